import { remembering } from './memo.ts';
import { type Endings, type Forms, decline } from './russian-endings.ts';
import { pronouns } from './russian-pronouns.ts';
import { adjectivesInOi, nounsLikeAdjectives, possessives, shortAdjectives } from './russian-words.ts';

/**
 * Adjectives by the end of their stem. Short forms and comparatives are left out on purpose: nobody watches for them.
 * The masculine nominative is the one typed («морской», «средний»); typed in another gender it is in -ой where that is
 * listed.
 */
const hard: Endings = {
  m: 'ый ого ому @ ым ом',
  f: 'ая ой ой ую ой/ою ой',
  n: 'ое ого ому = ым ом',
  p: 'ые ых ым @ ыми ых',
};
const velar: Endings = {
  m: 'ий ого ому @ им ом',
  f: 'ая ой ой ую ой/ою ой',
  n: 'ое ого ому = им ом',
  p: 'ие их им @ ими их',
};
const sibilant: Endings = {
  m: 'ий его ему @ им ем',
  f: 'ая ей ей ую ей/ею ей',
  n: 'ее его ему = им ем',
  p: 'ие их им @ ими их',
};
/** Stressed at the end: большой, чужой. */
const sibilantInOy: Endings = { ...velar, m: 'ой ого ому @ им ом' };
const soft: Endings = {
  m: 'ий его ему @ им ем',
  f: 'яя ей ей юю ей/ею ей',
  n: 'ее его ему = им ем',
  p: 'ие их им @ ими их',
};

/** третий, казачий: what belongs to someone. */
const possessive: Endings = {
  m: 'ий ьего ьему @ ьим ьем',
  f: 'ья ьей ьей ью ьей/ьею ьей',
  n: 'ье ьего ьему = ьим ьем',
  p: 'ьи ьих ьим @ ьими ьих',
};

/** Берингов, Баренцево: what is named after a person. */
const namedAfter: Endings = {
  m: '∅ а у @ ым ом',
  f: 'а ой ой у ой/ою ой',
  n: 'о а у = ым ом',
  p: 'ы ых ым @ ыми ых',
};

/** «Берингов» of «Берингов пролив», «Баренцево» of «Баренцево море»; nothing where the word does not end so. */
export function adjectiveOfPerson(word: string): Forms | undefined {
  const stem = /^(..+(?:[ое]в|ин))[аоы]?$/.exec(word)?.[1];
  return stem === undefined ? undefined : decline({ stem, endings: namedAfter, kind: 'adjective' });
}

const MASCULINE = ['ый', 'ий', 'ой'];

/** The paradigm of an adjective in any nominative, or nothing when the word does not end like one. */
export const adjective = (word: string): Forms | undefined => remembered(word).forms;

/** A phrase asks for the same word several times. */
const remembered = remembering((word) => ({ forms: adjectiveOf(word) }));

function adjectiveOf(word: string): Forms | undefined {
  const pronoun = pronouns.get(word);
  if (pronoun !== undefined) return pronoun;
  if (/..(ийся|аяся|ееся|иеся)$/.test(word)) return reflexive(word);
  const ending = word.slice(-2);
  const stem = word.slice(0, -2);
  if (isPossessive(stem, ending)) return decline({ stem, endings: possessive, kind: 'adjective' });
  if (nounsLikeAdjectives.has(word) || NOUN.test(word) || !isAdjectival(word)) return undefined;
  const typed = MASCULINE.includes(ending) || !adjectivesInOi.has(`${stem}ой`) ? ending : 'ой';
  return decline({ stem, endings: masculineAs(endingsFor(stem, ending), typed), kind: 'adjective' });
}

/** учащийся, трудящийся: the participle and -ся behind every form. */
function reflexive(word: string): Forms | undefined {
  const forms = adjective(word.slice(0, -2));
  return forms && new Map([...forms].map(([form, mask]) => [`${form}ся`, mask]));
}

const isPossessive = (stem: string, ending: string): boolean =>
  ['ий', 'ья', 'ье', 'ьи'].includes(ending) &&
  (possessives.has(`${stem}ий`) ||
    (ending === 'ий' && /^(?!.*(лес|город)ничий).*..(ничий)$/.test(`${stem}ий`)));

/** Nouns by their end: names in -ений, -оний, elements in -аний, -миний, firms in -строй. */
const NOUN = /(([^н]е|о|[^нй]а|ми)ний|строй)$/;

const ADJECTIVAL = /(ая|яя|ое|ее|ые|ой)$/;

function isAdjectival(word: string): boolean {
  const ending = word.slice(-2);
  const stem = word.slice(0, -2);
  if (ADJECTIVAL.test(word) && shortAdjectives.has(`${stem}ой`)) return true;
  if (stem.length < 2) return false;
  if (ending === 'ый') return true;
  if (stem.length < 3) return false;
  if (ending === 'ий') return /[кгхжшщчн]$/.test(stem);
  if (ending === 'ие') return /[кгхжшщчн]$/.test(stem) && !/[аея]н$/.test(stem);
  return ADJECTIVAL.test(word);
}

function endingsFor(stem: string, ending: string): Endings {
  if (/[кгх]$/.test(stem)) return velar;
  if (/[жшщч]$/.test(stem))
    return ['ой', 'ое'].includes(ending) || (ending !== 'ий' && STRESSED.test(stem))
      ? sibilantInOy
      : sibilant;
  return ['ий', 'яя', 'ее'].includes(ending) || (ending === 'ие' && stem.endsWith('н')) ? soft : hard;
}

/** Of «чужая», «большие» the stem tells where the stress is. */
const STRESSED = /^(чуж|больш|небольш)$/;

const asTyped = new Map<Endings, Map<string, Endings>>();

function masculineAs(endings: Endings, typed: string): Endings {
  if (!MASCULINE.includes(typed)) return endings;
  const variants = asTyped.get(endings) ?? new Map<string, Endings>();
  asTyped.set(endings, variants);
  const variant = variants.get(typed) ?? {
    ...endings,
    m: (endings['m'] ?? '').replace(/^\S+/, typed),
  };
  variants.set(typed, variant);
  return variant;
}

const OBLIQUE =
  /(ьего|ьему|ьими|ьим|ьих|ьей|ьем|ью|ого|его|ому|ему|ыми|ими|ым|им|ых|их|ую|юю|ой|ей|ом|ем|ою|ею)$/;

/** Paradigms of the adjectives that have this word among their forms. */
export function adjectivesOf(word: string): readonly Forms[] {
  if (word.endsWith('ся')) return reflexivesOf(word);
  const ending = OBLIQUE.exec(word)?.[0];
  const stem = ending === undefined ? '' : word.slice(0, -ending.length);
  if (stem.length < 3) return [];
  return MASCULINE.filter((nominative) => nominative !== 'ый' || !/[кгхжшщч]$/.test(stem))
    .map((nominative) => adjective(stem + nominative))
    .filter((forms) => forms !== undefined)
    .filter((forms) => forms.has(word));
}

/** «строящегося», «развивающихся» */
function reflexivesOf(word: string): readonly Forms[] {
  const stem = /^(..+щ)(егося|емуся|имся|емся|ейся|еюся|уюся|ихся|имися)$/.exec(word)?.[1];
  const forms = stem === undefined ? undefined : adjective(`${stem}ийся`);
  return forms === undefined ? [] : [forms];
}
