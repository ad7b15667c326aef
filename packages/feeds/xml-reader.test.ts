import { describe, expect, it } from 'vitest';
import { feedReaderConformance } from './feed-reader.conformance.ts';
import type { FeedOrigin } from './feed-origin.ts';
import { xmlReader } from './xml-reader.ts';

const url = 'https://news.example/feeds/rss.xml';
const read = (text: string, origin: Partial<FeedOrigin> = {}) => xmlReader().read(text, { url, ...origin });
const rss = (items: string, namespaces = ''): string =>
  `<?xml version="1.0"?><rss version="2.0"${namespaces}><channel>${items}</channel></rss>`;
const atom = (inside: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}>${inside}</feed>`;
const item = async (inside: string, namespaces = '') =>
  (await read(rss(`<item>${inside}</item>`, namespaces))).items[0];
const entry = async (inside: string, attributes = '') =>
  (await read(atom(`<entry>${inside}</entry>`, attributes))).items[0];

feedReaderConformance(xmlReader());

describe('an element', () => {
  it.each([
    [
      'under another prefix',
      ' xmlns:x="http://purl.org/rss/1.0/modules/content/"',
      '<x:encoded>c</x:encoded>',
    ],
    ['under a prefix that nobody declared', '', '<content:encoded>c</content:encoded>'],
    [
      'of an address that is mistyped',
      ' xmlns:content="http://purl.org/content"',
      '<content:encoded>c</content:encoded>',
    ],
    [
      'of an address in capitals',
      ' xmlns:c="HTTP://PURL.ORG/RSS/1.0/modules/content"',
      '<c:encoded>c</c:encoded>',
    ],
    ['declared on itself', '', '<e:encoded xmlns:e="http://purl.org/rss/1.0/modules/content/">c</e:encoded>'],
    ['of Yandex', ' xmlns:y="http://news.yandex.ru"', '<y:full-text>c</y:full-text>'],
    ['of Turbo', ' xmlns:turbo="http://turbo.yandex.ru"', '<turbo:content>c</turbo:content>'],
  ])('%s is known', async (_, namespaces, inside) => {
    expect(await item(inside, namespaces)).toMatchObject({ content: 'c' });
  });

  it.each([
    [
      'another namespace under a known prefix',
      ' xmlns:dc="http://search.yahoo.com/mrss/"',
      '<dc:creator>x</dc:creator>',
    ],
    ['a stranger with a known name', ' xmlns:x="http://strange.example/"', '<x:author>x</x:author>'],
  ])('of %s is not taken for it', async (_, namespaces, inside) => {
    expect(await item(`<title>a</title>${inside}`, namespaces)).toEqual({
      title: 'a',
      tags: [],
      enclosures: [],
    });
  });

  it.each([
    '<title>a</title><media:title>b</media:title><dc:title>c</dc:title>',
    '<media:title>b</media:title><dc:title>c</dc:title><title>a</title>',
    '<strange><title>b</title></strange><title>a</title>',
    '<media:group><media:title>b</media:title></media:group><title>a</title>',
    '<title>a</title><title>b</title>',
    '<title></title><title>a</title>',
  ])('that says it best counts, in whatever order: %s', async (inside) => {
    expect(await item(inside)).toMatchObject({ title: 'a' });
  });

  it('counts for what it stands in', async () => {
    const { feed, items } = await read(
      rss(
        `<title>f</title><image><title>i</title><link>https://i.example/</link></image><textInput><link>https://t.example/</link></textInput>
         <item><source url="s"><title>s</title><id>s</id><link href="https://s.example/"/></source><title>a</title></item>`,
      ),
    );
    expect(feed).toEqual({ title: 'f' });
    expect(items).toEqual([{ title: 'a', outlet: 's', tags: [], enclosures: [] }]);
  });

  it('gives dates, authors, tags and the id of a feed', async () => {
    const { feed } = await read(
      rss(
        `<managingEditor>anna@news.example (Анна Ли)</managingEditor><pubDate>Mon, 20 Oct 2025 10:00:00 GMT</pubDate>
         <lastBuildDate>Mon, 20 Oct 2025 11:00:00 GMT</lastBuildDate><category>a</category><atom:id>urn:f</atom:id>`,
      ),
    );
    expect(feed).toEqual({
      id: 'urn:f',
      author: 'Анна Ли',
      byline: 'anna@news.example (Анна Ли)',
      published: 'Mon, 20 Oct 2025 10:00:00 GMT',
      updated: 'Mon, 20 Oct 2025 11:00:00 GMT',
      tags: ['a'],
    });
  });

  it.each([
    ['<description>d</description><summary>s</summary>', 'd', 's'],
    ['<description>d</description><itunes:summary>s</itunes:summary>', 'd', 's'],
    [
      '<description>d</description><itunes:summary>s</itunes:summary><content:encoded>c</content:encoded>',
      'd',
      'c',
    ],
    ['<content:encoded>c</content:encoded><yandex:full-text>y</yandex:full-text>', undefined, 'y'],
    ['<description>d</description><description>e</description>', 'd', undefined],
  ])('of a second summary is the content: %s', async (inside, summary, content) => {
    const found = await item(inside);
    expect([found?.summary, found?.content]).toEqual([summary, content]);
  });

  it.each([
    ['<media:thumbnail url="/t.jpg"/>', { url: 'https://news.example/t.jpg', type: 'image/*' }],
    [
      '<media:group><media:content url="/v" medium="video"/></media:group>',
      { url: 'https://news.example/v', type: 'video/*' },
    ],
    ['<itunes:image href="/i.png"/>', { url: 'https://news.example/i.png', type: 'image/*' }],
    [
      '<link rel="enclosure" href="/a.mp3" type="audio/mpeg"/>',
      { url: 'https://news.example/a.mp3', type: 'audio/mpeg' },
    ],
  ])('encloses: %s', async (inside, enclosure) => {
    expect((await item(inside))?.enclosures).toEqual([enclosure]);
  });

  it.each([
    ['<itunes:keywords>a, b ,,c</itunes:keywords>', ['a', 'b', 'c']],
    ['<itunes:category text="a"><itunes:category text="b"/></itunes:category>', ['a', 'b']],
    ['<media:category label="L">x</media:category><dc:subject>b</dc:subject>', ['L', 'b']],
  ])('tags: %s', async (inside, tags) => {
    expect((await item(inside))?.tags).toEqual(tags);
  });

  it.each([
    ['<author><name>Анна</name><email>a@b.example</email></author>', 'Анна', 'Анна (a@b.example)'],
    ['<author><email>a@b.example</email></author>', 'a@b.example', undefined],
    ['<author>Анна Ли &lt;a@b.example&gt;</author>', 'Анна Ли', 'Анна Ли <a@b.example>'],
    ['<author/><dc:creator>Б</dc:creator>', 'Б', undefined],
    ['<itunes:author>В</itunes:author>', 'В', undefined],
  ])('names the author: %s', async (inside, author, byline) => {
    const found = await item(inside);
    expect([found?.author, found?.byline]).toEqual([author, byline]);
  });
});

describe('a link', () => {
  it.each([
    [
      '<link rel="alternate" type="application/pdf" href="/p"/><link rel="alternate" type="text/html" href="/h"/>',
      'https://news.example/h',
    ],
    [
      '<link rel="enclosure">https://e.example/</link><link rel="alternate">https://a.example/</link>',
      'https://a.example/',
    ],
    ['<link rel="http://www.iana.org/assignments/relation/alternate" href="/h"/>', 'https://news.example/h'],
    ['<link rel="self" href="/s"/><link rel="replies" href="/r"/>', undefined],
    ['<link href="javascript:alert(1)"/>', undefined],
    ['<link href=" java\nscript:alert(1)"/>', undefined],
    ['<link href="/б?а=1&amp;c=2"/>', 'https://news.example/%D0%B1?%D0%B0=1&c=2'],
    ['<link href="https://news.example/б"/>', 'https://news.example/б'],
  ])('is chosen: %s', async (inside, link) => {
    expect((await entry(`<title>a</title>${inside}`))?.link).toBe(link);
  });

  it.each([
    [{}, '', 'https://news.example/l'],
    [{ contentLocation: 'https://c.example/x/y' }, '', 'https://c.example/l'],
    [{ contentLocation: '/x/' }, '', 'https://news.example/l'],
    [{ contentLocation: 'javascript:alert(1)' }, '', 'https://news.example/l'],
    [{ contentLocation: 'https://c.example/' }, ' xml:base="https://b.example/"', 'https://b.example/l'],
    [{}, ' xml:base="javascript:alert(1)"', 'https://news.example/l'],
  ])('resolves against the best base: %j%s', async (origin, base, link) => {
    const { items } = await read(atom('<entry><link href="/l"/></entry>', base), origin);
    expect(items[0]).toMatchObject({ link });
  });

  it('of a text resolves against the base there, and is left alone where it is whole', async () => {
    const found = await entry(
      `<content xml:base="c/" type="html">&lt;a href="d?e=1&amp;amp;f"&gt;&lt;img src='/i' alt="src=x"&gt; &lt;a href="https://o.example/%20x"&gt;</content>
       <summary type="xhtml"><div><a href="s">x</a></div></summary>`,
      ' xml:base="https://b.example/a/"',
    );
    expect(found?.content).toBe(
      '<a href="https://b.example/a/c/d?e=1&amp;f"><img src="https://b.example/i" alt="src=x"> <a href="https://o.example/%20x">',
    );
    expect(found?.summary).toBe('<div><a href="https://b.example/a/s">x</a></div>');
  });

  it('is no id: only an id that is a path is resolved', async () => {
    expect(await entry('<id>/1</id>')).toMatchObject({ guid: 'https://news.example/1' });
    expect(await entry('<id>n-1</id>')).toMatchObject({ guid: 'n-1' });
  });
});

describe('a language', () => {
  it.each([
    ['<feed xml:lang="ru"/>', {}, 'ru'],
    ['<feed lang="ru"/>', {}, 'ru'],
    ['<feed xml:lang="en_US"/>', {}, 'en-US'],
    ['<feed/>', { contentLanguage: 'kk, ru' }, 'kk'],
    ['<feed xml:lang="ru"/>', { contentLanguage: 'kk' }, 'ru'],
    ['<rss xml:lang="ru"><channel><language>az</language></channel></rss>', {}, 'az'],
    ['<rss><channel><dc:language>az</dc:language></channel></rss>', {}, 'az'],
    ['<feed xml:lang=""/>', {}, undefined],
  ])('of a feed: %s %j', async (text, origin, language) => {
    expect((await read(text, origin)).feed.language).toBe(language);
  });

  it('of an entry is that of the entry or its text, not that of the feed', async () => {
    expect(await entry('<title xml:lang="kk">a</title>', ' xml:lang="ru"')).toMatchObject({ language: 'kk' });
    expect(await entry('<title>a</title>', ' xml:lang="ru"')).not.toHaveProperty('language');
  });
});

describe('a text', () => {
  it.each([
    ['<title>a &amp;amp; b &amp;laquo;c&amp;raquo;</title>', 'a & b «c»'],
    ['<title>a <![CDATA[& <b>b</b>]]> c</title>', 'a & b c'],
    ['<title>AT&T &copy; &unknown; &#8212; &#x2014;</title>', 'AT&T © &unknown; — —'],
    ['<title>a\n  b&nbsp;c</title>', 'a b c'],
    ['<title>Порт <i>Актау</i> растёт</title>', 'Порт Актау растёт'],
    ['<title><![CDATA[<img src="/i.jpg" alt="Порт">]]></title>', 'Порт'],
    ['<title><![CDATA[<img src="/i.jpg">]]></title>', 'https://news.example/i.jpg'],
    ['<title>a&#0;b&#1;c\u0001d&#xD800;e</title>', 'abcde'],
    ['<title>&#147;a&#148; \u0093b\u0094</title>', '“a” “b”'],
    ['<title>&lang;a&rang;</title>', '\u2329a\u232a'],
    ['<title><!-- no -->a<?php x ?></title>', 'a'],
  ])('of a title is plain: %s', async (inside, title) => {
    expect(await item(inside)).toMatchObject({ title });
  });

  it.each([
    ['<content>1 &lt; 2 &amp; 3</content>', '1 &lt; 2 &amp; 3'],
    ['<content type="text">&lt;b&gt;</content>', '&lt;b&gt;'],
    ['<content type="html">&lt;b&gt;x&lt;/b&gt; &amp;lt;</content>', '<b>x</b> &lt;'],
    [
      '<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml">a &lt; <x:b>b</x:b><x:br/></x:div></content>',
      '<div xmlns:x="http://www.w3.org/1999/xhtml">a &lt; <b>b</b><br/></div>',
    ],
    ['<content type="application/xhtml+xml"><div>a<![CDATA[<b>]]></div></content>', '<div>a&lt;b&gt;</div>'],
    ['<content mode="base64">0J/QvtGA0YI=</content>', 'Порт'],
    ['<content type="image/png">not base64!</content>', 'not base64!'],
  ])('of Atom is HTML, whatever its type: %s', async (inside, content) => {
    expect(await entry(inside)).toMatchObject({ content });
  });

  it('may use entities that the document declares, and no others', async () => {
    const doctype = `<!DOCTYPE rss [<!ENTITY n "Актау"><!ENTITY quot2 '&#171;'><!ENTITY m "&n;&n;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const { items } = await read(
      `${doctype}${rss('<item><title>&n; &quot2; &m; &x;</title></item>').slice(21)}`,
    );
    expect(items).toMatchObject([{ title: 'Актау « &m; &x;' }]);
  });
});

