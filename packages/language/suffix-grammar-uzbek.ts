import { type SuffixGrammar, pairs } from './suffix-grammar.ts';

const slots = {
  stem: '- > case; - > noun; lar > many; - > being',
  noun: `m/v im/ckq ng/v ing/ckq miz/v imiz/ckq ngiz/v ingiz/ckq yim/v ying/v yimiz/v > owned; si/vy yi/v i > theirs`,
  many: '- > noun; - > case; - > being; cha siz > being',
  head: 'lar > heads; miz/v imiz/ckq ngiz/v ingiz/ckq > owned; si/vy yi/v i > theirs',
  heads: 'i imiz ingiz > theirs',
  owned: '- > case; - > being; lar > many; cha > end',
  theirs: '- > case; - > being; cha siz > end',
  case: `ning ni ga ka/k qa/q dan gacha kacha/k qacha/q dek day > placed; da > local; niki > relative`,
  local: '- > time; - > placed',
  placed: '- > being; yoq/v oq/ckq > end',
  time: 'gi > relative',
  relative: 'lar > many; - > theirs; - > noun',
  being: '- > end; dir dirlar mi man san miz gina kina/k qina/q ham > end',
};

/**
 * Uzbek, which has no harmony. -cha makes names of languages of a bare stem (rus, ruscha), so that it is left out there.
 * Its apostrophe is a letter: o' is a vowel and g' a consonant. */
export const uzbek: SuffixGrammar = {
  name: 'uz',
  vowels: 'aeiou',
  finals: { v: "aeiou'", k: 'kg', q: "q'", c: 'bcdfhjlmnprstvxyz', y: 'y' },
  harmonies: { a: {} },
  opened: {},
  slots,
};

const CYRILLIC = pairs('ch:ч yo:ё a:а b:б d:д e:е g:г h:ҳ i:и k:к l:л m:м n:н o:о q:қ r:р s:с y:й z:з');

/** Uzbek in Cyrillic script. */
export const uzbekCyrillic: SuffixGrammar = {
  name: 'uz-Cyrl',
  vowels: 'аеёиоуўэюя',
  finals: { v: 'аеёиоуўэюя', k: 'кг', q: 'қғ', c: 'бвджзйлмнпрстфхҳцчшьъ', y: 'й' },
  harmonies: { a: {} },
  opened: {},
  slots: Object.fromEntries(Object.entries(slots).map(([slot, lines]) => [slot, inCyrillic(lines)])),
};

/** Of each suffix the letters; the classes behind it and the names of slots are kept. */
function inCyrillic(lines: string): string {
  const respelt = lines.split(';').map((line) => {
    const [suffixes = '', next = ''] = line.split('>');
    return `${suffixes.trim().split(/\s+/).map(suffixInCyrillic).join(' ')} >${next}`;
  });
  return respelt.join(';');
}

function suffixInCyrillic(suffix: string): string {
  const [letters = '', after] = suffix.split('/');
  const respelt = letters.replace(/ch|yo|[a-z]/g, (letter) => CYRILLIC.get(letter) ?? letter);
  return after === undefined ? respelt : `${respelt}/${after}`;
}
