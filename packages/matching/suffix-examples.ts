import { type Stem, continues, fold } from '@newswatch/language';

/**
 * A few forms of a word in a language whose forms cannot be listed: plural, genitive, locative and ablative by vowel
 * harmony, for people to see what suffixes do to it. Only forms that are matched are shown, and not all that are.
 *
 * @param word as typed, the last of its phrase
 */
export function suffixExamples(word: string, stems: readonly Stem[]): readonly string[] {
  const pattern = patterns.find(({ language }) => language === stems[0]?.language);
  if (pattern === undefined) return [];
  const lower = word.toLocaleLowerCase(pattern.language);
  const base = possessedIn(lower, stems);
  const forms = base === undefined ? plainForms(lower, stems, pattern) : possessedForms(lower, base, pattern);
  return [...new Set(forms)].filter((form) => stems.some((stem) => continues(stem, fold(form))));
}

/** kitaplar, kitabın, kitapta, kitaptan */
function plainForms(word: string, stems: readonly Stem[], pattern: Pattern): readonly string[] {
  const { plural, genitive, locative } = pattern.suffixes(soundOf(word, pattern));
  const before = pattern.vowels.includes(genitive.charAt(0)) ? softenedOf(word, stems) : word;
  const { ablative } = pattern;
  return [word + plural, before + genitive, word + locative, word + locative + ablative];
}

/** dəhlizləri, dəhlizinin, dəhlizində, dəhlizindən */
function possessedForms(word: string, base: string, pattern: Pattern): readonly string[] {
  const { genitive, locative } = pattern.suffixes(soundOf(word, pattern));
  const { plural, close } = pattern.suffixes(soundOf(base, pattern));
  const inside = word + pattern.linking + locative;
  return [base + plural + close, word + genitive, inside, inside + pattern.ablative];
}

/** What is possessed in a word that ends in a possessive vowel, which has a stem without it: dəhlizi, dəhliz. */
function possessedIn(word: string, stems: readonly Stem[]): string | undefined {
  const folded = fold(word);
  const base = stems.find(({ text }) => text.length < folded.length && folded.startsWith(text));
  return base === undefined || !/[iıuüіы]$/u.test(word) ? undefined : word.slice(0, base.text.length);
}

/** As it is written before a vowel, by a stem of the same length that differs in its last letter: kitap, kitab. */
function softenedOf(word: string, stems: readonly Stem[]): string {
  const folded = fold(word);
  const soft = stems.find(({ text }) => text.length === folded.length && text !== folded);
  return soft === undefined ? word : word.slice(0, -1) + (soft.text.at(-1) ?? '');
}

/** What decides which suffixes fit a word. */
interface Sound {
  readonly isFront: boolean;
  /** The last vowel is one of o u ö ü. */
  readonly isRound: boolean;
  readonly last: string;
  readonly endsInVowel: boolean;
}
interface Suffixes {
  readonly plural: string;
  readonly genitive: string;
  readonly locative: string;
  /** Possessive of a plural. */
  readonly close: string;
}
interface Pattern {
  readonly language: Stem['language'];
  readonly vowels: string;
  readonly front: string;
  /** Between a possessive and a case. */
  readonly linking: string;
  /** Behind the locative. */
  readonly ablative: string;
  readonly suffixes: (sound: Sound) => Suffixes;
}

function soundOf(word: string, { vowels, front }: Pattern): Sound {
  const last = word.at(-1) ?? '';
  const vowel = word.split('').findLast((letter) => vowels.includes(letter)) ?? 'a';
  return {
    last,
    isFront: front.includes(vowel),
    isRound: 'oöuü'.includes(vowel),
    endsInVowel: vowels.includes(last),
  };
}

function oghuz(sound: Sound, open: string, dental: string): Suffixes {
  const { isFront, isRound, endsInVowel } = sound;
  const close = isFront ? 'i' : 'ı';
  const harmonic = isRound ? (isFront ? 'ü' : 'u') : close;
  const genitive = `${endsInVowel ? 'n' : ''}${harmonic}n`;
  return { plural: `l${open}r`, genitive, locative: dental + open, close };
}

function kazakh({ isFront, endsInVowel, last }: Sound): Suffixes {
  const open = isFront ? 'е' : 'а';
  const close = isFront ? 'і' : 'ы';
  const dental = 'пфкқтсшщчцхһбвгд'.includes(last) ? 'т' : 'д';
  const plural = endsInVowel || 'рйу'.includes(last) ? 'л' : dental;
  const genitive = endsInVowel || 'мнң'.includes(last) ? 'н' : dental;
  return { plural: `${plural}${open}р`, genitive: `${genitive}${close}ң`, locative: dental + open, close };
}

const oghuzRest = { linking: 'n', ablative: 'n' } as const;
const patterns: readonly Pattern[] = [
  {
    ...oghuzRest,
    language: 'tr',
    vowels: 'aeıioöuüâîû',
    front: 'eiöüî',
    suffixes: (sound) => oghuz(sound, sound.isFront ? 'e' : 'a', 'çfhkpsşt'.includes(sound.last) ? 't' : 'd'),
  },
  {
    ...oghuzRest,
    language: 'az',
    vowels: 'aeəıioöuü',
    front: 'eəiöü',
    suffixes: (sound) => oghuz(sound, sound.isFront ? 'ə' : 'a', 'd'),
  },
  {
    language: 'kk',
    vowels: 'аәеёоөұүуыіэюяи',
    front: 'әеөүіэ',
    linking: 'н',
    ablative: 'н',
    suffixes: kazakh,
  },
  {
    language: 'uz',
    vowels: 'aeiou',
    front: '',
    linking: '',
    ablative: 'n',
    suffixes: () => ({ plural: 'lar', genitive: 'ning', locative: 'da', close: 'i' }),
  },
];
