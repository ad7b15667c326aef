import { describe, expect, it } from 'vitest';
import { changeBetween } from './change.ts';
import { articleId, versionId } from './ids.ts';

const told = (title: string, text: string) => ({
  title,
  text,
  version: versionId(articleId('a'), { title, text }),
});
const between = (before: string, after: string) =>
  changeBetween(told('Порт', before), told('Порт', after)).text;

describe('what an edit changed', () => {
  it('is the title before, and nothing of a text that stayed', () => {
    const before = told('Порт вырос', 'Один.');
    expect(changeBetween(before, told('Порт упал', 'Один.'))).toEqual({
      since: before.version,
      title: 'Порт вырос',
    });
  });

  it('is the sentences that came and went', () => {
    expect(between('Один. Два. Три.\n\nЧетыре.', 'Один. Три.\n\nЧетыре. Пять.')).toEqual({
      added: ['Пять.'],
      removed: ['Два.'],
    });
  });

  it('counts a sentence that is said again', () => {
    expect(between('Один. Один.', 'Один. Один. Один.')).toEqual({ added: ['Один.'], removed: [] });
  });

  it('is nothing but the order or the spacing', () => {
    expect(between('Один. Два.', 'Два. Один.')).toEqual({ added: [], removed: [] });
    expect(between('Один. Два.', 'Один.\n\nДва.')).toEqual({ added: [], removed: [] });
  });

  it('is bounded', () => {
    const many = Array.from({ length: 90 }, (_, number) => `Предложение ${number} кончилось.`).join(' ');
    const change = between('Один.', many);
    expect(change).toMatchObject({ removed: ['Один.'], more: 70 });
    expect(change?.added).toHaveLength(20);
    const [long] = between('', `${'х'.repeat(498)}🏆${'х'.repeat(500)}`)?.added ?? [];
    expect(long).toBe(`${'х'.repeat(498)}…`);
  });

  it('is found at once in long texts', () => {
    const started = performance.now();
    between('Слово за словом. '.repeat(12_000), 'Слово за слово! '.repeat(12_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
