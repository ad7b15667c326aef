import type { Anchor } from './anchors.ts';
import { createBeginnings } from './beginnings.ts';
import { createMultimap } from './multimap.ts';

/** Anchors → entries. Lookups may give an entry more than once. */
export interface Postings<Entry> {
  add(anchor: Anchor, entry: Entry): void;
  remove(anchor: Anchor, entry: Entry): void;
  /** By the word as a whole. */
  ofForm(folded: string): readonly Entry[];
  /** By how the word begins. */
  ofBeginning(folded: string): readonly Entry[];
  ofFilter(key: string): readonly Entry[];
}

export function createPostings<Entry>(): Postings<Entry> {
  const whole = { form: createMultimap<string, Entry>(), filter: createMultimap<string, Entry>() };
  const beginnings = createBeginnings<Entry>();
  return {
    add(anchor, entry) {
      if (anchor.kind === 'form' || anchor.kind === 'filter') whole[anchor.kind].add(anchor.key, entry);
      else beginnings.add(anchor.key, entry, anchor.kind === 'stem' ? anchor.stem : undefined);
    },
    remove(anchor, entry) {
      if (anchor.kind === 'stem' || anchor.kind === 'prefix') beginnings.remove(anchor.key, entry);
      else whole[anchor.kind].remove(anchor.key, (each) => each === entry);
    },
    ofForm: whole.form.of,
    ofBeginning: beginnings.of,
    ofFilter: whole.filter.of,
  };
}
