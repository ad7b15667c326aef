import { fold } from './fold.ts';
import { acceptsChain, addEntry, anySound, chainSpan } from './suffix-automaton.ts';
import {
  dropVowel,
  double,
  glide,
  isSurname,
  isTime,
  lengthen,
  shorten,
  soften,
  undouble,
} from './suffix-changes.ts';
import { type SuffixGrammar, type SuffixLanguage, finalsOf } from './suffix-grammar.ts';
import { azerbaijani } from './suffix-grammar-azerbaijani.ts';
import { kazakh, kazakhLatin } from './suffix-grammar-kazakh.ts';
import { otherChains } from './suffix-others.ts';
import { turkish } from './suffix-grammar-turkish.ts';
import { uzbek, uzbekCyrillic } from './suffix-grammar-uzbek.ts';
import { harmoniesOf } from './suffix-sounds.ts';

/**
 * Stems of Kazakh, Azerbaijani, Turkish and Uzbek words. A word continues a stem when what follows the stem is a chain
 * of suffixes that the language's grammar allows there.
 */
export interface Stem {
  /** Folded. */
  readonly text: string;
  readonly language: SuffixLanguage;
  readonly before: StemKind;
  /** Names of the vowel harmonies that the word allows, see `suffix-sounds.ts`. */
  readonly harmonies: string;
}

/**
 * What may follow a stem. `whole`: any chain. `surname`: as well, but not -a, which makes a woman's surname. `letters`:
 * whatever sounds are before, because letters are read out (AQSh-ning, BMT-nin). `vowel` and
 * `consonant`: a chain that begins so (şehr-i, xət-lər). `infinitive`: one that begins with y (taşıma-ya). `time`: the
 * relative suffix. `head`: plural or first and second person in place of a possessive (demir yol-ları).
 */
export type StemKind =
  'whole' | 'surname' | 'letters' | 'vowel' | 'consonant' | 'infinitive' | 'time' | 'head';

/**
 * The stems under which a word's inflected forms are found. Takes the word in small letters; where it tells ı from i, so
 * does vowel harmony. The word itself without a suffix is not among the forms.
 */
export function stemsOf(typed: string, language: SuffixLanguage): readonly Stem[] {
  const word = fold(typed);
  const harmonies = harmoniesOf(typed, language);
  const stem = (text: string | undefined, before: StemKind): readonly Stem[] =>
    text === undefined ? [] : [{ text, language, before, harmonies }];
  return [
    ...stem(word, isSurname(word, language) ? 'surname' : 'whole'),
    ...stem(lengthen(word, language), 'whole'),
    ...stem(shorten(word, language), 'whole'),
    ...soften(word, language).flatMap((text) => stem(text, 'vowel')),
    ...stem(dropVowel(word, language), 'vowel'),
    ...stem(double(word, language), 'vowel').map(withOpen),
    ...stem(glide(word, language), 'vowel'),
    ...stem(language === 'az' || word.endsWith('ll') ? undouble(word) : undefined, 'consonant'),
    ...stem(language === 'tr' && /..m[ae]k$/.test(word) ? word.slice(0, -1) : undefined, 'infinitive'),
    ...stem(isTime(word) ? word : undefined, 'time'),
  ];
}

/** Nouns that double are Arabic and may take a and e whatever their vowel: hak, hakkı; üs, üssü. */
const withOpen = (stem: Stem): Stem => ({
  ...stem,
  harmonies: [...new Set(`ae${stem.harmonies}`)].join(''),
});

/** By what the chain depends on. */
const entries = new Map<string, number>();

/** The place where the chain behind a stem begins, for `acceptsChain`. It holds within the process. */
export function entryOf(stem: Stem): number {
  const { text, language, before } = stem;
  const grammar = grammarOf(stem);
  const { harmonies, finals } = before === 'letters' ? anySound(grammar) : soundOf(stem, grammar);
  const named = before === 'whole' || before === 'surname' || before === 'letters';
  const apostrophe = named && !(language === 'uz' && /[og]$/.test(text));
  const except = named || before === 'vowel' ? otherChains(text, language) : '';
  const slot = SLOTS[before] ?? (isSyllable(text, grammar) ? 'short' : 'stem');
  const begins = beginningBehind(stem);
  const key = [grammar.name, begins, harmonies, finals, apostrophe, except, slot].join(' ');
  const found = entries.get(key);
  if (found !== undefined) return found;
  const mayBegin = (letter: string) => permits(begins, grammar, letter);
  const entry = addEntry(grammar, { slot, harmonies, finals, permits: mayBegin, apostrophe, except });
  entries.set(key, entry);
  return entry;
}

const soundOf = ({ text, harmonies }: Stem, grammar: SuffixGrammar) => ({
  harmonies,
  finals: finalsOf(grammar, text),
});

/** Grammars with a slot `short` enter there behind a stem of one syllable. */
function isSyllable(text: string, { vowels, slots }: SuffixGrammar): boolean {
  if (!('short' in slots)) return false;
  let count = 0;
  for (const letter of text) if (vowels.includes(letter)) count += 1;
  return count === 1;
}

const SLOTS: Readonly<Partial<Record<StemKind, string>>> = { time: 'time', head: 'head' };

/** With which letters a chain may begin. */
type Beginning = 'any' | 'vowel' | 'consonant' | 'y' | 'not a' | 'apostrophe';

/**
 * Kazakh қ softens before a vowel always: жақ, жағын; жақын is another word. Behind two letters that can be read as a
 * syllable a suffix makes another word too (AB, abla), unless it stands apart (AB'nin).
 */
function beginningBehind({ text, language, before }: Stem): Beginning {
  if (before === 'infinitive') return 'y';
  if (before === 'surname') return 'not a';
  if (before === 'vowel' || before === 'consonant') return before;
  if (before === 'letters' && text.length === 2 && /[aeiouöüəаеиоуәіөүұы]/.test(text)) return 'apostrophe';
  return language === 'kk' && text.endsWith('қ') ? 'consonant' : 'any';
}

function permits(begins: Beginning, { vowels }: SuffixGrammar, letter: string): boolean {
  switch (begins) {
    case 'any':
      return true;
    case 'vowel':
      return vowels.includes(letter);
    case 'consonant':
      return !vowels.includes(letter);
    case 'y':
      return letter === 'y';
    case 'not a':
      return letter !== 'a';
    case 'apostrophe':
      return false;
  }
}

const GRAMMARS = { tr: turkish, az: azerbaijani, uz: uzbek, kk: kazakh };

function grammarOf({ text, language }: Stem): SuffixGrammar {
  if (language === 'kk' && /[a-z]/.test(text)) return kazakhLatin;
  return language === 'uz' && /[а-яўқғҳ]/.test(text) ? uzbekCyrillic : GRAMMARS[language];
}

const cached = new WeakMap<Stem, number>();
const scratch = new Uint16Array(64);

/** Whether a folded word is the stem and a chain of suffixes, perhaps behind an apostrophe (Koridor'un). */
export function continues(stem: Stem, word: string): boolean {
  const length = word.length - stem.text.length;
  if (length <= 0 || length >= scratch.length || !word.startsWith(stem.text)) return false;
  const entry = cached.get(stem) ?? entryOf(stem);
  cached.set(stem, entry);
  for (let at = 0; at < length; at += 1) scratch[at] = word.charCodeAt(stem.text.length + at);
  return acceptsChain(entry, scratch, chainSpan(0, length));
}
