import type { Match } from '@newswatch/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Excerpt, MOST, excerptOf } from './excerpt.ts';

/** Matches of every occurrence of the forms. */
function matchesOf(
  text: string,
  forms: readonly string[],
  place: 'title' | 'text' = 'text',
): readonly Match[] {
  return forms.flatMap((form) =>
    [...text.matchAll(new RegExp(form, 'gu'))].map(({ index }) => ({
      in: place,
      start: index,
      end: index + form.length,
      form,
      term: form,
    })),
  );
}
const marked = ({ text, marks }: Excerpt): readonly string[] =>
  marks.map(({ start, end }) => text.slice(start, end));
const of = (text: string, ...forms: string[]): Excerpt =>
  excerptOf({ title: 'T', text }, matchesOf(text, forms));

describe('an excerpt', () => {
  it('is the sentence around the first match, with its forms marked', () => {
    const text =
      'Первое предложение. Важно развитие Среднего коридора, сказала она. Третье о Среднем коридоре.';
    const excerpt = of(text, 'Среднего коридора', 'Среднем коридоре');
    expect(excerpt.text).toBe('Важно развитие Среднего коридора, сказала она.');
    expect(marked(excerpt)).toEqual(['Среднего коридора']);
  });

  it('marks all forms in the sentence, in order, overlapping ones as one', () => {
    const excerpt = of('Порт Актау и порт Курык: порт растёт.', 'порт', 'порт Курык', 'Порт Актау');
    expect(marked(excerpt)).toEqual(['Порт Актау', 'порт Курык', 'порт']);
  });

  it('ends at the paragraph, even without a full stop', () => {
    expect(of('Заголовок раздела\n\nСтрока о порте Актау\n\nДальше.', 'порте').text).toBe(
      'Строка о порте Актау',
    );
  });

  it.each([
    'Как сказала А. Косбаева, порт растёт.',
    'В 2025 г. Порт Актау растёт, и порт Курык тоже.',
    'Mr. Smith said that порт grows.',
    'Он вложил 300 млн. Долларов на порт хватит.',
  ])('ends no sentence at an initial or an abbreviation: %s', (sentence) => {
    expect(of(`Раньше было иначе. ${sentence} Потом стало лучше.`, 'порт').text).toBe(sentence);
  });

  it('cuts a long sentence at words on both sides and keeps the match in view', () => {
    const text = `${'слово '.repeat(60)}порт Актау${' слово'.repeat(60)}.`;
    const excerpt = of(text, 'порт Актау');
    expect(excerpt.text).toMatch(/^…слово .* слово…$/u);
    expect(excerpt.text.length).toBeLessThanOrEqual(MOST);
    expect(marked(excerpt)).toEqual(['порт Актау']);
  });

  it('begins a long sentence at its beginning when the match stands there', () => {
    const excerpt = of(`Порт растёт ${'слово '.repeat(90)}`, 'Порт');
    expect(excerpt.text).toMatch(/^Порт растёт слово .* слово…$/u);
  });

  it('holds the whole of a match that reaches over two sentences', () => {
    const text = 'Начало. Растёт порт. Актау рад. Конец.';
    const excerpt = excerptOf({ title: '', text }, [
      { in: 'text', start: 15, end: 26, form: 'порт. Актау', term: 'x' },
    ]);
    expect(excerpt.text).toBe('Растёт порт. Актау рад.');
    expect(marked(excerpt)).toEqual(['порт. Актау']);
  });

  it('is the title where only the title matches', () => {
    const title = 'Порт Актау. Итоги года';
    const excerpt = excerptOf({ title, text: 'Ничего о нём.' }, matchesOf(title, ['Порт Актау'], 'title'));
    expect(excerpt).toEqual({ text: title, marks: [{ start: 0, end: 10 }] });
  });

  it('bears sixty matches in one sentence', () => {
    const text = `${'порт '.repeat(60)}.`;
    const excerpt = of(text, 'порт');
    expect(excerpt.text.length).toBeLessThanOrEqual(MOST);
    expect(marked(excerpt).length).toBeGreaterThan(50);
    expect(new Set(marked(excerpt))).toEqual(new Set(['порт']));
  });

  it('has true offsets and keeps within its length, whatever the text', () => {
    const word = fc.constantFrom(
      'порт',
      'слово',
      'А.',
      'г.',
      '😀😀',
      '\n\n',
      '«так».',
      'x'.repeat(400),
      ' ',
      '!',
    );
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const text = [...before, 'порт', ...after].join(' ');
        const excerpt = of(text, 'порт');
        expect(excerpt.text.length).toBeLessThanOrEqual(MOST);
        expect(excerpt.text.isWellFormed()).toBe(true);
        expect(marked(excerpt)).toContain('порт');
        expect(new Set(marked(excerpt))).toEqual(new Set(['порт']));
      }),
    );
  });
});
