import { tokenIn, wordIn } from './words-at.ts';

export interface Proximity {
  /** As `words-at.ts` makes them: ascending, each once. */
  readonly candidates: Int32Array;
  readonly words: number;
  /** Most tokens of a hit, its words included. */
  readonly widest: number;
  /** @returns whether to go on */
  readonly found: (first: number, last: number) => boolean;
}

/**
 * Finds hits that do not overlap: a window moves over the candidates, and where it holds every word, a matching by
 * augmenting paths gives each word a token of its own, if it can be done.
 */
export function assignTokens({ candidates, words, widest, found }: Proximity): void {
  const counts: Counts = { ofWord: new Int32Array(words), missing: words };
  let from = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const token = tokenIn(candidates[at] ?? 0);
    for (; tokenIn(candidates[from] ?? 0) <= token - widest; from += 1) leave(counts, candidates[from] ?? 0);
    enter(counts, candidates[at] ?? 0);
    if (counts.missing > 0 || tokenIn(candidates[at + 1] ?? -1) === token) continue;
    const first = latestStart({ candidates, from, words }, at);
    if (first === undefined) continue;
    if (!found(first, token)) return;
    counts.ofWord.fill(0);
    counts.missing = words;
    from = at + 1;
  }
}

/** How many candidates of the window there are for each word, and for how many words there is none. */
interface Counts {
  readonly ofWord: Int32Array;
  missing: number;
}

function enter(counts: Counts, candidate: number): void {
  const word = wordIn(candidate);
  const count = (counts.ofWord[word] ?? 0) + 1;
  counts.ofWord[word] = count;
  if (count === 1) counts.missing -= 1;
}

function leave(counts: Counts, candidate: number): void {
  const word = wordIn(candidate);
  const count = (counts.ofWord[word] ?? 0) - 1;
  counts.ofWord[word] = count;
  if (count === 0) counts.missing += 1;
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
