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
  /** By languages, then by the second mask, then by the first. */
  const known = new Map<number, Map<number, Map<number, number>>>();
  let size = 1;
  return {
    masks,
    seconds,
    languages,
    of(mask, inLanguages, second = 0) {
      const bySecond = known.get(inLanguages) ?? new Map<number, Map<number, number>>();
      const byMask = bySecond.get(second) ?? new Map<number, number>();
      const tag = byMask.get(mask);
      if (tag !== undefined) return tag;
      const next = size++;
      masks[next] = mask;
      seconds[next] = second;
      languages[next] = inLanguages;
      known.set(inLanguages, bySecond.set(second, byMask.set(mask, next)));
      return next;
    },
  };
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
