import { tagOf } from './confirm.ts';
import { CONTINUED, OCCURRENCE_BITS, occurrence } from './occurrences.ts';
import type { Search } from './search.ts';
import { ANY_LANGUAGE, NO_TAG, TYPED } from './tags.ts';
import { isOpenIn, typedEntry } from './usage.ts';

/** What a form says of itself where it stands; used again for the next one. */
export interface FormSense {
  /** In which it counts. */
  languages: number;
  /** Its grammar masks. */
  first: number;
  second: number;
}

/** It counts nowhere. */
export const createFormSense = (): FormSense => ({ languages: 0, first: 0, second: 0 });

/** Reads an occurrence as a phrase uses its term (`usage.ts`). */
export function readForm(search: Search, each: number, usage: number): void {
  const { comparison, reading, sense, masks, seconds, tagLanguages } = search;
  const tag = tagOf(comparison, each);
  const form = reading.occurrences.all[(each << OCCURRENCE_BITS) + occurrence.form] ?? 0;
  sense.first = masks[tag] ?? 0;
  sense.second = seconds[tag] ?? 0;
  sense.languages = tagLanguages[tag] ?? 0;
  if (form === CONTINUED) {
    if (!isOpenIn(usage)) sense.languages = 0;
  } else if (form + 1 === typedEntry(usage) && tag !== NO_TAG) {
    sense.first |= TYPED;
    sense.languages = ANY_LANGUAGE;
  }
}
