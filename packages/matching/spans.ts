import type { Match } from '@newswatch/domain';
import { isCapitalized, lastWritten, writtenFrom } from '@newswatch/language';
import { MAX_SPANS, filtersIn } from './evaluate.ts';
import { type Hits, hit as field, hitField } from './hits.ts';
import { flag, placeIn } from './program.ts';
import type { Search } from './search.ts';

/** What a watch found in an article. */
export interface Found {
  /** At least one, at most MAX_SPANS: the title before the text, in order, each span once. */
  readonly matches: readonly Match[];
  /** Typed with capitals and found wholly in small letters. */
  readonly weak: boolean;
  /** There were more spans than are told. */
  readonly truncated: boolean;
}

/** What made the program hold whose root is `root` and whose hits are told. */
export function foundBy(search: Search, root: number): Found {
  const { hits } = search;
  const { from, to } = hits;
  if (from === to) return wholeTitle(search, root);
  if (from + 1 === to) {
    return { matches: [matchOf(search, from)], weak: isWeak(search, from), truncated: false };
  }
  const all = ordered(hits);
  const order = distinct(search, all);
  const told = order.length > MAX_SPANS ? order.slice(0, MAX_SPANS) : order;
  return {
    matches: told.map((hit) => matchOf(search, hit)),
    weak: all.every((hit) => isWeak(search, hit)),
    truncated: order.length > MAX_SPANS,
  };
}

/** Most hits are in order as they were found. */
function ordered(hits: Hits): readonly number[] {
  const order: number[] = [];
  let inOrder = true;
  for (let hit = hits.from; hit < hits.to; hit += 1) {
    inOrder &&= hit === hits.from || compared(hits, hit - 1, hit) <= 0;
    order.push(hit);
  }
  return inOrder ? order : order.sort((one, other) => compared(hits, one, other) || one - other);
}

const compared = (hits: Hits, one: number, other: number): number =>
  firstOf(hits, one) - firstOf(hits, other) || lastIn(hits, one) - lastIn(hits, other);

const firstOf = (hits: Hits, hit: number): number => hitField(hits, hit, field.first);
const lastIn = (hits: Hits, hit: number): number => hitField(hits, hit, field.last);
const nodeOf = (hits: Hits, hit: number): number => hitField(hits, hit, field.node);

/** A span that several terms found is told once, by the first of them. */
function distinct(search: Search, order: readonly number[]): readonly number[] {
  const { hits } = search;
  return order.filter((hit, at) => {
    const before = order[at - 1];
    return (
      before === undefined ||
      firstOf(hits, before) !== firstOf(hits, hit) ||
      lastOf(search, before) !== lastOf(search, hit)
    );
  });
}

/** A suffix behind a hyphen belongs to the span. */
const lastOf = ({ hits, reading }: Search, hit: number): number =>
  lastWritten(reading.words, lastIn(hits, hit));

function matchOf(search: Search, hit: number): Match {
  const { hits, chunk, written } = search;
  const { words } = search.reading;
  const first = firstOf(hits, hit);
  const form = writtenFrom(words, first, lastOf(search, hit));
  const inTitle = first < words.titleWords;
  const start = (words.starts[first] ?? 0) - (inTitle ? 0 : words.textStart);
  const at = hitField(hits, hit, field.term);
  const term = written.slice(at, at + placeIn(chunk, nodeOf(hits, hit)).length);
  return { in: inTitle ? 'title' : 'text', start, end: start + form.length, form, term };
}

function isWeak({ hits, reading, chunk }: Search, hit: number): boolean {
  if (((chunk[nodeOf(hits, hit)] ?? 0) & flag.capital) === 0) return false;
  const last = lastIn(hits, hit);
  for (let word = firstOf(hits, hit); word <= last; word += 1) {
    if (isCapitalized(reading.words, word)) return false;
  }
  return true;
}

/** A watch of filters alone has no words to mark: it marks the title, or the text where there is none. */
function wholeTitle(search: Search, root: number): Found {
  const { title, text } = search.reading.words;
  const form = title === '' ? text : title;
  const match: Match = {
    in: title === '' ? 'text' : 'title',
    start: 0,
    end: form.length,
    form,
    term: filtersIn(search, root).join(' '),
  };
  return { matches: [match], weak: false, truncated: false };
}
