import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { marked, surroundings } from './marked.ts';

const plain = picocolors.createColors(false);

describe('marked', () => {
  it('puts the forms between asterisks where there is no colour, and in colour where there is', () => {
    const spans = [
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ];
    expect(marked('раз два три', spans, plain)).toBe('*раз* *два* три');
    expect(marked('раз два три', spans, picocolors.createColors(true))).toContain('\u001B[33mдва');
  });

  it('marks spans that overlap as one', () => {
    const spans = [
      { start: 0, end: 7 },
      { start: 4, end: 11 },
    ];
    expect(marked('раз два три', spans, plain)).toBe('*раз два три*');
  });
});

describe('surroundings', () => {
  it('cuts at words, on one line, and keeps the span on its form', () => {
    const text = 'первое слово\nвторое слово ЦЕЛЬ третье слово\nчетвёртое слово';
    const start = text.indexOf('ЦЕЛЬ');
    const around = surroundings(text, { start, end: start + 4 }, 14);
    expect(around.text).toBe('… второе слово ЦЕЛЬ третье слово …');
    expect(around.text.slice(around.span.start, around.span.end)).toBe('ЦЕЛЬ');
  });

  it('leaves a short text whole', () => {
    expect(surroundings('а ЦЕЛЬ б', { start: 2, end: 6 })).toEqual({
      text: 'а ЦЕЛЬ б',
      span: { start: 2, end: 6 },
    });
  });
});
