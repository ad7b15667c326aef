import { describe, expect, it } from 'vitest';
import type { FeedReader } from './feed-reader.ts';

const url = 'https://news.example/feeds/rss.xml';

/** What every reader does. */
export function feedReaderConformance(reader: FeedReader): void {
  const read = (text: string) => reader.read(text, { url });
  const rss = (items: string, version = ' version="2.0"', channel = ''): string =>
    `<?xml version="1.0"?><rss${version} xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:yandex="http://news.yandex.ru"><channel>${channel}${items}</channel></rss>`;
  const only = async (text: string) => (await read(text)).items[0];

  describe(`the reader ${reader.name}, given an RSS document`, () => {
    it('gives the feed and every field of an item', async () => {
      const document = await read(
        rss(
          `<item><title>Порт «Актау»</title><link>https://news.example/1?a=1&amp;b=2</link>
          <guid isPermaLink="false">n-1</guid><description><![CDATA[<p>Кратко</p>]]></description>
          <content:encoded><![CDATA[<p>Полностью</p>]]></content:encoded><dc:creator>А. Иванов</dc:creator>
          <pubDate>Mon, 20 Oct 2025 10:00:00 +0300</pubDate><dc:language>ru</dc:language>
          <source url="https://trend.example/">Trend</source>
          <category domain="x">Транспорт</category><category>Экономика</category><category>Экономика</category>
          <enclosure url="https://news.example/1.jpg" type="image/jpeg" length="1"/><enclosure url="/1.mp3"/></item>`,
          ' version="2.0"',
          '<title>Новости</title><link>https://news.example/</link><description>Все</description><language>ru</language>',
        ),
      );
      expect(document).toEqual({
        format: 'rss',
        feed: { title: 'Новости', link: 'https://news.example/', subtitle: 'Все', language: 'ru' },
        items: [
          {
            guid: 'n-1',
            link: 'https://news.example/1?a=1&b=2',
            title: 'Порт «Актау»',
            summary: '<p>Кратко</p>',
            content: '<p>Полностью</p>',
            author: 'А. Иванов',
            published: 'Mon, 20 Oct 2025 10:00:00 +0300',
            language: 'ru',
            outlet: 'Trend',
            tags: ['Транспорт', 'Экономика'],
            enclosures: [
              { url: 'https://news.example/1.jpg', type: 'image/jpeg' },
              { url: 'https://news.example/1.mp3' },
            ],
          },
        ],
      });
    });

    it('takes the full text from yandex:full-text', async () => {
      const item = await only(
        rss('<item><title>a</title><yandex:full-text>Весь текст</yandex:full-text></item>'),
      );
      expect(item).toMatchObject({ content: 'Весь текст' });
    });

    it.each([
      ['a link beside an atom:link', '<link>/1</link><atom:link href="/2"/>', 'https://news.example/1'],
      [
        'an empty link and an atom:link',
        '<link/><atom:link href="/2" rel="alternate"/>',
        'https://news.example/2',
      ],
      ['a guid that is a permalink', '<guid>https://news.example/3</guid>', 'https://news.example/3'],
      ['a guid that is none', '<guid isPermaLink="false">https://news.example/3</guid>', undefined],
      ['a guid that is no address', '<guid>4</guid>', undefined],
    ])('takes the link from %s', async (_, elements, link) => {
      expect((await only(rss(`<item><title>a</title>${elements}</item>`)))?.link).toBe(link);
    });

    it.each([
      ['<author>anna@news.example (Анна Ли)</author>', 'Анна Ли'],
      ['<author>Анна Ли (anna@news.example)</author>', 'Анна Ли'],
      ['<author>anna@news.example</author>', 'anna@news.example'],
      ['<dc:creator>Анна Ли</dc:creator>', 'Анна Ли'],
    ])('reads the author in %s', async (element, author) => {
      expect(await only(rss(`<item><title>a</title>${element}</item>`))).toMatchObject({ author });
    });

    it.each(['', ' version="0.91"', ' version="0.92"', ' version="3.0"'])(
      'reads it with version attribute "%s"',
      async (version) => {
        expect(await only(rss('<item><title>a</title></item>', version))).toMatchObject({ title: 'a' });
      },
    );

    it('lets it have no items, and leaves out entries that say nothing', async () => {
      expect((await read(rss(''))).items).toEqual([]);
      expect((await read(rss('<item/><item> </item><item><title/></item>'))).items).toEqual([]);
    });

    it('lets it nest elements deeply', async () => {
      const deep = `${'<b>'.repeat(20_000)}${'</b>'.repeat(20_000)}`;
      const item = await only(rss(`<item><title>a</title><description>${deep}</description></item>`));
      expect(item).toMatchObject({ title: 'a' });
    });

    it('lets it carry an element with a dangerous name', async () => {
      const item = await only(
        rss(
          '<item><__proto__><title>x</title></__proto__><title>a</title><constructor>y</constructor></item>',
        ),
      );
      expect(item).toMatchObject({ title: 'a' });
    });
  });

  describe(`the reader ${reader.name}, given an RDF document`, () => {
    it('reads it', async () => {
      const document = await read(
        `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/"><channel><title>t</title></channel>
       <item rdf:about="https://news.example/1"><title>a</title><link>https://news.example/1</link><dc:date>2025-10-20T10:00:00Z</dc:date></item></rdf:RDF>`,
      );
      expect(document).toMatchObject({
        format: 'rdf',
        feed: { title: 't' },
        items: [{ title: 'a', guid: 'https://news.example/1', published: '2025-10-20T10:00:00Z' }],
      });
    });
  });

  describe(`the reader ${reader.name}, given an Atom document`, () => {
    const atom = (entry: string): string =>
      `<?xml version="1.0"?><!-- made --><feed xmlns="http://www.w3.org/2005/Atom"><title type="html">t</title>
     <link rel="self" href="/atom.xml"/><link href="/"/><entry>${entry}</entry></feed>`;

    it('gives the feed and every field of an entry', async () => {
      const document = await read(
        atom(`<id>urn:1</id><title type="html">a – b</title><link rel="edit" href="/edit"/><link href="/1"/>
        <link rel="enclosure" href="/1.jpg" type="image/jpeg"/><summary>s</summary><content type="html">&lt;p&gt;c&lt;/p&gt;</content>
        <author><name>Анна</name></author><published>2025-10-20T10:00:00Z</published><updated>2025-10-20T11:00:00Z</updated>
        <category term="transport" label="Транспорт"/><category term="economy"/><source><title>Trend</title></source>`),
      );
      expect(document).toEqual({
        format: 'atom',
        feed: { title: 't', link: 'https://news.example/' },
        items: [
          {
            guid: 'urn:1',
            link: 'https://news.example/1',
            title: 'a – b',
            summary: 's',
            content: '<p>c</p>',
            author: 'Анна',
            published: '2025-10-20T10:00:00Z',
            updated: '2025-10-20T11:00:00Z',
            outlet: 'Trend',
            tags: ['transport', 'economy', 'Транспорт'],
            enclosures: [{ url: 'https://news.example/1.jpg', type: 'image/jpeg' }],
          },
        ],
      });
    });

    it('keeps the words of xhtml content in order', async () => {
      const item = await only(
        atom('<title>a</title><content type="xhtml"><div>1 <b>2</b> 3 <i>4</i> <b>5</b></div></content>'),
      );
      expect(item?.content).toBe('<div>1 <b>2</b> 3 <i>4</i> <b>5</b></div>');
    });

    it('keeps the words of markup that nobody escaped', async () => {
      const summary = 'Участники <b>Среднего коридора</b> <br/>собрались';
      const item = await only(atom(`<title>a</title><summary>${summary}</summary>`));
      expect(item?.summary).toBe(summary);
    });

    it('is not lost by one bad date nor by a link without attributes', async () => {
      const item = await only(
        atom(
          '<title>a</title><link>https://news.example/1</link><updated>Пн, 20 окт 2025 10:00:00 +0300</updated>',
        ),
      );
      expect(item).toMatchObject({
        link: 'https://news.example/1',
        published: 'Пн, 20 окт 2025 10:00:00 +0300',
      });
    });
  });

  describe(`the reader ${reader.name}, given what is not a feed`, () => {
    it.each([
      ['<!DOCTYPE html><html><head><title>x</title></head></html>', 'it is an HTML page'],
      [
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="h"/>',
        'it is an HTML page',
      ],
      ['<p>404', 'it is an HTML page'],
      ['<div>see <html><body>&lt;rss&gt;</body></html>', 'it is an HTML page'],
      ['Not found', 'it is no XML document'],
      ['', 'it is empty'],
      [' \n', 'it is empty'],
      ['{"version":"https://jsonfeed.org/version/1.1"}', 'it is JSON'],
      ['<?xml version="1.0"?><urlset xmlns="s"><url/></urlset>', 'its root element is <urlset>'],
    ])('names it: %s', async (text, problem) => {
      await expect(read(text)).rejects.toMatchObject({ code: 'not-a-feed', details: { url, problem } });
    });
  });
}
