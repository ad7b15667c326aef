import { describe, expect, it } from 'vitest';
import { robotsRules } from './robots-rules.ts';

const SITE = 'https://news.example';
const rules = (...lines: readonly string[]) => robotsRules(`${SITE}/robots.txt`, lines.join('\n'));
const refusal = (path: string, ...lines: readonly string[]): string | undefined =>
  rules(...lines).refusal(SITE + path);

describe('the rules of a robots.txt', () => {
  it('allow what nothing forbids', () => {
    expect(refusal('/news/1')).toBeUndefined();
    expect(refusal('/news/1', 'User-agent: *', 'Disallow: /admin', 'Disallow:')).toBeUndefined();
    expect(refusal('/news/1', '<!doctype html><title>not here</title>')).toBeUndefined();
  });

  it('forbid what they name, and are quoted', () => {
    expect(refusal('/news/1', 'User-agent: *', 'Disallow: /news # all')).toBe('disallow: /news');
    expect(refusal('/a?print=1', 'User-agent: *', 'Disallow: /*?print=')).toBe('disallow: /*?print=');
  });

  it('for newswatch by name go before those for all', () => {
    const lines = ['User-agent: *', 'Disallow: /', 'User-agent: NewsWatch/1.0', 'Disallow: /private'];
    expect(refusal('/news/1', ...lines)).toBeUndefined();
    expect(refusal('/private/1', ...lines)).toBe('disallow: /private');
  });

  it('for others are not for us, be they named in one group with us or apart', () => {
    expect(refusal('/news', 'User-agent: badbot', 'User-agent: worse', 'Disallow: /')).toBeUndefined();
    expect(refusal('/news', 'User-agent: badbot', 'User-agent: newswatch', 'Disallow: /')).toBe(
      'disallow: /',
    );
  });

  it('are not parted by lines that say nothing of them', () => {
    expect(refusal('/news', 'User-agent: *', 'Sitemap: /map.xml', '', 'Disallow: /')).toBe('disallow: /');
  });

  it('let the longest of them decide', () => {
    const lines = ['User-agent: *', 'Disallow: /', 'Allow: /news/'];
    expect(refusal('/news/1', ...lines)).toBeUndefined();
    expect(refusal('/shop', ...lines)).toBe('disallow: /');
  });

  it('say how long to wait between requests', () => {
    expect(rules('User-agent: *', 'Crawl-delay: 7').crawlDelay).toBe(7);
    expect(rules('User-agent: *', 'Crawl-delay: -7').crawlDelay).toBe(0);
    expect(rules('User-agent: *', 'Crawl-delay: soon').crawlDelay).toBe(0);
    expect(rules('User-agent: *', 'Crawl-delay: 1e999').crawlDelay).toBe(0);
    expect(rules('').crawlDelay).toBe(0);
  });
});

describe('a hostile robots.txt', () => {
  it.each([
    ['names agents over and over', 'User-agent: a\n'.repeat(18_000) + 'Disallow: /x\n'.repeat(20_000)],
    [
      'names as many agents',
      Array.from({ length: 9_000 }, (_, at) => `user-agent: a${at}\ndisallow: /\n`).join(''),
    ],
    ['is full of wildcards', `user-agent: *\n${'disallow: /*a*a*a*a*a*a*a*a*a*b\n'.repeat(15_000)}`],
    [
      'has a short of too many wildcards',
      `user-agent: *\n${'disallow: /*a*a*a*a*a*a*a*a*a*b\n'.repeat(1_500)}`,
    ],
    ['is one long line', `user-agent: *\ndisallow: ${'/a'.repeat(250_000)}`],
  ])('that %s is answered in time', (_, text) => {
    const started = performance.now();
    robotsRules(`${SITE}/robots.txt`, text).refusal(`${SITE}/${'a'.repeat(1_900)}`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('that would take long forbids all', () => {
    const text = `user-agent: *\n${'disallow: /*a*b\n'.repeat(15_000)}`;
    expect(robotsRules(`${SITE}/robots.txt`, text).refusal(`${SITE}/news`)).toBe('it has too many wildcards');
  });
});
