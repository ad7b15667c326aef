import { describe, expect, it } from 'vitest';
import { type MatchDocument, createWatchIndex } from './index.ts';

const SMALL = 10_000;
const TIMES = 10;
/** Ten times the text may take so many times as long: other work on the machine counts in part. */
const FACTOR = 40;
/** What takes less is not measured well; in microseconds, as all times here. */
const FLOOR = 5_000;

/** The processor's time for matching one article, behind another one that warms up. */
function costOf(queries: readonly string[], document: MatchDocument): number {
  const index = createWatchIndex();
  for (const [at, query] of queries.entries()) index.put({ id: String(at), query });
  index.match(document);
  const before = process.cpuUsage().user;
  index.match(document);
  return process.cpuUsage().user - before;
}

/** How many times as long it takes for ten times the text. */
function growthOf(queries: readonly string[], documentOf: (size: number) => MatchDocument): number {
  const small = Math.max(FLOOR, costOf(queries, documentOf(SMALL)));
  return costOf(queries, documentOf(TIMES * SMALL)) / small;
}

const times = (count: number, of: (at: number) => string): readonly string[] => Array.from({ length: count }, (_, at) => of(at)); // prettier-ignore
const letters = 'абвгдежзиклмнопрст';
const named = (at: number): string =>
  `ва${letters.charAt(at % 18)}${letters.charAt(Math.floor(at / 18) % 18)}${letters.charAt(Math.floor(at / 324))}ом`;

const queries: readonly (readonly [name: string, query: string])[] = [
  ['a word', 'порт'],
  ['a phrase of the word', 'порт порт порт'],
  ['a long phrase that fails at its end', `"${'порт '.repeat(30)}груз"`],
  ['a long phrase of prefixes that fails at its end', `"${'пор* '.repeat(30)}груз"`],
  ['a phrase of Latin prefixes that fails at its end', `"${'por* '.repeat(30)}liman"`],
  ['proximity of two words, repeated', '"порт порт"~100'],
  ['proximity of two words, one of them rare', '"порт груз"~100'],
  ['proximity of 32 words, repeated', `"${'порт '.repeat(32)}"~100`],
  ['proximity of 32 words, one of them too few', `"${'порт '.repeat(30)}груз груз"~100`],
  ['proximity of 32 words, distinct', `"${times(31, named).join(' ')} порт"~100`],
  ['a prefix', 'пор*'],
  ['an exact form', '="порту"'],
  ['an exact form that stands otherwise', '="Порту"'],
  ['an OR of 1,000 words', times(1_000, named).join(' | ')],
  ['an OR of 300 phrases', times(300, (at) => `"порт ${named(at)}"`).join(' | ')],
  ['an exclusion', 'груз NOT "порт груз порт"'],
  ['a chain of suffixes', 'liman'],
];

describe('matching takes ten times as long for ten times the text', () => {
  it.each(queries)('%s, over one word again and again', (_, query) => {
    expect(
      growthOf([query], (size) => ({ text: `${'порту '.repeat(size)}груз`, language: 'ru' })),
    ).toBeLessThan(FACTOR);
    expect(
      growthOf([query], (size) => ({ text: `${'port '.repeat(size)}liman`, language: 'und' })),
    ).toBeLessThan(FACTOR);
  });

  it.each(queries)('%s, over words that stand apart', (_, query) => {
    const part = `${'порту '.repeat(150)}груз limanlarımızdan limanxyz ${times(31, named).join(' ')}. `;
    expect(growthOf([query], (size) => ({ text: part.repeat(size / 200) }))).toBeLessThan(FACTOR);
  });

  it.each([
    ['one long word', (size: number) => 'порт'.repeat(size / 4)],
    ['one long Latin word', (size: number) => `liman${'lar'.repeat(size / 3)}`],
    ['apostrophes', (size: number) => `порт${"'".repeat(size)}порт`],
    ['apostrophes between letters', (size: number) => "а'".repeat(size / 2)],
    ['hyphens', (size: number) => `порт${'-'.repeat(size)}порт`],
    ['hyphens between words', (size: number) => 'порт-'.repeat(size / 5)],
    ['zero-width units', (size: number) => `порт${'\u200b'.repeat(size)}`],
    ['stress marks', (size: number) => `порт${'\u0301'.repeat(size)}`],
    ['marks out of order', (size: number) => `порт${'\u0301\u0316'.repeat(size / 2)} порт`],
    [
      'marks that do not exist, out of order',
      (size: number) => `порт${'\u0301\u064b'.repeat(size / 2)} порт`,
    ],
    ['blanks', (size: number) => `порт${' '.repeat(size)}порт`],
    ['ideographs', (size: number) => '走廊'.repeat(size / 2)],
    ['nothing but stops', (size: number) => '.'.repeat(size)],
    ['different words', (size: number) => times(size / 7, (at) => `слово${at}`).join(' ')],
  ])('%s, in text and title', (_, write) => {
    const asked = ['порт', 'порт порт', '="порт"', '="порт порт"', 'порт-порт', 'пор*', '"порт порт"~3', 'liman', '走廊', "а'*".slice(0, 2)]; // prettier-ignore
    expect(growthOf(asked, (size) => ({ text: write(2 * size) }))).toBeLessThan(FACTOR);
    expect(growthOf(asked, (size) => ({ title: write(2 * size), text: 'порт' }))).toBeLessThan(FACTOR);
  });

  it('many prefixes of one word', () => {
    const asked = times(60, (at) => `${'порт'.repeat(20).slice(0, at + 3)}*`);
    expect(growthOf(asked, (size) => ({ text: 'порт'.repeat(size / 2) }))).toBeLessThan(FACTOR);
    expect(
      growthOf([asked.join(' OR ')], (size) => ({ text: `${'порт'.repeat(18)} `.repeat(size / 50) })),
    ).toBeLessThan(FACTOR);
  });
});
