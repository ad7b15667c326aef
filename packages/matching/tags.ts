import type { PhraseReading } from '@newswatch/language';

/**
 * What a form says of itself, as one small number: its grammar mask, and the languages in which it counts. There are
 * few different ones.
 */
export interface Tags {
  /** By tag. */
  readonly masks: Int32Array;
  readonly languages: Int32Array;
  of(mask: number, languages: number): number;
}

/** The form is the typed one: words that are all as typed need not agree. Beyond the readings of `grammar.ts`. */
export const TYPED = 1 << 29;

/** In every article. */
export const ANY_LANGUAGE = -1;

const MOST_TAGS = 0x10000;

/** Empty. */
export function createTags(): Tags {
  const masks = new Int32Array(MOST_TAGS);
  const languages = new Int32Array(MOST_TAGS);
  /** By languages, then by mask. */
  const known = new Map<number, Map<number, number>>();
  let size = 0;
  return {
    masks,
    languages,
    of(mask, inLanguages) {
      const byMask = known.get(inLanguages) ?? new Map<number, number>();
      const tag = byMask.get(mask);
      if (tag !== undefined) return tag;
      const next = size++;
      masks[next] = mask;
      languages[next] = inLanguages;
      known.set(inLanguages, byMask.set(mask, next));
      return next;
    },
  };
}

const CODES = ['ru', 'uk', 'kk', 'az', 'tr', 'uz', 'en', 'ka', 'ky', 'be', 'fa', 'zh', 'other'];
/** Bits of the readings that count in articles identified as their language only. */
const IDENTIFIED = 15;

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
  return known.length === 1 ? own : own | ((1 << IDENTIFIED) - 1);
}
