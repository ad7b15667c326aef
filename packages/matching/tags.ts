import type { PhraseReading } from '@newswatch/language';

/**
 * What a form says of itself, as one small number: the languages in which it counts, and its grammar mask. Two languages
 * have agreement; what a form is in the second of them is a mask of its own, for they tell it of the same forms, and not
 * alike. There are few different tags.
 */
export interface Tags {
  /** By tag. */
  readonly masks: Int32Array;
  readonly seconds: Int32Array;
  readonly languages: Int32Array;
  of(mask: number, languages: number, second?: number): number;
}

/** The form is the typed one: words that are all as typed need not agree. Beyond the readings of `grammar.ts`. */
export const TYPED = 1 << 29;

/** Masks that every form agrees with: ANY_READING of the grammar, and TYPED. */
export const ANY_SECOND = TYPED - 1;
export const ANY_FORM = ANY_SECOND | TYPED;

/** In every article. */
export const ANY_LANGUAGE = -1;

const MOST_TAGS = 0x10000;

/** Counts nowhere. */
export const NO_TAG = 0;

/** Empty, but for NO_TAG. */
export function createTags(): Tags {
  const masks = new Int32Array(MOST_TAGS);
  const seconds = new Int32Array(MOST_TAGS);
  const languages = new Int32Array(MOST_TAGS);
  /** By hash of all three, open addressing: at most half are taken. */
  let slots = new Int32Array(SMALLEST);
  let size = 1;
  const slotOf = (mask: number, inLanguages: number, second: number): number => {
    const wrap = slots.length - 1;
    let slot = hashOf(mask, inLanguages, second) & wrap;
    for (let tag = slots[slot] ?? 0; tag !== NO_TAG; tag = slots[slot] ?? 0) {
      if (masks[tag] === mask && seconds[tag] === second && languages[tag] === inLanguages) return slot;
      slot = (slot + 1) & wrap;
    }
    return slot;
  };
  const grow = (): void => {
    slots = new Int32Array(2 * slots.length);
    for (let tag = 1; tag < size; tag += 1)
      slots[slotOf(masks[tag] ?? 0, languages[tag] ?? 0, seconds[tag] ?? 0)] = tag;
  };
  return {
    masks,
    seconds,
    languages,
    of(mask, inLanguages, second = 0) {
      const tag = slots[slotOf(mask, inLanguages, second)] ?? NO_TAG;
      if (tag !== NO_TAG) return tag;
      if (2 * size >= slots.length) grow();
      masks[size] = mask;
      seconds[size] = second;
      languages[size] = inLanguages;
      slots[slotOf(mask, inLanguages, second)] = size;
      return size++;
    },
  };
}

const SMALLEST = 1 << 10;

function hashOf(mask: number, languages: number, second: number): number {
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
const SECOND_BITS = (1 << placeOf(SECOND)) | (1 << (placeOf(SECOND) + IDENTIFIED));

/** Whether a reading is in the language whose masks are the second ones. */
export const isSecond = ({ language }: Pick<PhraseReading, 'language'>): boolean => language === SECOND;

/** Whether first and second masks, of what counts in these languages, say that it agrees. */
export const agreesIn = (languages: number, first: number, second: number): boolean =>
  (first !== 0 && (languages & ~SECOND_BITS) !== 0) ||
  (second !== 0 && (languages & (SECOND_BITS | EVERY)) !== 0);
