import { describe, expect, it } from 'vitest';
import { readerAfter, refuseBadSelectors } from './feed-reading.ts';

describe('who reads a feed', () => {
  const page = { item: 'li' };

  it('stays where nobody is named', () => {
    expect(readerAfter({ reader: 'rss-parser' }, {})).toBe('rss-parser');
    expect(readerAfter({ reader: 'rss-parser' }, { reader: 'newswatch' })).toBe('newswatch');
  });

  it('is told by selectors that are given', () => {
    expect(readerAfter({ reader: 'rss-parser' }, { page })).toBeUndefined();
    expect(readerAfter({ page }, { reader: 'html' })).toBe('html');
  });

  it('does not read by selectors that nobody gave', () => {
    expect(() => readerAfter({}, { reader: 'html' })).toThrow(
      expect.objectContaining({ code: 'request-invalid', message: expect.stringContaining('page.item') }),
    );
  });
});

describe('selectors', () => {
  it('are refused before anything is read by them', () => {
    const bad = expect.objectContaining({ code: 'selector-invalid' });
    expect(() => refuseBadSelectors({ page: { item: 'li', date: ':bad(' } })).toThrow(bad);
    expect(() => refuseBadSelectors({ article: { content: 'p', remove: ['[x'] } })).toThrow(bad);
    refuseBadSelectors({ page: { item: '.news > li:has(a)' }, article: { remove: ['.ad'] } });
    refuseBadSelectors({});
  });
});
