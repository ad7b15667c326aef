import { describe, expect, it } from 'vitest';
import { type Proxies, proxyFor } from './proxies.ts';

const proxies: Proxies = { http: 'http://plain.example:3128', https: 'http://secure.example:3128' };
const through = (url: string, given: Proxies = proxies): string | undefined => proxyFor(new URL(url), given);

describe('the proxy of an address', () => {
  it('goes by its scheme', () => {
    expect(through('http://news.example/')).toBe(proxies.http);
    expect(through('https://news.example/')).toBe(proxies.https);
    expect(through('http://news.example/', { https: 'http://secure.example' })).toBeUndefined();
    expect(through('https://news.example/', {})).toBeUndefined();
  });

  it.each([
    ['*', 'https://news.example/'],
    ['news.example', 'https://news.example/'],
    ['News.Example', 'https://news.example/'],
    ['news.example', 'https://www.news.example:8443/'],
    ['.news.example', 'https://www.news.example/'],
    ['*.news.example', 'https://a.www.news.example/'],
    ['news.example:443', 'https://news.example/'],
    ['news.example:8080', 'http://news.example:8080/'],
    ['10.1.2.3', 'http://10.1.2.3/'],
    ['10.1.2.3:80', 'http://10.1.2.3/'],
    ['10.0.0.0/8', 'http://10.1.2.3/'],
    ['fd00::1', 'http://[fd00::1]/'],
    ['[fd00::1]:8080', 'http://[fd00:0::1]:8080/'],
    ['fd00::/8', 'http://[fd00::1]/'],
    ['10.0.0.0/8', 'http://[::ffff:10.1.2.3]/'],
  ])('is none where %s is excepted and %s is asked', (entry, url) =>
    expect(through(url, { ...proxies, except: ['else.example', entry] })).toBeUndefined(),
  );

  it.each([
    ['news.example', 'https://oldnews.example/'],
    ['news.example', 'https://news.example.org/'],
    ['.news.example', 'https://news.example/'],
    ['news.example:80', 'https://news.example/'],
    ['10.0.0.0/8', 'http://11.1.2.3/'],
    ['10.0.0.0/8', 'http://10.example/'],
    ['fd00::/8', 'http://10.1.2.3/'],
    ['', 'https://news.example/'],
    ['[', 'https://news.example/'],
  ])('stands where «%s» is excepted and %s is asked', (entry, url) =>
    expect(through(url, { ...proxies, except: [entry] })).toBeDefined(),
  );
});
