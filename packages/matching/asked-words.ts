import { fetch } from './fetch.ts';
import type { FormLists } from './form-lists.ts';
import {
  EMPTY,
  type FormSlots,
  GROUP,
  type Slots,
  firstSlot,
  groupBehind,
  homeOf,
  lowestSlot,
  nextSlot,
  printOf,
  slotsWith,
} from './form-slots.ts';

/**
 * The words of an article that seem to be forms: their print is in the slots. What is asked lies in no cache, and the
 * processor fetches it for many words at once only where no answer decides what is asked next. So there are passes over
 * all words, each of which reads one thing: the prints where the words would be, then what is led to there. Used again
 * for the next article.
 */
export interface AskedWords {
  /** By word. */
  homes: Int32Array;
  prints: Int32Array;
  /** Words in order, with a slot that has their print, and what that leads to. A word may have several slots. */
  words: Int32Array;
  places: Int32Array;
  values: Int32Array;
  /** Values that lead to lists. */
  lists: Int32Array;
  count: number;
}

/** None. */
export const createAskedWords = (): AskedWords => ({
  homes: new Int32Array(0),
  prints: new Int32Array(0),
  words: new Int32Array(0),
  places: new Int32Array(0),
  values: new Int32Array(0),
  lists: new Int32Array(0),
  count: 0,
});

export interface Hashes {
  readonly hashes: Int32Array;
  readonly count: number;
}

/** Asks the slots for many words, also those that have not been moved yet. */
export function askWords(asked: AskedWords, words: Hashes, forms: FormSlots): void {
  if (asked.homes.length < words.count) makeRoom(asked, 2 * words.count);
  asked.count = 0;
  const { now, old } = forms;
  if (old !== undefined) {
    askEach(asked, words, [now, old]);
    return;
  }
  readPrints(asked, words, now);
  keepFound(asked, words, now);
  readValues(asked, now);
  fetchLists(asked, forms.lists);
}

function makeRoom(asked: AskedWords, count: number): void {
  asked.homes = new Int32Array(count);
  asked.prints = new Int32Array(count);
}

function readPrints({ homes, prints }: AskedWords, { hashes, count }: Hashes, now: Slots): void {
  const { prints: slots, scale } = now;
  for (let word = 0; word < count; word += 1) {
    const home = homeOf(hashes[word] ?? 0, scale);
    homes[word] = home;
    prints[word] = slots[home] ?? 0;
  }
}

/**
 * Each slot with the print of a word is kept: one of them has the text, or none. So has a slot now and then whose print
 * only seems to be that one.
 */
function keepFound(asked: AskedWords, { hashes, count }: Hashes, now: Slots): void {
  const { homes, prints } = asked;
  const { prints: groups } = now;
  for (let word = 0; word < count; word += 1) {
    const print = printOf(hashes[word] ?? 0);
    let group = homes[word] ?? 0;
    let all = prints[word] ?? 0;
    for (;;) {
      for (let slots = slotsWith(all, print); slots !== 0; slots &= slots - 1) {
        keep(asked, word, GROUP * group + lowestSlot(slots));
      }
      if (slotsWith(all, EMPTY) !== 0) break;
      group = groupBehind(groups, group);
      all = groups[group] ?? 0;
    }
  }
}

interface Word {
  readonly word: number;
  readonly hash: number;
}

function keepAll(asked: AskedWords, part: Slots, { word, hash }: Word): void {
  const print = printOf(hash);
  let slot = nextSlot(part, firstSlot(part, hash), print);
  for (; slot !== -1; slot = nextSlot(part, slot + 1, print)) keep(asked, word, slot);
}

function keep(asked: AskedWords, word: number, slot: number): void {
  const { count } = asked;
  if (count === asked.words.length) {
    asked.words = doubled(asked.words);
    asked.places = doubled(asked.places);
    asked.values = doubled(asked.values);
    asked.lists = doubled(asked.lists);
  }
  asked.words[count] = word;
  asked.places[count] = slot;
  asked.count = count + 1;
}

function doubled(from: Int32Array): Int32Array {
  const to = new Int32Array(Math.max(512, 2 * from.length));
  to.set(from);
  return to;
}

function readValues({ places, values, count }: AskedWords, now: Slots): void {
  const slots = now.values;
  for (let each = 0; each < count; each += 1) values[each] = slots[places[each] ?? 0] ?? 0;
}

function fetchLists({ values, lists, count }: AskedWords, { arena }: FormLists): void {
  let found = 0;
  for (let each = 0; each < count; each += 1) {
    const value = values[each] ?? 0;
    lists[found] = -value;
    found += value < 0 ? 1 : 0;
  }
  fetch(arena.ints, { places: lists, count: found });
}

/** While slots are moved. */
function askEach(asked: AskedWords, { hashes, count }: Hashes, parts: readonly Slots[]): void {
  for (let word = 0; word < count; word += 1) {
    for (const part of parts) {
      const before = asked.count;
      keepAll(asked, part, { word, hash: hashes[word] ?? 0 });
      for (let each = before; each < asked.count; each += 1) {
        asked.values[each] = part.values[asked.places[each] ?? 0] ?? 0;
      }
    }
  }
}
