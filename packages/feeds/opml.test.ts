import { NewswatchError, feedId } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { readOpml } from './read-opml.ts';
import { writeOpml } from './write-opml.ts';

const list = (body: string): string => `<?xml version="1.0"?><opml version="1.0"><body>${body}</body></opml>`;
const feed = (url: string, fields: object = {}) => ({
  id: feedId(url),
  url,
  createdAt: '2025-10-20T10:00:00.000Z',
  intervalSeconds: 300,
  ...fields,
});

describe('an OPML list', () => {
  it('gives feeds with titles, languages, folders and categories', () => {
    const text = list(`
      <outline text="Казахстан"><outline text="Порты" title="Порты и пути">
        <outline type="rss" text="Trend" title="Тренд &amp; Ко" xmlUrl="https://trend.example/rss" htmlUrl="https://trend.example/" language="ru" category="/Боспор/Порты,Казахстан/Порты и пути, ,тег"/>
      </outline>
      <outline text="Zakon" xmlUrl=" https://zakon.example/rss "/></outline>
      <outline type="rss" text="https://plain.example/rss" xmlUrl="https://plain.example/rss"/>`);
    expect(readOpml(text)).toEqual([
      {
        url: 'https://trend.example/rss',
        title: 'Тренд & Ко',
        language: 'ru',
        tags: ['Казахстан/Порты и пути', 'Боспор/Порты', 'тег'],
      },
      { url: 'https://zakon.example/rss', title: 'Zakon', tags: ['Казахстан'] },
      { url: 'https://plain.example/rss', tags: [] },
    ]);
  });

  it('is read as programs really write it', () => {
    const text = `<OPML><BODY><Outline TITLE="A & B" XMLURL="https://a.example/?x=1&y=2"/>
      <outline type="rss" text="Без адреса"/><outline text="Заметка"/>
      <outline xmlUrl="feed://b.example/rss" text="&lt;b&gt;B&lt;/b&gt;">
      <outline xmlUrl="feed:https://c.example/rss">`;
    expect(readOpml(text)).toEqual([
      { url: 'https://a.example/?x=1&y=2', title: 'A & B', tags: [] },
      { url: '', title: 'Без адреса', tags: [] },
      { url: 'http://b.example/rss', title: 'B', tags: [] },
      { url: 'https://c.example/rss', tags: [] },
    ]);
  });

  it('with __proto__ in it, or an entity bomb, is harmless', () => {
    const bomb = `<!DOCTYPE opml [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>`;
    const text = `<?xml version="1.0"?>${bomb}<opml><__proto__ xmlUrl="x"><outline __proto__="y" text="&b;" xmlUrl="https://a.example/"/></opml>`;
    expect(readOpml(text)).toEqual([{ url: 'https://a.example/', title: '&b;', tags: [] }]);
  });

  it('that nests without end is answered in time', () => {
    const started = performance.now();
    readOpml(`<opml>${'<outline text="x">'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it.each(['', 'text', '{"a":1}', '<rss><channel/></rss>', '<html><body>'])('is not %s', (text) => {
    expect(() => readOpml(text)).toThrow(NewswatchError);
  });
});

describe('feeds written as OPML', () => {
  const feeds = [
    feed('https://trend.example/rss?a=1&b=2', {
      title: 'Тренд "А" <b>\u0001\n&amp;',
      language: 'ru',
      tags: ['Казахстан/Порты', 'важное'],
    }),
    feed('https://zakon.example/rss', { tags: ['Казахстан'] }),
    feed('https://plain.example/rss'),
  ];

  it('stand in folders, escaped', () => {
    expect(writeOpml(feeds, '2025-10-20T10:00:00.000Z')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>newswatch feeds</title>
    <dateCreated>Mon, 20 Oct 2025 10:00:00 GMT</dateCreated>
  </head>
  <body>
    <outline text="Казахстан">
      <outline text="Порты">
        <outline type="rss" text="Тренд &quot;А&quot; &lt;b&gt; &amp;amp;" title="Тренд &quot;А&quot; &lt;b&gt; &amp;amp;" xmlUrl="https://trend.example/rss?a=1&amp;b=2" language="ru" category="Казахстан/Порты,важное"/>
      </outline>
      <outline type="rss" text="https://zakon.example/rss" xmlUrl="https://zakon.example/rss" category="Казахстан"/>
    </outline>
    <outline type="rss" text="https://plain.example/rss" xmlUrl="https://plain.example/rss"/>
  </body>
</opml>
`);
  });

  it('are the same when they are read again', () => {
    const again = readOpml(writeOpml(feeds, '2025-10-20T10:00:00.000Z'));
    expect(again.map(({ url, tags }) => ({ url, tags }))).toEqual(
      feeds.map(({ url, ...rest }) => ({ url, tags: 'tags' in rest ? rest.tags : [] })),
    );
  });
});
