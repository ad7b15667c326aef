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
  ])('of %s is %s', (link, canonical) => expect(canonicalUrl(link)).toBe(canonical));

  it('is one for an international name and path, however they are written', () => {
    const written = canonicalUrl('https://новости.рф/средний-коридор');
    expect(
      canonicalUrl('https://xn--b1amnebsh.xn--p1ai/%D1%81%D1%80%D0%B5%D0%B4%D0%BD%D0%B8%D0%B9-коридор'),
    ).toBe(written);
    expect(canonicalUrl(written ?? '')).toBe(written);
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
});
