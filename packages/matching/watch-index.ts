import type { Match } from '@newswatch/domain';
import { type Anchor, anchorsOf } from './anchors.ts';
import { type Program, compile } from './compile.ts';
import { type MatchDocument, type ReadDocument, readDocument } from './document.ts';
import { evaluate } from './evaluate.ts';
import { keysOf } from './filters.ts';
import { parseQuery } from './parse.ts';
import { type Postings, createPostings } from './postings.ts';

export interface IndexedWatch {
  readonly id: string;
  readonly query: string;
}

export interface WatchMatch {
  readonly watch: string;
  /** At least one, at most 100; the title before the text, in order. */
  readonly matches: readonly Match[];
  /** Typed with capitals and found wholly in small letters. */
  readonly weak: boolean;
}

/**
 * All watches, found by the words of an article: each watch lies under the forms of one term of every group of
 * terms that it needs, so that the cost of an article does not grow with the number of watches.
 */
export interface WatchIndex {
  /** Adds a watch, or replaces the one of the same id. @throws NewswatchError `watch-does-not-parse` */
  put(watch: IndexedWatch): void;
  remove(id: string): void;
  /** Watches that the document satisfies, in the order in which they were put. */
  match(document: MatchDocument): readonly WatchMatch[];
  readonly size: number;
}

interface Entry {
  readonly id: string;
  readonly order: number;
  readonly program: Program;
  readonly anchors: readonly Anchor[];
}

/** Empty: it matches nothing until watches are put into it. */
export function createWatchIndex(): WatchIndex {
  const entries = new Map<string, Entry>();
  const postings = createPostings<Entry>();
  let order = 0;
  const remove = (id: string): void => {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    for (const anchor of entry.anchors) postings.remove(anchor, entry);
  };
  return {
    put({ id, query }) {
      const program = compile(parseQuery(query).root);
      const entry: Entry = {
        id,
        program,
        anchors: anchorsOf(program),
        order: entries.get(id)?.order ?? order++,
      };
      remove(id);
      entries.set(id, entry);
      for (const anchor of entry.anchors) postings.add(anchor, entry);
    },
    remove,
    match(document) {
      const read = readDocument(document);
      return candidates(postings, read).flatMap(({ id, program }) => {
        const found = evaluate(program, read);
        return found === undefined ? [] : [{ watch: id, ...found }];
      });
    },
    get size() {
      return entries.size;
    },
  };
}

function candidates(postings: Postings<Entry>, read: ReadDocument): readonly Entry[] {
  const found = new Set<Entry>();
  for (const { positions } of read.fields) {
    for (const folded of positions.keys()) {
      for (const entry of postings.ofForm(folded)) found.add(entry);
      for (const entry of postings.ofBeginning(folded)) found.add(entry);
    }
  }
  for (const name of ['source', 'topic', 'country', 'story'] as const) {
    for (const value of keysOf(name, read.document)) {
      for (const entry of postings.ofFilter(`${name}:${value}`)) found.add(entry);
    }
  }
  return [...found].sort((one, other) => one.order - other.order);
}
