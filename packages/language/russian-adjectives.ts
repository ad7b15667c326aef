import { type Endings, type Forms, decline } from './russian-endings.ts';
import { nounsLikeAdjectives } from './russian-words.ts';

/**
 * Adjectives by the end of their stem. Short forms and comparatives are left out on purpose: nobody watches for them.
 * The masculine nominative is the one typed («морской», «средний»); typed in another gender both are given.
 */
const hard: Endings = {
  m: 'ый/ой ого ому @ ым ом',
  f: 'ая ой ой ую ой/ою ой',
  n: 'ое ого ому = ым ом',
  p: 'ые ых ым @ ыми ых',
};
const velar: Endings = {
  m: 'ий/ой ого ому @ им ом',
  f: 'ая ой ой ую ой/ою ой',
  n: 'ое ого ому = им ом',
  p: 'ие их им @ ими их',
};
const sibilant: Endings = {
  m: 'ий/ый/ой его/ого ему/ому @ им ем/ом',
  f: 'ая ей/ой ей/ой ую ей/ею/ой/ою ей/ой',
  n: 'ее/ое его/ого ему/ому = им ем/ом',
  p: 'ие их им @ ими их',
};
const soft: Endings = {
  m: 'ий его ему @ им ем',
  f: 'яя ей ей юю ей/ею ей',
  n: 'ее его ему = им ем',
  p: 'ие их им @ ими их',
};

const ordinal: Endings = {
  m: 'ий ьего ьему @ ьим ьем',
  f: 'ья ьей ьей ью ьей/ьею ьей',
  n: 'ье ьего ьему = ьим ьем',
  p: 'ьи ьих ьим @ ьими ьих',
};

const MASCULINE = ['ый', 'ий', 'ой'];

/** The paradigm of an adjective in any nominative, or nothing when the word does not end like one. */
export function adjective(word: string): Forms | undefined {
  const ending = word.slice(-2);
  const stem = word.slice(0, -2);
  if (stem === 'трет') return decline({ stem, endings: ordinal, kind: 'adjective' });
  if (stem.length < 2 || nounsLikeAdjectives.has(word) || !isAdjectival(stem, ending)) return undefined;
  return decline({ stem, endings: masculineAs(endingsFor(stem, ending), ending), kind: 'adjective' });
}

function isAdjectival(stem: string, ending: string): boolean {
  if (ending === 'ый') return true;
  if (stem.length < 3) return false;
  if (ending === 'ий') return /[кгхжшщчн]$/.test(stem);
  if (ending === 'ие') return /[кгхжшщчн]$/.test(stem) && !/[аея]н$/.test(stem);
  return ['ая', 'яя', 'ое', 'ее', 'ые', 'ой'].includes(ending);
}

function endingsFor(stem: string, ending: string): Endings {
  if (/[кгх]$/.test(stem)) return velar;
  if (/[жшщч]$/.test(stem)) return sibilant;
  return ['ий', 'яя', 'ее'].includes(ending) || (ending === 'ие' && stem.endsWith('н')) ? soft : hard;
}

function masculineAs(endings: Endings, typed: string): Endings {
  if (!MASCULINE.includes(typed)) return endings;
  return { ...endings, m: (endings['m'] ?? '').replace(/^\S+/, typed) };
}

const OBLIQUE = /(ого|его|ому|ему|ыми|ими|ым|им|ых|их|ую|юю|ой|ей|ом|ем|ою|ею)$/;

/** Paradigms of the adjectives that have this word among their forms. */
export function adjectivesOf(word: string): readonly Forms[] {
  const ending = OBLIQUE.exec(word)?.[0];
  const stem = ending === undefined ? '' : word.slice(0, -ending.length);
  if (stem.length < 3) return [];
  return ['ый', 'ий', 'ой']
    .map((nominative) => adjective(stem + nominative))
    .filter((forms) => forms !== undefined)
    .filter((forms) => forms.has(word));
}
