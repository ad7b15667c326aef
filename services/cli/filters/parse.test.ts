import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readerOf } from '@newswatch/feeds';
import { recordStreams } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTerminal } from '../terminal.ts';
import { type ParseOptions, parseInputs } from './parse.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newswatch-parse-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function parse(options: Partial<ParseOptions>, { input = '', isTTY = false } = {}) {
  const streams = recordStreams({ input, isTTY });
  const exit = await parseInputs(openTerminal(streams, { NO_COLOR: '1' }), {
    files: [],
    reader: readerOf(),
    ...options,
  });
  const answers = isTTY ? [] : streams.stdout.lines.map((line): unknown => JSON.parse(line));
  return { exit, answers, out: streams.stdout.text, err: streams.stderr.text };
}

const FEED = `<rss version="2.0"><channel><title>Новости &amp; всё</title><link>/</link>
  <description>&lt;b&gt;Все&lt;/b&gt;&lt;script&gt;x&lt;/script&gt;</description><managingEditor>a@b.example (Анна)</managingEditor>
  <lastBuildDate>Mon, 20 Oct 2025 10:00:00 MSK</lastBuildDate>
  <item><title>&lt;i&gt;Порт&lt;/i&gt; &amp;amp; Актау</title><link>/1</link><guid>n-1</guid>
  <description>&lt;a href="/x" onclick="y"&gt;Кратко&lt;/a&gt;&lt;img src="javascript:z"&gt;</description>
  <pubDate>20 октября 2025, 14:35</pubDate><category>a</category><enclosure url="/1.jpg" type="image/jpeg"/></item>
  <item><title>Без дат</title><pubDate>вчера</pubDate></item></channel></rss>`;

const line = (fields: object): string => `${JSON.stringify(fields)}\n`;
const encoded = (text: string): string => Buffer.from(text).toString('base64');

describe('newswatch parse', () => {
  it('prints what a feed says, with plain titles, sanitized HTML, ISO dates and absolute links', async () => {
    const path = file('feed.xml', FEED);
    const { exit, answers } = await parse({ files: [path], url: 'https://news.example/rss' });
    expect(exit).toBe(0);
    expect(answers).toEqual([
      {
        file: path,
        format: 'rss',
        charset: 'utf-8',
        feed: {
          title: 'Новости & всё',
          link: 'https://news.example/',
          subtitle: '<b>Все</b>',
          author: 'a@b.example (Анна)',
          author_name: 'Анна',
          updated: '2025-10-20T07:00:00.000Z',
          tags: [],
        },
        items: [
          {
            title: 'Порт & Актау',
            link: 'https://news.example/1',
            id: 'n-1',
            summary: '<a href="https://news.example/x">Кратко</a><img />',
            published: '2025-10-20T14:35:00.000Z',
            updated: '2025-10-20T14:35:00.000Z',
            tags: ['a'],
            enclosures: ['https://news.example/1.jpg'],
          },
          { title: 'Без дат', tags: [], enclosures: [] },
        ],
      },
    ]);
  });

  it('reads standard input, in the charset that it is in', async () => {
    const koi8 = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="koi8-r"?><rss><channel><title>'),
      Buffer.from([0xf0, 0xcf, 0xd2, 0xd4]),
      Buffer.from('</title></channel></rss>'),
    ]);
    const streams = recordStreams({ input: koi8 });
    await parseInputs(openTerminal(streams, {}), { files: ['-'], reader: readerOf() });
    expect(JSON.parse(streams.stdout.text)).toMatchObject({
      file: '-',
      charset: 'koi8-r',
      feed: { title: 'Порт' },
    });
  });

  it('goes on after a file that is no feed or not there, and ends with 1', async () => {
    const [page, feed, none] = [
      file('page.html', '<html></html>'),
      file('feed.xml', FEED),
      join(folder, 'none'),
    ];
    const { exit, answers } = await parse({ files: [page, none, feed] });
    expect(exit).toBe(1);
    expect(answers).toMatchObject([
      { file: page, err: { code: 'not-a-feed' } },
      { file: none, err: { code: 'file-unreadable' } },
      { file: feed, items: [{ link: '/1' }, {}] },
    ]);
  });

  it('answers a batch line by line, also what it cannot read, and ends well', async () => {
    const input =
      line({
        id: 1,
        path: 'a.xml',
        headers: { 'X-URL': 'https://news.example/a' },
        bytes_b64: encoded(FEED),
      }) +
      '\n' +
      line({
        id: 'b',
        url: 'https://news.example/b',
        headers: { 'Content-Location': 'https://c.example/', 'Content-Language': 'kk' },
        bytes_b64: encoded('<feed><entry><link href="x"/></entry></feed>'),
      }) +
      line({ id: 3, bytes_b64: encoded('no feed') }) +
      line({ id: 4 }) +
      line({ id: 5, bytes_b64: '*' }) +
      '{\n';
    const { exit, answers } = await parse({ batch: true }, { input });
    expect(exit).toBe(0);
    expect(answers).toMatchObject([
      {
        id: 1,
        out: { feed: { link: 'https://news.example/' }, items: [{ link: 'https://news.example/1' }, {}] },
      },
      { id: 'b', out: { feed: { language: 'kk' }, items: [{ link: 'https://c.example/x' }] } },
      { id: 3, err: { code: 'not-a-feed' } },
      { id: 4, err: { code: 'line-invalid' } },
      { id: 5, err: { code: 'line-invalid' } },
      { file: '-', line: 7, err: { code: 'line-invalid' } },
    ]);
  });

  it('refuses files beside --batch', async () => {
    await expect(parse({ batch: true, files: ['a'] })).rejects.toMatchObject({ code: 'usage-wrong' });
  });

  it('shows a person the charset and why, and the items', async () => {
    const { out } = await parse({ files: [file('feed.xml', FEED)] }, { isTTY: true });
    expect(out).toMatch(/feed\.xml.*: rss, utf-8 \(valid UTF-8\), 2 items, Новости & всё\n/);
    expect(out).toMatch(/20 октября 2025, 14:35 +Порт & Актау\n/);
  });

  it('reads with the reader that is asked for', async () => {
    const broken = file('broken.xml', '<rss><channel><item><title>a & b</title></item></channel></rss>');
    expect(await parse({ files: [broken] })).toMatchObject({
      exit: 0,
      answers: [{ items: [{ title: 'a & b' }] }],
    });
    expect(await parse({ files: [broken], reader: readerOf('rss-parser') })).toMatchObject({
      exit: 1,
      answers: [{ err: { code: 'feed-broken' } }],
    });
  });

  it.each([
    '&lt;script&gt;a',
    '&amp;lt;meta x&gt;a',
    '&amp;amp;lt;b onclick=x&gt;a',
    '&lt;form',
    '&lt;x y=z',
  ])('leaves no tag in a title, however often it was escaped: %s', async (title) => {
    const feed = file('feed.xml', `<feed><title type="html">${title}</title></feed>`);
    const { out } = await parse({ files: [feed] });
    expect(out).not.toMatch(/<[a-z]/);
  });
});