describe('a document that is not well-formed', () => {
  it.each([
    ['bare ampersands', rss('<item><title>a & b</title><link>https://l.example/?a=1&b=2</link></item>')],
    [
      'HTML that nobody escaped',
      rss('<item><title>a & b</title><description>x<br>y<p>z</description></item>'),
    ],
    [
      'a warning before it',
      `<br />\n<b>Warning</b>: x in <b>/a.php</b> on line <b>3</b><br />\n${rss('<item><title>a & b</title></item>')}`,
    ],
    ['blank lines before it', `\n\n  ${rss('<item><title>a & b</title></item>')}`],
    ['an element that does not end', rss('<item><description>x<item><title>a & b</title></item>')],
    ['a text that does not end before the items', rss('<description>x<item><title>a & b</title></item>')],
    [
      'CDATA that does not end',
      rss('<item><title>a & b</title><description><![CDATA[x</description></item>'),
    ],
    [
      'a comment that does not end',
      rss('<item><title>a & b</title></item><!-- x <item><title>c</title></item>'),
    ],
    ['end tags that nobody opened', rss('</x></item></description><item></b><title>a & b</title></item>')],
    ['end tags in another case', rss('<item><title>a & b</TITLE></item>')],
    ['an end in the middle of a text', rss('<item><title>a & b</title></item><item><title>c').slice(0, -18)],
    ['an end in the middle of a tag', '<rss><channel><item><title>a & b</title><link'],
    ['no quotes', rss('<item><title>a & b</title><enclosure url=https://e.example/ type=a></item>')],
    ['junk between the items', rss('<item><title>a & b</title></item> x <y/> <item><z></item>')],
    ['no version and no declaration', '<rss><channel><item><title>a & b</title></item></channel></rss>'],
  ])('is read all the same: %s', async (_, text) => {
    const { items } = await read(text);
    expect(items.find(({ title }) => title === 'a & b')).toBeDefined();
    expect(items.length).toBeLessThanOrEqual(2);
  });

  it('keeps the entries beside a bad one', async () => {
    const { items } = await read(
      rss('<item><title>1</title></item><item><title>2</titel><link>x</item><item><title>3</title></item>'),
    );
    expect(items.map(({ title }) => title)).toEqual(['1', expect.stringContaining('2'), '3']);
  });

  it('gives no text that its end cuts off', async () => {
    const { items } = await read('<rss><channel><item><guid>1</guid><title>a</title><description>hal');
    expect(items).toEqual([{ guid: '1', title: 'a', tags: [], enclosures: [] }]);
  });

  it('is broken when it ends before its first item', async () => {
    await expect(read('<rss><channel><item><title>ha')).rejects.toMatchObject({ code: 'feed-broken' });
    expect(await read('<rss>')).toMatchObject({ items: [] });
  });
});

