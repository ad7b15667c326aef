import {
  NOMINATIVE,
  type PhraseReading,
  type PhraseWord,
  allOf,
  phraseForms,
  placedBy,
} from '@newswatch/language';
import { combine } from './spell-out.ts';
import type { Term } from './query.ts';

/**
 * What people should know of how a term was understood, where its language tells cases apart by what was typed:
 *
 * - a single word is taken as a nominative, whatever it looks like;
 * - a phrase typed in another case is understood by the nominatives that have this form;
 * - a word that the grammar cannot place has the forms of its stem with the endings of a stemmer; they agree with anything.
 */
export type Note = { readonly language: string; readonly text: string } & (
  | { readonly kind: 'nominative' | 'fallback'; readonly word: string }
  | { readonly kind: 'oblique'; readonly lemmas: readonly string[] }
);

const MOST_LEMMAS = 5;

export function notesOf({ kind, words }: Term): readonly Note[] {
  if (kind === 'exact') return [];
  if (kind === 'phrase') return notesOfPhrase(words, phraseForms(words));
  return words.flatMap((word) => notesOfPhrase([word], phraseForms([word])));
}

/** Readings of the words, those of hyphens written together included. */
function notesOfPhrase(words: readonly PhraseWord[], readings: readonly PhraseReading[]): readonly Note[] {
  const whole = readings.filter((reading) => reading.words.length === words.length);
  // What Russian says of a word that both may have says enough.
  const reading = TELLS_CASES.map((code) => whole.find(({ language }) => language === code)).find(Boolean);
  if (reading?.language === undefined) return [];
  const { language } = reading;
  const fallen = words.filter((word) => isFallback(reading, word));
  return [...fallen.map((word) => fallbackNote(language, word)), ...caseNotes(reading, words)];
}

const TELLS_CASES = ['ru', 'uk'];

/** Ukrainian has no fallback: what it cannot place keeps one form. */
const isFallback = ({ language }: PhraseReading, word: PhraseWord): boolean =>
  language === 'ru' && !word.prefix && placedBy(word.folded) === 'fallback';

const fallbackNote = (language: string, { text: word }: PhraseWord): Note => ({
  kind: 'fallback',
  language,
  word,
  text: `«${word}» is no noun or adjective that the grammar knows: its stem with common endings is looked for`,
});

function caseNotes(reading: PhraseReading, words: readonly PhraseWord[]): readonly Note[] {
  const language = reading.language ?? '';
  const [first] = words;
  if (words.length === 1 && first !== undefined) {
    if (isFallback(reading, first) || (reading.words[0]?.forms.size ?? 0) < 2) return [];
    const text = `«${first.text}» is taken as a nominative; typed in another form, its own forms would be missed`;
    return [{ kind: 'nominative', language, word: first.text, text }];
  }
  const agreed = words.reduce(
    (mask, { folded }, at) => mask & (reading.words[at]?.forms.get(folded) ?? 0),
    reading.mask,
  );
  if (agreed === 0 || (agreed & NOMINATIVE) !== 0) return [];
  const lemmas = lemmasOf(reading);
  if (lemmas.length === 0) return [];
  const text = `typed in another case than the nominative: understood as ${lemmas.map((lemma) => `«${lemma}»`).join(' or ')}`;
  return [{ kind: 'oblique', language, lemmas, text }];
}

/** In the singular, where there is one. */
function lemmasOf({ words, mask }: PhraseReading): readonly string[] {
  const singular = combine(words, mask & NOMINATIVE & ~allOf('p'));
  const lemmas = singular.length > 0 ? singular : combine(words, mask & NOMINATIVE);
  return lemmas.slice(0, MOST_LEMMAS);
}
