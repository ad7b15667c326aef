import { type PhraseReading, type PhraseWord, createMemory } from '@newswatch/language';
import { createKnownWords, knownWord, rememberWord } from './known-words.ts';
import type { Tags } from './tags.ts';
import { type TermForms, type TermReading, termReadings } from './term-forms.ts';
import { type ContentHash, contentHash } from './term-identities.ts';

/**
 * Reads phrases, and remembers of those it read lately which terms they are, though not their forms: many watches are
 * about the same things, and a term that some watch uses is found by its hash. A phrase takes some hundred bytes, and is
 * seldom read again; of single words many more are kept (`known-words.ts`).
 */
const BOUNDS = { most: 1 << 10, longest: 80 };

/** Expands the words of a phrase into their forms. It always gives the same for the same words. */
export type Expand = (words: readonly PhraseWord[]) => readonly PhraseReading[];

/** A word of a watch as a term. */
export interface TermContent {
  readonly hash: ContentHash;
  /** Worked out where they are asked for. */
  readonly forms: () => TermForms;
}

export type ContentReading = Omit<TermReading, 'words'> & { readonly words: readonly TermContent[] };

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
    hashes: words.map((forms) => contentHash(forms, seed)),
  });
  const known = createKnownWords(seed);
  const outlinesOf = (words: readonly PhraseWord[], key: string, readings: () => readonly TermReading[]) => {
    if (words.length > 1) return memory(key, () => readings().map(outline));
    const word = knownWord(known, key);
    if (word !== undefined) return [{ ...word, gaps: [], hashes: [word.hash] }];
    const outlines = readings().map(outline);
    const [{ mask, second, hashes: [hash, ...others] } = NO_OUTLINE, ...more] = outlines; // prettier-ignore
    if (hash !== undefined && others.length + more.length === 0) {
      rememberWord(known, key, { mask, second, hash });
    }
    return outlines;
  };
  return (words, reads) => {
    let read: readonly TermReading[] | undefined;
    const readings = () => (read ??= expanded(expand(words), tags, reads));
    const outlines = outlinesOf(words, keyOf(words, reads), readings);
    return outlines.map(({ mask, second, gaps, hashes }, at) => ({
      mask,
      second,
      gaps,
      words: hashes.map((hash, word) => ({ hash, forms: () => readings()[at]?.words[word] ?? NOTHING })),
    }));
  };
}

interface Outline {
  readonly mask: number;
  readonly second: number;
  readonly gaps: readonly number[];
  readonly hashes: readonly ContentHash[];
}

const NO_OUTLINE: Outline = { mask: 0, second: 0, gaps: [], hashes: [] };
const NOTHING: TermForms = { forms: new Map(), beginnings: [] };

function expanded(
  readings: readonly PhraseReading[],
  tags: Tags,
  { languages, exact }: Reads,
): readonly TermReading[] {
  const used = exact ? readings.filter(({ language }) => language === undefined).slice(0, 1) : readings;
  return termReadings(used, tags, languages);
}

/** All that the readings depend on; what is folded follows from the text. */
function keyOf(words: readonly PhraseWord[], { languages, exact }: Reads): string {
  let key = exact ? '=' : '';
  for (const { text, gap, prefix, quoted } of words) {
    key += `${text}${prefix ? '*' : ''}${quoted ? '"' : ''} ${gap} `;
  }
  return key + languages.join(' ');
}
