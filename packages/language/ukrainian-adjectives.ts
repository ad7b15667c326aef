import { remembering } from './memo.ts';
import { type Endings, type Forms, decline } from './russian-endings.ts';
import { nounsLikeAdjectives, shortAdjectives, womensNames } from './ukrainian-words.ts';

/** Ukrainian adjectives; short forms and comparatives are left out. The vocative is the nominative. */
const hard: Endings = {
  m: 'ий ого ому @ им ому/ім',
  f: 'а ої ій у ою ій',
  n: 'е ого ому = им ому/ім',
  p: 'і их им @ ими их',
};
const soft: Endings = {
  m: 'ій ього ьому @ ім ьому/ім',
  f: 'я ьої ій ю ьою ій',
  n: 'є ього ьому = ім ьому/ім',
  p: 'і іх ім @ іми іх',
};
/** Behind a vowel: безкраїй. */
const iotated: Endings = {
  m: 'їй його йому @ їм йому/їм',
  f: 'я йої їй ю йою їй',
  n: 'є його йому = їм йому/їм',
  p: 'ї їх їм @ їми їх',
};

/** Stems of soft adjectives, besides those in a vowel and нн: середн-, внутрішн-, літн-. */
const SOFT = /(дн|жн|шн|[аиі]тн|авн|ірн|трет|ворот|син)$/;
/** Stems that -а, -е, -і make an adjective rather than a noun. */
const SUFFIX = /(..([бвгґджзйклмнпрстфхцчшщь]|[еая])н|[сцз]ьк|ов|[еє]в|[иї]в|[ая]т|[^аеиіоуюяєї]ш|яч|уч)$/;
/** What only adjectives end in. */
const SURE = /([сцз]ьк(а|е|і)|[^ій]ий|[^аеиіоуюяєї]ній)$/;

/** The paradigms of an adjective in any nominative; none when the word does not end like one. */
export const adjectives = remembering((word) => adjectivesAt(word));

function adjectivesAt(word: string): readonly Forms[] {
  if (word.length < 4 || nounsLikeAdjectives.has(word) || womensNames.has(word)) return [];
  const masculine = MASCULINE[word.slice(-2)];
  if (masculine === undefined) return adjectivesInVowel(word);
  const stem = word.slice(0, -2);
  return masculine !== soft || /(н|трет|ворот)$/.test(stem) ? [declined(stem, masculine)] : [];
}

const MASCULINE: Readonly<Partial<Record<string, Endings>>> = { ий: hard, ій: soft, їй: iotated };

function adjectivesInVowel(word: string): readonly Forms[] {
  const stem = word.slice(0, -1);
  const ending = word.slice(-1);
  if (ending === 'я' || ending === 'є') {
    return isSoft(stem) && !NEUTER.test(stem) ? [declined(stem, soft)] : [];
  }
  if (!/[аеі]/.test(ending) || !isLikely(stem)) return [];
  return [declined(stem, hard), ...(ending === 'і' && isSoft(stem) ? [declined(stem, soft)] : [])];
}

/** Stems of «засідання», «рішення». */
const NEUTER = /[аеиіоуюяєї]нн(?<!осінн|ранн)$/;

const isLikely = (stem: string): boolean =>
  SUFFIX.test(stem) || shortAdjectives.has(stem.replace(/^(не|най)(?=..)/, '')) || isSoft(stem);

/** Whether the word is hardly ever a noun: «український», but not «країна». */
export const isSurelyAdjective = (word: string): boolean =>
  SURE.test(word) && word.length >= 4 && !nounsLikeAdjectives.has(word);

const isSoft = (stem: string): boolean => SOFT.test(stem) || /[аеиіоуюяєї]нн$/.test(stem);

const declined = (stem: string, endings: Endings): Forms => decline({ stem, endings, kind: 'adjective' });

const OBLIQUE = /(ього|ьому|ьої|ьою|ого|ому|ими|іми|ої|ою|их|им|іх|ім|ій|у|ю)$/;

/** Paradigms of the adjectives that have this word among their forms other than the nominative. */
export function adjectivesOf(word: string): readonly Forms[] {
  const ending = OBLIQUE.exec(word)?.[0];
  if (ending === undefined) return [];
  const stem = word.slice(0, -ending.length).replace(/ь$/, '');
  if (stem.length < 3 || (/^(у|ю|ій|ою|им|ім)$/.test(ending) && !isLikely(stem))) return [];
  // «чемпіонату» and «засіданню» are of no adjective.
  if ((ending === 'у' && /.{6}ат$/.test(stem)) || (ending === 'ю' && NEUTER.test(stem))) return [];
  return [...adjectivesAt(`${stem}ий`), ...adjectivesAt(`${stem}ій`)].filter((forms) => forms.has(word));
}
