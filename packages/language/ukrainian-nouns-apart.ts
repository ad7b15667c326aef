import { reading } from './grammar.ts';
import { type Endings, type Forms, decline, union } from './russian-endings.ts';
import { declineNoun } from './ukrainian-declension.ts';
import { obliqueStems } from './ukrainian-stems.ts';
import { feminine, feminineInYa, mensNames } from './ukrainian-words.ts';

/** Neuters in a double consonant or an apostrophe and -я: рішення, здоров'я. */
export const isNeuterInYa = (word: string): boolean =>
  /(([днтлсзцчжш])\2|'|повітр)я$/.test(word) && !feminineInYa.has(word);

/** Feminines that end in a consonant without ь: ніч, північ. */
export const isFeminine = (word: string): boolean =>
  feminine.some((end) => word.endsWith(end)) && !word.endsWith('родич');

/** Names in -о that are men's only: Петро, Шевченко. */
export const isMansName = (word: string): boolean =>
  word.endsWith('о') && (mensNames.has(word) || word.endsWith('енко'));

const afterApostrophe = { n: 'я я ю = ям ї/ю', p: 'я їв/ей ям @ ями ях' };
const afterConsonant = { n: 'я я ю = ям і/ю', p: 'я ів/їв ям @ ями ях' };
const men = { m: 'о/е а у/ові @ ом ові/і/у', p: 'и ів ам @ ами ах' };

/** Surnames in -ов, -ин; neuters in a double consonant and -я; feminines in a consonant; men's names in -о. */
export function nounsApart(word: string): readonly Forms[] {
  if (isNeuterInYa(word)) return [neuterInYa(word)];
  if (isFeminine(word) || /(сть|[^е]нь|[^т]ель|[^е]ль|[дзсртц]ь)$/.test(word))
    return [feminineInConsonant(word)];
  const isMan = isMansName(word) || /.(ко|ло|хно)$/.test(word);
  return [...surnames(word), ...(isMan ? [declineNoun({ stem: word.slice(0, -1), endings: men })] : [])];
}

function neuterInYa(word: string): Forms {
  const stem = word.slice(0, -1);
  const apostrophe = stem.endsWith("'");
  const endings = apostrophe ? afterApostrophe : afterConsonant;
  const single = stem.slice(0, -1);
  // «знань», but «життів».
  const bare =
    apostrophe || /^(жит|чут|почут|бут|взут)$/.test(single)
      ? []
      : [/[жчш]$/.test(single) ? single : `${single}ь`];
  return declineNoun({ stem, endings, filled: bare });
}

/** область, ніч, любов: the instrumental doubles a single consonant. */
function feminineInConsonant(word: string): Forms {
  const stem = word.replace(/ь$/, '');
  const instrumental = instrumentalOf(stem);
  const typed = new Map([
    [word, reading('f', 'N') | reading('f', 'A') | reading('f', 'B')],
    [instrumental, reading('f', 'I')],
  ]);
  const stems = new Set([obliqueStems(word, stem).at(-1) ?? stem, stem]);
  return union([typed, ...[...stems].map((each) => declineNoun({ stem: each, endings: consonantal }))]);
}

const consonantal = { f: 'е і/и і - - і', p: 'і ей ям/ам @ ями/ами ях/ах' };

function instrumentalOf(stem: string): string {
  if (/[аеиіоуюяєї][дтзсцлнжчш]$/.test(stem)) return `${stem}${stem.slice(-1)}ю`;
  return /[бвпмфр]$/.test(stem) ? `${stem}'ю` : `${stem}ю`;
}

const feminineSurname = 'а ої ій у ою ій';
const SURNAME_ENDS: readonly (readonly [ends: RegExp, cut: number, endings: Endings])[] = [
  [
    /..([оеє]в|[иії]н)$/,
    0,
    { m: '∅ а у/ові @ им/ом ові/і/у', f: feminineSurname, p: 'и их/ів им/ам @ ими/ами их/ах' },
  ],
  [/..([оеє]ва|[иії]на)$/, 1, { f: feminineSurname, p: 'и их им @ ими их' }],
];

function surnames(word: string): readonly Forms[] {
  return SURNAME_ENDS.filter(([ends]) => ends.test(word)).map(([, cut, endings]) =>
    decline({ stem: word.slice(0, word.length - cut), endings, kind: 'noun' }),
  );
}
