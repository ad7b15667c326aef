import { describe, expect, it } from 'vitest';
import { readerAfter } from './feed-reading.ts';

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