describe('a hostile document', () => {
  const LARGE = 100_000;
  it.each([
    [
      'of entities in entities',
      `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`).join('')}]><rss><channel><item><title>&a8;</title></item></channel></rss>`,
    ],
    [
      'of one long entity',
      `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(200)}">]><rss><channel><item><title>${'&a;'.repeat(LARGE)}</title></item></channel></rss>`,
    ],
    ['of open tags', `<rss><channel><item>${'<a>'.repeat(LARGE)}`],
    ['of open and foreign end tags', `<rss><channel><item>${'<a>'.repeat(LARGE)}${'</b>'.repeat(LARGE)}`],
    ['of open items', `<rss><channel>${'<item><title>'.repeat(LARGE)}`],
    [
      'of namespaces',
      `<rss><channel>${Array.from({ length: 30_000 }, (_, i) => `<a xmlns:n${i}="x">`).join('')}`,
    ],
    ['of names', `<rss><channel>${Array.from({ length: LARGE }, (_, i) => `<a${i}>`).join('')}`],
    [
      'of attributes',
      `<rss><channel><item ${Array.from({ length: LARGE }, (_, i) => `a${i}="x"`).join(' ')}/>`,
    ],
    ['of links', `<feed><entry>${'<link href="/a"/>'.repeat(LARGE)}</entry></feed>`],
    ['of bases', `<feed>${'<entry xml:base="a/">'.repeat(10_000)}</feed>`],
    ['of nested bases', `<feed>${'<x xml:base="a/">'.repeat(20_000)}</feed>`],
    [
      'of sections',
      `<rss><channel><title>${'<![CDATA['.repeat(LARGE)}<!--${'<!--'.repeat(LARGE)}<?${'<?'.repeat(LARGE)}`,
    ],
    ['of declarations', `<!DOCTYPE rss [${'<!ENTITY '.repeat(LARGE)}]><rss><channel/></rss>`],
    ['of blanks in a declaration', `<!DOCTYPE rss [<!ENTITY${' '.repeat(LARGE)}a]><rss><channel/></rss>`],
    ['of quotes', `<rss><channel><title ${'"'.repeat(LARGE)}>a</title></channel></rss>`],
    [
      'of tags in a text',
      `<rss><channel><item><description>${'&lt;a href='.repeat(LARGE)}</description></item></channel></rss>`,
    ],
    [
      'of blanks in a tag',
      `<rss><channel><item><description>&lt;a ${' '.repeat(LARGE)}href</description></item></channel></rss>`,
    ],
    [
      'of mail addresses',
      `<rss><channel><item><author>${'a@'.repeat(LARGE)}</author></item></channel></rss>`,
    ],
    [
      'of pictures in a title',
      `<rss><channel><item><title>${'&lt;img alt='.repeat(LARGE)}</title></item></channel></rss>`,
    ],
  ])('%s is read in time', async (_, text) => {
    // Time of the processor: other tests run beside this one.
    const started = process.cpuUsage();
    await read(text).catch(() => 'refused');
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });
});
