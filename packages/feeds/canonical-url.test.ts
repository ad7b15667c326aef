import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from './canonical-url.ts';

describe('a canonical URL', () => {
  it.each([
    ['HTTP://News.Example:80/A/', 'http://news.example/A'],
    ['https://www.news.example/x', 'https://www.news.example/x'],
    ['https://news.example/x#part', 'https://news.example/x'],
    [
      'https://news.example/?utm_source=a&UTM_medium=b&p=12&fbclid=z&yclid=1&ysclid=2&_openstat=3',
      'https://news.example/?p=12',
    ],
    ['https://news.example/x?b=2&a=1', 'https://news.example/x?a=1&b=2'],
    ['https://news.example/x?ref=rss&id=5', 'https://news.example/x?id=5&ref=rss'],
    ['https://news.example/x?ref=news.example&id=5', 'https://news.example/x?id=5'],
    ['https://user:pw@news.example/x', 'https://news.example/x'],
    ['//a.ru/x/', 'https://a.ru/x'],
    [' https://news.example/x ', 'https://news.example/x'],
    ['https://b.example/a/../c', 'https://b.example/c'],
    ['https://b.example//a/../c', 'https://b.example/c'],
    ['https://b.example/x?empty=&b', 'https://b.example/x?b&empty='],
    ['https://b.example/%d1%81%7e%41?q=%d1%81', 'https://b.example/%D1%81~A?q=%D1%81'],
    ['https://b.example/a%2fb', 'https://b.example/a%2Fb'],
    ['https://b.example/%zz', 'https://b.example/%zz'],
    ['https://b.example/#!/news/5', 'https://b.example/#!/news/5'],
    ['https://b.example:8443/x', 'https://b.example:8443/x'],
  ])('of %s is %s', (link, canonical) => expect(canonicalUrl(link)).toBe(canonical));

  it('is one for an international name and path, however they are written', () => {
    const written = canonicalUrl('https://новости.рф/средний-коридор');
    expect(
      canonicalUrl('https://xn--b1amnebsh.xn--p1ai/%D1%81%D1%80%D0%B5%D0%B4%D0%BD%D0%B8%D0%B9-коридор'),
    ).toBe(written);
    expect(canonicalUrl(written ?? '')).toBe(written);
  });

  it.each([
    ['https://a.example/x?amp=1', 'https://a.example/x'],
    ['https://a.example/x?amp&id=5', 'https://a.example/x?id=5'],
    ['https://a.example/x?outputType=amp', 'https://a.example/x'],
    ['https://a.example/x?amp=220', 'https://a.example/x?amp=220'],
    ['https://a.example/2025/story/amp', 'https://a.example/2025/story'],
    ['https://a.example/2025/story/amp/', 'https://a.example/2025/story'],
    ['https://a.example/story.amp.html', 'https://a.example/story.html'],
    ['https://a.example/amp', 'https://a.example/amp'],
    ['https://a.example/amp/story', 'https://a.example/amp/story'],
    ['https://a.example/xamp', 'https://a.example/xamp'],
    ['https://amp.other.example/x', 'https://amp.other.example/x'],
    ['https://amp.a.example/x', 'https://www.a.example/x'],
    ['https://www.google.com/amp/s/www.a.example/x', 'https://www.a.example/x'],
    ['https://www-a-example.cdn.ampproject.org/c/s/www.a.example/x?id=5', 'https://www.a.example/x?id=5'],
  ])('of the AMP version %s is %s', (link, canonical) =>
    expect(canonicalUrl(link, 'https://www.a.example/rss')).toBe(canonical),
  );

  it.each([
    ['https://www.google.com/url?q=https%3A%2F%2Fa.example%2Fx%3Futm_source%3Dg&sa=U', 'https://a.example/x'],
    ['https://google.com/url?rct=j&url=https://a.example/x&ct=ga', 'https://a.example/x'],
    [
      'https://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fa.example%2fx',
      'https://a.example/x',
    ],
    ['https://vk.com/away.php?to=https%3A%2F%2Fa.example%2Fx', 'https://a.example/x'],
    [
      `https://www.google.com/url?q=${encodeURIComponent('https://t.me/iv?url=https%3A%2F%2Fa.example%2Fx')}`,
      'https://a.example/x',
    ],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
    ['https://www.google.com/url?sa=U', 'https://www.google.com/url?sa=U'],
    [
      'https://google.example/url?q=https%3A%2F%2Fa.example',
      'https://google.example/url?q=https%3A%2F%2Fa.example',
    ],
  ])('of %s, which leads to a page, is that of the page', (link, canonical) =>
    expect(canonicalUrl(link)).toBe(canonical),
  );

  it.each([
    ['https://a.example/x', 1],
    [`https://a.example/${'долгий-путь-'.repeat(4)}`, 2],
  ])('is read from a link of Google News that holds %s', (page, lengthBytes) => {
    const text = Buffer.from(page);
    const length = lengthBytes === 1 ? [text.length] : [(text.length & 0x7f) | 0x80, text.length >> 7];
    const amp = Buffer.from([0xd2, 0x01, 0x00]);
    const token = Buffer.concat([Buffer.from([0x08, 0x13, 0x22, ...length]), text, amp]).toString(
      'base64url',
    );
    for (const path of ['rss/articles', 'articles', 'read'])
      expect(canonicalUrl(`https://news.google.com/${path}/${token}?oc=5`)).toBe(canonicalUrl(page));
  });

  it('of a link of Google News that holds a token is the link', () => {
    const token = Buffer.concat([Buffer.from([0x08, 0x13, 0x22, 20]), Buffer.from('AU_yqLabcdefghijklmn')]);
    const link = `https://news.google.com/rss/articles/${token.toString('base64url')}`;
    expect(canonicalUrl(`${link}#x`)).toBe(link);
  });

  it('resolves a relative link, and drops a ref that names the feed it came from', () => {
    expect(canonicalUrl('/x?ref=www.feed.example', 'https://feed.example/rss')).toBe(
      'https://feed.example/x',
    );
    expect(canonicalUrl('//b.example/x', 'http://a.example/')).toBe('http://b.example/x');
  });

  it.each([
    'javascript:alert(1)',
    'mailto:a@b.example',
    'data:text/html,x',
    'ftp://a.example/',
    'http://[',
    'x/y',
    '',
  ])('does not exist for %s', (link) => expect(canonicalUrl(link)).toBeUndefined());

  it('is the same whether a fragment stood behind it or not, whatever its letters', () => {
    const host = fc.stringMatching(/^[a-zA-Z\d-]{1,5}(\.[a-z\d]{1,4}){0,2}\.?(:\d{1,4})?$/);
    const path = fc.stringMatching(/^(\/[\w.~!%/A-Fа-я-]{0,5}){0,4}\??$/u);
    fc.assert(
      fc.property(host, path, (where, page) => {
        const link = `https://${where}${page}`;
        expect(canonicalUrl(link)).toBe(canonicalUrl(`${link}#part`));
      }),
      { numRuns: 2_000 },
    );
  });
});
