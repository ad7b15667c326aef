import { type Stem, continues } from '@newswatch/language';
import type { Anchor } from './anchors.ts';

/** Anchors → entries. A word is looked up as a whole, and at each of its beginnings for stems and prefixes. */
export interface Postings<Entry> {
  add(anchor: Anchor, entry: Entry): void;
  remove(anchor: Anchor, entry: Entry): void;
  /** May give an entry more than once. */
  ofWord(folded: string): readonly Entry[];
  ofFilter(key: string): readonly Entry[];
}

/** Words are remembered with what they led to, because texts repeat them; a change of the postings forgets them. */
const MAX_REMEMBERED = 200_000;
/** Longer words are no words; they are only looked up as a whole. */
const LONGEST_WORD = 64;

export function createPostings<Entry>(): Postings<Entry> {
  const forms = multimap<Entry>();
  const filters = multimap<Entry>();
  const beginnings = createBeginnings<Entry>();
  const remembered = new Map<string, readonly Entry[]>();
  const target = (kind: Anchor['kind']) => (kind === 'form' ? forms : filters);
  return {
    add(anchor, entry) {
      remembered.clear();
      if (anchor.kind === 'stem') beginnings.add(anchor.key, entry, anchor.stem);
      else if (anchor.kind === 'prefix') beginnings.add(anchor.key, entry, undefined);
      else target(anchor.kind).add(anchor.key, entry, undefined);
    },
    remove(anchor, entry) {
      remembered.clear();
      if (anchor.kind === 'stem' || anchor.kind === 'prefix') beginnings.remove(anchor.key, entry);
      else target(anchor.kind).remove(anchor.key, entry);
    },
    ofWord(folded) {
      const known = remembered.get(folded);
      if (known !== undefined) return known;
      const whole = forms.of(folded).map(([entry]) => entry);
      if (folded.length > LONGEST_WORD) return whole;
      const found = [...whole, ...beginnings.of(folded)];
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(folded, found.length === 0 ? NOTHING : found);
      return found;
    },
    ofFilter: (key) => filters.of(key).map(([entry]) => entry),
  };
}

const NOTHING: readonly never[] = [];

interface Beginnings<Entry> {
  add(text: string, entry: Entry, stem: Stem | undefined): void;
  remove(text: string, entry: Entry): void;
  of(folded: string): readonly Entry[];
}

/** Stems and prefixes. Their first letters are kept beside them, because few words of an article begin so. */
function createBeginnings<Entry>(): Beginnings<Entry> {
  const texts = multimap<Entry, Stem | undefined>();
  const heads = multimap<Entry>();
  return {
    add(text, entry, stem) {
      texts.add(text, entry, stem);
      heads.add(text.slice(0, HEAD), entry, undefined);
    },
    remove(text, entry) {
      texts.remove(text, entry);
      heads.remove(text.slice(0, HEAD), entry);
    },
    of(folded) {
      if (!heads.has(folded.slice(0, HEAD)) && !heads.has(folded.charAt(0))) return NOTHING;
      const found: Entry[] = [];
      for (let length = 1; length <= folded.length; length += 1) {
        for (const [entry, stem] of texts.of(folded.slice(0, length))) {
          if (stem === undefined || continues(stem, folded)) found.push(entry);
        }
      }
      return found;
    },
  };
}

const HEAD = 2;

interface Multimap<Entry, Note = undefined> {
  add(key: string, entry: Entry, note: Note): void;
  remove(key: string, entry: Entry): void;
  of(key: string): readonly (readonly [Entry, Note])[];
  has(key: string): boolean;
}

function multimap<Entry, Note = undefined>(): Multimap<Entry, Note> {
  const lists = new Map<string, (readonly [Entry, Note])[]>();
  return {
    add(key, entry, note) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [[entry, note]]);
      else list.push([entry, note]);
    },
    remove(key, entry) {
      const left = lists.get(key)?.filter(([each]) => each !== entry) ?? [];
      if (left.length === 0) lists.delete(key);
      else lists.set(key, left);
    },
    of: (key) => lists.get(key) ?? NOTHING,
    has: (key) => lists.has(key),
  };
}
