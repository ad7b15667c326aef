import { tokenIn, wordIn } from './words-at.ts';

export interface Proximity {
  /** As `words-at.ts` makes them: ascending, each once. */
  readonly candidates: Int32Array;
  readonly words: number;
  /** By word: how many words are the same, itself included. */
  readonly needs: Int32Array;
  /** Most tokens of a hit, its words included. */
  readonly widest: number;
  /** @returns whether to go on */
  readonly found: (first: number, last: number) => boolean;
}

/**
 * Finds hits that do not overlap: a window moves over the candidates, and where it holds every word as often as it is
 * asked for, a matching by augmenting paths gives each word a token of its own, if it can be done.
 */
export function assignTokens({ candidates, words, needs, widest, found }: Proximity): void {
  const counts: Counts = { ofWord: new Int32Array(words), needs, missing: words };
  let from = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const token = tokenIn(candidates[at] ?? 0);
    for (; tokenIn(candidates[from] ?? 0) <= token - widest; from += 1)
      counts.missing += leave(counts, candidates[from] ?? 0);
    counts.missing -= enter(counts, candidates[at] ?? 0);
    if (counts.missing > 0 || tokenIn(candidates[at + 1] ?? -1) === token) continue;
    const first = latestStart({ candidates, from, words }, at);
    if (first === undefined) continue;
    if (!found(first, token)) return;
    counts.ofWord.fill(0);
    counts.missing = words;
    from = at + 1;
  }
}

/** How many candidates of the window there are for each word, and for how many words there are too few. */
interface Counts {
  readonly ofWord: Int32Array;
  readonly needs: Int32Array;
  missing: number;
}

function enter({ ofWord, needs }: Counts, candidate: number): number {
  const word = wordIn(candidate);
  ofWord[word] = (ofWord[word] ?? 0) + 1;
  return ofWord[word] === needs[word] ? 1 : 0;
}

function leave({ ofWord, needs }: Counts, candidate: number): number {
  const word = wordIn(candidate);
  const wasEnough = ofWord[word] === needs[word];
  ofWord[word] = (ofWord[word] ?? 0) - 1;
  return wasEnough ? 1 : 0;
}

interface Window {
  readonly candidates: Int32Array;
  readonly from: number;
  readonly words: number;
}

/** Where the shortest span begins that ends with candidate `to` and gives each word a token; undefined when none does. */
function latestStart({ candidates, from, words }: Window, to: number): number | undefined {
  /** Word → the last candidate of its token. */
  const holders = new Int32Array(words).fill(-1);
  let assigned = 0;
  // What a failed try has seen stays a dead end until a token is assigned.
  let tried = 0;
  const assign = (last: number): boolean => {
    const token = tokenIn(candidates[last] ?? 0);
    for (let at = last; at >= from && tokenIn(candidates[at] ?? 0) === token; at -= 1) {
      const word = wordIn(candidates[at] ?? 0);
      if ((tried & (1 << word)) !== 0) continue;
      tried |= 1 << word;
      const holder = holders[word] ?? -1;
      if (holder !== -1 && !assign(holder)) continue;
      holders[word] = last;
      return true;
    }
    return false;
  };
  for (let at = to; at >= from; at -= 1) {
    const token = tokenIn(candidates[at] ?? 0);
    if (at < to && tokenIn(candidates[at + 1] ?? 0) === token) continue;
    if (assign(at)) {
      assigned += 1;
      tried = 0;
    }
    if (assigned === words) return token;
  }
  return undefined;
}
