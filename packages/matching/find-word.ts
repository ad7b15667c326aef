import { COUNTED } from '@newswatch/language';
import { followsNumber } from './find-phrase.ts';
import { readForm } from './form-sense.ts';
import { addHit } from './hits.ts';
import { OCCURRENCE_BITS, firstOf, occurrence } from './occurrences.ts';
import { flag, rowOfWord, typedEntryIn } from './program.ts';
import type { Search } from './search.ts';
import { agreesIn } from './tags.ts';
import { usageOf } from './usage.ts';

/**
 * One word in any of its forms, as `findPhrase` would find it; one that is only used behind a number, only there.
 *
 * @param node the node in its chunk
 * @param limit more hits are not looked for
 */
export function findWord(search: Search, node: number, limit: number): void {
  const { chunk, hits, reading } = search;
  const { occurrences, words } = reading;
  const { all } = occurrences;
  const head = chunk[node] ?? 0;
  const end = (head & flag.titleOnly) === 0 ? words.count : words.titleWords;
  const room = hits.count + limit;
  hits.node = node;
  let found = -1;
  let each = firstOf(reading.occurrences, rowOfWord(head));
  while (each !== 0 && hits.count < room) {
    const at = each << OCCURRENCE_BITS;
    const token = all[at + occurrence.word] ?? 0;
    if (token >= end) return;
    if (token !== found && isMeant(search, node, each)) {
      addHit(hits, token, token);
      found = token;
    }
    each = all[at + occurrence.next] ?? 0;
  }
}

/** Whether it is a form that counts in the article. */
function isMeant(search: Search, node: number, each: number): boolean {
  const { chunk, reading, sense } = search;
  readForm(search, each, usageOf({ typed: typedEntryIn(chunk[node + 1] ?? 0), isOpen: true }));
  const languages = reading.languages & sense.languages;
  const { first } = sense;
  const second = ((chunk[node] ?? 0) & flag.noSecond) === 0 ? sense.second : 0;
  if (!agreesIn(languages, first, second)) return false;
  if (first !== COUNTED && second !== COUNTED) return true;
  const token = reading.occurrences.all[(each << OCCURRENCE_BITS) + occurrence.word] ?? 0;
  if (followsNumber(reading, token)) return true;
  return agreesIn(languages, first === COUNTED ? 0 : first, second === COUNTED ? 0 : second);
}
