import { type PhraseReading, type PhraseWord, createMemory } from '@newswatch/language';
import { createKnownWords, knownWord, rememberWord } from './known-words.ts';
import type { Tags } from './tags.ts';
import type { TermForms } from './term-forms.ts';
import { type TermReading, termReadings } from './term-readings.ts';
import { type ContentHash, contentHash } from './term-identities.ts';

/**
 * Reads phrases, and remembers of those it read lately which terms they are, though not their forms: many watches are
 * about the same things, and a term that some watch uses is found by its hash. A phrase takes some hundred bytes, and is
 * seldom read again; of single words many more are kept (`known-words.ts`).
 */
const BOUNDS = { most: 1 << 10, longest: 80 };

/**
 * Expands the words of a phrase into their forms. It always gives the same for the same words.
 * @param languages of the readings that are asked for, all where absent; it may give others too
 */
export type Expand = (
  words: readonly PhraseWord[],
  languages?: readonly string[],
) => readonly PhraseReading[];

/** A word of a watch as a term. */
export interface TermContent {
  readonly hash: ContentHash;
  /** Worked out where they are asked for. */
  readonly forms: () => TermForms;
}

/** As `term-forms.ts` says. */
export interface ContentWord extends TermContent {
  readonly usage: number;
}

export type ContentReading = Omit<TermReading, 'words'> & { readonly words: readonly ContentWord[] };

export interface Reads {
  /** Of the watch: their forms count in every article. */
  readonly languages: readonly string[];
  /** As typed only. */
  readonly exact: boolean;
}

export type ReadPhrase = (words: readonly PhraseWord[], reads: Reads) => readonly ContentReading[];

/** Knows no phrase. */
export function createPhraseReader(expand: Expand, tags: Tags, seed: number): ReadPhrase {
  const memory = createMemory<readonly Outline[]>(BOUNDS);
  const outline = ({ mask, second, words, gaps }: TermReading): Outline => ({
    mask,
    second,
    gaps,
    words: words.map(({ content, usage }) => ({ hash: contentHash(content, seed), usage })),
  });
  const known = createKnownWords(seed);
  const outlinesOf = (words: readonly PhraseWord[], key: string, readings: () => readonly TermReading[]) => {
    if (words.length > 1) return memory(key, () => readings().map(outline));
    const word = knownWord(known, key);
    if (word !== undefined) return [{ ...word, gaps: [], words: [word] }];
    const outlines = readings().map(outline);
    const [{ mask, second, words: [only, ...others] } = NO_OUTLINE, ...more] = outlines; // prettier-ignore
    if (only !== undefined && others.length + more.length === 0)
      rememberWord(known, key, { mask, second, ...only });
    return outlines;
  };
  return (words, reads) => {
    let read: readonly TermReading[] | undefined;
    const readings = () => (read ??= readTerms(words, reads, { expand, tags }));
    const outlines = outlinesOf(words, keyOf(words, reads), readings);
    return outlines.map((each, at) => ({
      ...each,
      words: each.words.map((word, place) => ({
        ...word,
        forms: () => readings()[at]?.words[place]?.content ?? NOTHING,
      })),
    }));
  };
}

interface Outline {
  readonly mask: number;
  readonly second: number;
  readonly gaps: readonly number[];
  readonly words: readonly Omit<ContentWord, 'forms'>[];
}

const NO_OUTLINE: Outline = { mask: 0, second: 0, gaps: [], words: [] };
const NOTHING: TermForms = { forms: new Map(), beginnings: [] };

function readTerms(
  words: readonly PhraseWord[],
  { languages, exact }: Reads,
  { expand, tags }: { readonly expand: Expand; readonly tags: Tags },
): readonly TermReading[] {
  const all = expand(words);
  const readings = exact ? all.filter(({ language }) => language === undefined).slice(0, 1) : all;
  const alone = (word: number) => expand(words.slice(word, word + 1), CHAINED);
  return termReadings({ readings, given: languages, length: words.length, alone }, tags);
}

/** Languages of chains of suffixes that are written in the letters of Russian. */
const CHAINED = ['kk', 'uz'];

/** All that the readings depend on; what is folded follows from the text. */
function keyOf(words: readonly PhraseWord[], { languages, exact }: Reads): string {
  let key = exact ? '=' : '';
  for (const { text, gap, prefix, quoted } of words) {
    key += `${text}${prefix ? '*' : ''}${quoted ? '"' : ''} ${gap} `;
  }
  return key + languages.join(' ');
}
