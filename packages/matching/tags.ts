import type { PhraseReading } from '@newswatch/language';
import { type SharedRecords, addRow, createSharedRecords, getField, setField } from './records.ts';

/**
 * What a form says of itself, as one small number: the languages in which it counts, and its grammar mask. Two languages
 * have agreement; what a form is in the second of them is a mask of its own, for they tell it of the same forms, and not
 * alike. There are few different tags.
 */
export interface Tags {
  /** By tag: its mask, its second mask, and its languages. */
  readonly rows: SharedRecords;
  of(mask: number, languages: number, second?: number): number;
}

/** The form is the typed one: words that are all as typed need not agree. Beyond the readings of `grammar.ts`. */
export const TYPED = 1 << 29;

/** Masks that every form agrees with: ANY_READING of the grammar, and TYPED. */
export const ANY_SECOND = TYPED - 1;
export const ANY_FORM = ANY_SECOND | TYPED;

/** In every article. */
export const ANY_LANGUAGE = -1;

/** What a tag stands for. */
export interface Tag {
  readonly mask: number;
  readonly second: number;
  readonly languages: number;
}

type TagRows = Pick<Tags, 'rows'>;

/** The last is left free: a row is a quarter of a line of the processor's cache. */
const TAG_WIDTH = 4;
const tagField = { mask: 0, second: 1, languages: 2 } as const;

/** The articles in which a form of a tag counts. */
export const countsIn = ({ rows }: TagRows, tag: number): number => getField(rows, tag, tagField.languages);

export const tagAt = ({ rows }: TagRows, tag: number): Tag => ({
  mask: getField(rows, tag, tagField.mask),
  second: getField(rows, tag, tagField.second),
  languages: getField(rows, tag, tagField.languages),
});
const isTag = ({ rows }: TagRows, tag: number, { mask, second, languages }: Tag): boolean =>
  getField(rows, tag, tagField.mask) === mask &&
  getField(rows, tag, tagField.second) === second &&
  getField(rows, tag, tagField.languages) === languages;

/** Counts nowhere. */
const NO_TAG = 0;

/** Empty, but for NO_TAG. */
export function createTags(): Tags {
  const rows = createSharedRecords(TAG_WIDTH);
  addRow(rows);
  const tags = { rows };
  /** By hash of all three, open addressing: at most half are taken. */
  let slots = new Int32Array(SMALLEST);
  const slotOf = (tag: Tag): number => {
    const wrap = slots.length - 1;
    let slot = hashOf(tag) & wrap;
    while (slots[slot] !== NO_TAG && !isTag(tags, slots[slot] ?? NO_TAG, tag)) slot = (slot + 1) & wrap;
    return slot;
  };
  const grow = (): void => {
    slots = new Int32Array(2 * slots.length);
    for (let tag = 1; tag < rows.end; tag += 1) slots[slotOf(tagAt(tags, tag))] = tag;
  };
  return {
    rows,
    of(mask, languages, second = 0) {
      const tag = { mask, languages, second };
      const known = slots[slotOf(tag)] ?? NO_TAG;
      if (known !== NO_TAG) return known;
      if (2 * rows.end >= slots.length) grow();
      const added = addRow(rows);
      setField(rows, { row: added, field: tagField.mask }, mask);
      setField(rows, { row: added, field: tagField.second }, second);
      setField(rows, { row: added, field: tagField.languages }, languages);
      slots[slotOf(tag)] = added;
      return added;
    },
  };
}

const SMALLEST = 1 << 10;

function hashOf({ mask, languages, second }: Tag): number {
  const hash = mask ^ Math.imul(languages, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return once ^ (once >>> 13);
}

const CODES = ['ru', 'uk', 'kk', 'az', 'tr', 'uz', 'en', 'ka', 'ky', 'be', 'fa', 'zh', 'other'];
/** Bits of the readings that count in articles identified as their language only. */
const IDENTIFIED = 15;

/** Set in every article, and in what counts in every article. */
const EVERY = 1 << 14;

const placeOf = (code: string): number => {
  const place = CODES.indexOf(code);
  return place === -1 ? CODES.length - 1 : place;
};

/** The articles in which the forms of a reading count; in all where the watch names the language. */
export function languagesOf(
  { language, identifiedOnly }: Pick<PhraseReading, 'language' | 'identifiedOnly'>,
  given: readonly string[] = [],
): number {
  if (language === undefined || given.includes(language)) return ANY_LANGUAGE;
  return 1 << (placeOf(language) + (identifiedOnly ? IDENTIFIED : 0));
}

/** What an article of these languages lets count: of an unknown one or of several, all but what must be identified. */
export function languagesIn(identified: readonly string[]): number {
  const known = identified.filter((code) => code !== 'und');
  const own = known.reduce(
    (bits, code) => bits | (1 << placeOf(code)) | (1 << (placeOf(code) + IDENTIFIED)),
    0,
  );
  return EVERY | (known.length === 1 ? own : own | ((1 << IDENTIFIED) - 1));
}

const SECOND = 'uk';

/** Whether a reading is in the language whose masks are the second ones. */
export const isSecond = ({ language }: Pick<PhraseReading, 'language'>): boolean => language === SECOND;
