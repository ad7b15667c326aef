import { afterEach, describe, expect, it } from 'vitest';
import { type Newsroom, startNewsroom } from './newsroom.ts';
import { encodeWindows1251 } from './windows-1251.ts';

const feeds = [
  { name: 'caspian', format: 'rss', charset: 'windows-1251', title: 'Каспий', language: 'ru' },
  {
    name: 'steppe',
    format: 'atom',
    charset: 'utf-8',
    title: 'Дала & Co',
    language: 'kk',
    site: 'https://dala.example',
  },
] as const;

let newsroom: Newsroom | undefined;
const open = async (): Promise<Newsroom> => (newsroom = await startNewsroom({ feeds }));
afterEach(async () => newsroom?.close());

describe('startNewsroom', () => {
  it('serves a feed in windows-1251 that decodes to what was published', async () => {
    const room = await open();
    room.publish('caspian', { title: 'Порт «Актау» № 1', text: 'Первый.\n\nВторой <абзац>.' });
    const response = await fetch(room.feedUrl('caspian'));
    const bytes = await response.arrayBuffer();
    const text = new TextDecoder('windows-1251').decode(bytes);
    expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=windows-1251');
    expect(text).toContain('<title>Порт «Актау» № 1</title>');
    expect(text).toContain(
      '&lt;p&gt;Первый.&lt;/p&gt;&lt;p&gt;Второй &amp;lt;абзац&amp;gt;.&lt;/p&gt;</description>',
    );
    expect(bytes.byteLength).toBe(text.length);
  });

  it('serves Atom with the newest article on top, under the address of its site', async () => {
    const room = await open();
    room.publish('steppe', { slug: 'bir', title: 'Бірінші', text: 'Мәтін.' });
    expect(room.publish('steppe', { slug: 'eki', title: 'Екінші', text: 'Мәтін.' })).toBe(
      'https://dala.example/eki',
    );
    const text = await (await fetch(room.feedUrl('steppe'))).text();
    expect(text).toContain('<title>Дала &amp; Co</title>');
    expect(text.indexOf('Екінші')).toBeLessThan(text.indexOf('Бірінші'));
  });

  it('answers 304 to its own validators until something is published', async () => {
    const room = await open();
    const url = room.feedUrl('steppe');
    const first = await fetch(url);
    const etag = first.headers.get('etag') ?? '';
    const since = first.headers.get('last-modified') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(url, { headers: { 'if-modified-since': since } })).status).toBe(304);
    room.publish('steppe', { title: 'Жаңа', text: 'Мәтін.' });
    const again = await fetch(url, { headers: { 'if-none-match': etag, 'if-modified-since': since } });
    expect(again.status).toBe(200);
  });

  it('takes a second article of the same slug for a correction', async () => {
    const room = await open();
    room.publish('steppe', { slug: 'bir', title: 'Қате', text: 'Мәтін.' });
    room.publish('steppe', { slug: 'bir', title: 'Дұрыс', text: 'Мәтін.' });
    const text = await (await fetch(room.feedUrl('steppe'))).text();
    expect(text.match(/<entry>/g)).toHaveLength(1);
    expect(text).toContain('Дұрыс');
  });

  it('misbehaves as told, and stops when told, and keeps a log of both', async () => {
    const room = await open();
    room.answerWith('caspian', { status: 503, headers: { 'retry-after': '5' }, body: 'busy' });
    const busy = await fetch(room.feedUrl('caspian'));
    expect([busy.status, busy.headers.get('retry-after'), await busy.text()]).toEqual([503, '5', 'busy']);
    room.answerWith('caspian', undefined);
    expect((await fetch(room.feedUrl('caspian'))).status).toBe(200);
    expect(room.requests.map(({ path, status }) => [path, status])).toEqual([
      ['/caspian.xml', 503],
      ['/caspian.xml', 200],
    ]);
  });

  it('names its feeds on the front page', async () => {
    const room = await open();
    const page = await (await fetch(room.url)).text();
    expect(page).toContain(`type="application/rss+xml" title="Каспий" href="${room.feedUrl('caspian')}"`);
    expect((await fetch(`${room.url}/elsewhere`)).status).toBe(404);
  });

  it('refuses to publish in a feed that it does not have', async () => {
    const room = await open();
    expect(() => room.publish('nowhere', { title: '', text: '' })).toThrow('There is no feed nowhere.');
  });
});

describe('encodeWindows1251', () => {
  it('writes what the charset lacks as character references', () => {
    expect(new TextDecoder('windows-1251').decode(encodeWindows1251('Дәліз — ё'))).toBe('Д&#1241;ліз — ё');
  });
});
