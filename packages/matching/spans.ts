import type { Match } from '@newswatch/domain';
import { isCapitalized } from '@newswatch/language';
import { MAX_SPANS, typedIn } from './evaluate.ts';
import type { Hits } from './hits.ts';
import { flag } from './program.ts';
import type { Reading } from './reading.ts';

/** What a watch found in an article. */
export interface Found {
  /** At least one, at most MAX_SPANS: the title before the text, in order, each span once. */
  readonly matches: readonly Match[];
  /** Typed with capitals and found wholly in small letters. */
  readonly weak: boolean;
  /** There were more spans than are told. */
  readonly truncated: boolean;
}

/** The watch whose hits these are: where its program lies, and what its terms are slices of. */
export interface Asked {
  readonly chunk: Int32Array;
  readonly text: string;
}

export function foundBy(hits: Hits, reading: Reading, asked: Asked): Found {
  const order = distinct(hits, ordered(hits));
  const told = order.length > MAX_SPANS ? order.slice(0, MAX_SPANS) : order;
  return {
    matches: told.map((hit) => matchOf(hits, hit, { reading, asked })),
    weak: order.every((hit) => isWeak(hits, hit, { reading, asked })),
    truncated: order.length > MAX_SPANS,
  };
}

function ordered(hits: Hits): number[] {
  const order = Array.from({ length: hits.count }, (_, hit) => hit);
  const { firsts, lasts } = hits;
  return order.length < 2
    ? order
    : order.sort(
        (one, other) =>
          (firsts[one] ?? 0) - (firsts[other] ?? 0) || (lasts[one] ?? 0) - (lasts[other] ?? 0) || one - other,
      );
}

/** A span that several terms found is told once, by the first of them. */
const distinct = ({ firsts, lasts }: Hits, order: readonly number[]): readonly number[] =>
  order.length < 2
    ? order
    : order.filter((hit, at) => {
        const before = order[at - 1];
        return before === undefined || firsts[before] !== firsts[hit] || lasts[before] !== lasts[hit];
      });

interface Context {
  readonly reading: Reading;
  readonly asked: Asked;
}

function matchOf({ firsts, lasts, nodes }: Hits, hit: number, { reading, asked }: Context): Match {
  const { words, textStart, titleWords } = reading;
  const first = firsts[hit] ?? 0;
  const start = words.starts[first] ?? 0;
  const end = words.ends[lasts[hit] ?? 0] ?? 0;
  const inTitle = first < titleWords;
  const before = inTitle ? 0 : textStart;
  return {
    in: inTitle ? 'title' : 'text',
    start: start - before,
    end: end - before,
    form: words.text.slice(start, end),
    term: typedIn(asked.text, asked.chunk[(nodes[hit] ?? 0) + 1] ?? 0),
  };
}

function isWeak({ firsts, lasts, nodes }: Hits, hit: number, { reading, asked }: Context): boolean {
  if (((asked.chunk[nodes[hit] ?? 0] ?? 0) & flag.capital) === 0) return false;
  const last = lasts[hit] ?? 0;
  for (let word = firsts[hit] ?? 0; word <= last; word += 1) {
    if (isCapitalized(reading.words, word)) return false;
  }
  return true;
}

/** A watch of filters alone has no words to mark: it marks the title, or the text where there is none. */
export function wholeTitle(reading: Reading, filters: readonly string[]): Found {
  const { text } = reading.words;
  const inTitle = reading.textStart > 0;
  const end = inTitle ? reading.textStart - 2 : text.length;
  const match: Match = {
    in: inTitle ? 'title' : 'text',
    start: 0,
    end,
    form: text.slice(0, end),
    term: filters.join(' '),
  };
  return { matches: [match], weak: false, truncated: false };
}
