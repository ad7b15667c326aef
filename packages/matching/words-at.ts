/** Tokens with the word of a proximity term that they satisfy, as numbers: token times 64 and word. Used again. */
export interface WordsAt {
  values: Int32Array;
  count: number;
}

/** There are at most 32 words. */
const WORD_BITS = 6;

/** Empty. */
export const createWordsAt = (): WordsAt => ({ values: new Int32Array(256), count: 0 });

export const tokenIn = (value: number): number => value >>> WORD_BITS;
export const wordIn = (value: number): number => value & ((1 << WORD_BITS) - 1);

export function addWordAt(into: WordsAt, token: number, word: number): void {
  if (into.count === into.values.length) {
    const grown = new Int32Array(2 * into.count);
    grown.set(into.values);
    into.values = grown;
  }
  into.values[into.count] = (token << WORD_BITS) | word;
  into.count += 1;
}

/** So few are sorted fastest by insertion. */
const FEW = 24;

/** Ascending, each once. */
export function sortedWordsAt({ values, count }: WordsAt): Int32Array {
  const given = values.subarray(0, count);
  if (count > FEW) given.sort();
  else insertionSort(given);
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    if (kept > 0 && given[at] === given[kept - 1]) continue;
    given[kept] = given[at] ?? 0;
    kept += 1;
  }
  return given.subarray(0, kept);
}

function insertionSort(values: Int32Array): void {
  for (let at = 1; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    let to = at;
    for (; to > 0 && (values[to - 1] ?? 0) > value; to -= 1) values[to] = values[to - 1] ?? 0;
    values[to] = value;
  }
}
