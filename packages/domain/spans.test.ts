import { describe, expect, it } from 'vitest';
import { joinSpans, markedPieces } from './spans.ts';

describe('spans', () => {
  it('are put in order and joined where they overlap, not where they touch', () => {
    const spans = [
      { start: 6, end: 8 },
      { start: 0, end: 3 },
      { start: 2, end: 4 },
      { start: 8, end: 9 },
    ];
    expect(joinSpans(spans)).toEqual([
      { start: 0, end: 4 },
      { start: 6, end: 8 },
      { start: 8, end: 9 },
    ]);
    expect(spans[1]).toEqual({ start: 0, end: 3 });
  });

  it('cut a text into pieces that make up the text, whatever they are', () => {
    const pieces = (...marks: [number, number][]) =>
      markedPieces(
        'abcdef',
        marks.map(([start, end]) => ({ start, end })),
      ).map(({ text, marked }) => (marked ? `[${text}]` : text));
    expect(pieces()).toEqual(['abcdef']);
    expect(pieces([2, 4])).toEqual(['ab', '[cd]', 'ef']);
    expect(pieces([2, 4], [0, 3])).toEqual(['[abcd]', 'ef']);
    expect(pieces([4, 99])).toEqual(['abcd', '[ef]']);
    expect(pieces([3, 3])).toEqual(['abcdef']);
    expect(pieces([50, 60])).toEqual(['abcdef']);
  });
});
