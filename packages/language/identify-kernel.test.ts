import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from './fold.ts';
import { BEST, evidenceAt, readStretch } from './identify-kernel.ts';
import { BOUNDARY, LETTER_BITS, script } from './language-model/letters.ts';
import latinAndCyrillic from './language-model/model.json' with { type: 'json' };
import { CONTEXTS, STEPS, decodeModel } from './language-model/model.ts';
import { varieties } from './language-model/varieties.ts';
import { type Word, readWords } from './language-model/words.ts';

const scripts = ['latin', 'cyrillic'] as const;

/** What the last letter of each run costs. */
function runsOf(of: 'latin' | 'cyrillic'): ReadonlyMap<number, readonly number[]> {
  const { keys, costs } = decodeModel(latinAndCyrillic[of], varieties[of]);
  const bytes = new Uint8Array(costs.buffer);
  return new Map(
    [...keys.entries()].map(([slot, run]) => [
      run,
      [...bytes.subarray(8 * slot, 8 * slot + varieties[of].length)],
    ]),
  );
}

const runs = { latin: runsOf('latin'), cyrillic: runsOf('cyrillic') };
const LONGEST_RUN = 2 ** (4 * LETTER_BITS) - 1;

/** Of a word, letter by letter: the cost of the longest run that ends there, and of what the model does not know 255. */
function costsOf(of: 'latin' | 'cyrillic', letters: Uint8Array): readonly number[] {
  let gram = BOUNDARY;
  const sums = varieties[of].map(() => 0);
  for (const letter of letters) {
    gram = ((gram << LETTER_BITS) | letter) & LONGEST_RUN;
    const ends = [4, 3, 2, 1].map((length) => gram & (2 ** (length * LETTER_BITS) - 1));
    const costs = ends.map((end) => runs[of].get(end)).find((each) => each !== undefined);
    for (const at of sums.keys()) sums[at] = (sums[at] ?? 0) + (costs?.[at] ?? 255);
  }
  return sums;
}

interface Plain {
  readonly letters: number[];
  latinNames: number;
  readonly latin: number[];
  readonly cyrillic: number[];
}

function addWord(plain: Plain, word: Word): void {
  const count = word.length - 1;
  plain.letters[word.script] = (plain.letters[word.script] ?? 0) + count;
  if (word.script === script.latin && word.capital) plain.latinNames += count;
  const of = scripts.find((one) => script[one] === word.script);
  if (of === undefined) return;
  const costs = costsOf(of, word.letters.subarray(0, word.length));
  const least = Math.min(...costs);
  for (const [at, cost] of costs.entries())
    plain[of][at] = (plain[of][at] ?? 0) + Math.min(cost - least, (word.capital ? 6 : 24) * STEPS);
  plain[of][BEST] = (plain[of][BEST] ?? 0) + least;
}

function plainEvidence(raw: string): Plain {
  const text = compose(raw);
  const zeros = Array.from({ length: BEST + 1 }, () => 0);
  const plain: Plain = { letters: [0, 0, 0, 0, 0], latinNames: 0, latin: [...zeros], cyrillic: [...zeros] };
  readWords(text, { from: 0, to: text.length }, (word) => addWord(plain, word));
  return plain;
}

/** Of varieties that there are. */
function evidenceOf(text: string): Plain {
  const evidence = [...readStretch(text)];
  const of = (one: 'latin' | 'cyrillic'): number[] =>
    evidence
      .slice(evidenceAt[one], evidenceAt[one] + BEST + 1)
      .map((cost, at) => (at < varieties[one].length || at === BEST ? cost : 0));
  return {
    letters: evidence.slice(evidenceAt.letters, evidenceAt.letters + 5),
    latinNames: evidence[evidenceAt.latinNames] ?? -1,
    latin: of('latin'),
    cyrillic: of('cyrillic'),
  };
}

const LETTERS = 'А б в г Ё ё ж и ы я і ї є ў қ ә Ә a b c d e ğ ı İ ə w x ñ'.split(' ');

/** Mostly words, and what can stand in and between them. */
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 9 }) },
  { weight: 4, arbitrary: fc.constantFrom(' ', ' ', ', ', '\n', '-', '\0') },
  {
    weight: 3,
    arbitrary: fc.constantFrom("'", '’', '\u00ad', '\u0301', 'и\u0306', '\u200b', 'é', 'e\u0301', 'ẞ'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('ქართული', 'αβγ', '中文', '\ufb2c', '\u1e9b\u0323', '\ud83d', '🚢'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const stretch = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('the evidence of a stretch', () => {
  it('is what its words say one by one', () => {
    fc.assert(
      fc.property(stretch, (text) => {
        expect(evidenceOf(text)).toEqual(plainEvidence(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a word of more letters than count', 'ж'.repeat(70)],
    ['an apostrophe at the end', 'Bakı’'],
    ['an apostrophe before a letter that is composed', 'Q’и\u0306'],
    ['a Cyrillic schwa in a Latin word', 'Azərbаyсаn sərhәd'],
    ['one behind an apostrophe', 'm’ә'],
    ['a capital within a word', 'еТаб'],
    ['nothing', ''],
  ])('is the same of %s', (_, text) => expect(evidenceOf(text)).toEqual(plainEvidence(text)));

  it('leaves out what is beyond two thousand units, also of what is longer when it is composed', () => {
    const composed = '\ufb2c'.repeat(1_500);
    expect(evidenceOf('ж '.repeat(5_000)).letters[script.cyrillic]).toBe(1_024);
    expect(evidenceOf(composed).letters[script.other]).toBe(64);
    expect(evidenceOf('жук')).toEqual(plainEvidence('жук'));
  });

  it.each(scripts)('has room for all that is read of %s words', (of) => {
    expect(decodeModel(latinAndCyrillic[of], varieties[of]).contexts.size).toBeLessThan(CONTEXTS);
  });
});
