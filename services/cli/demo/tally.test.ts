import { anAlert, anArticle } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { createTally } from './tally.ts';

const published = (['alert', 'alert', 'reprint', 'near-miss'] as const).map((expected, at) => ({
  link: `https://outlet.example/${at}`,
  article: { title: `Article ${at}`, expected },
}));
const alertOf = (at: number) =>
  anAlert({ article: anArticle({ link: `https://outlet.example/${at}`, title: `Article ${at}` }) });

describe('the tally of the demo', () => {
  it('is content when every expected alert came once', () => {
    const tally = createTally(published);
    expect(tally.record(alertOf(0), 'a')).toBe(true);
    expect(tally.complete()).toBe(false);
    expect(tally.record(alertOf(1), 'b')).toBe(true);
    expect(tally.complete()).toBe(true);
    expect(tally.problems()).toEqual([]);
  });

  it('takes the same webhook id for the same alert', () => {
    const tally = createTally(published);
    tally.record(alertOf(0), 'a');
    expect(tally.record(alertOf(0), 'a')).toBe(false);
    tally.record(alertOf(1), 'b');
    expect(tally.problems()).toEqual([]);
  });

  it('names what is missing, what came twice and what should not have come', () => {
    const tally = createTally(published);
    tally.record(alertOf(0), 'a');
    tally.record(alertOf(0), 'b');
    tally.record(alertOf(2), 'c');
    tally.record(alertOf(9), 'd');
    expect(tally.problems()).toEqual([
      'told 2 times: «Article 0»',
      'missing: «Article 1»',
      'told although it is reprint: «Article 2»',
      'told although it is old: «Article 9»',
    ]);
  });
});
