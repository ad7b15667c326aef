import { anyGender } from './grammar.ts';
import { gap } from './gap.ts';
import { type PhraseWord, compounds } from './phrase-words.ts';
import { type Forms, nominativeOf, oneForm, union } from './russian-endings.ts';
import { neuterPlurals } from './russian-nouns.ts';
import { neutersInO } from './russian-neuters.ts';
import { unchangingModifiers } from './russian-words.ts';
import { isAcronym, paradigms } from './russian.ts';

/** A word of a Russian phrase, or a compound: the last part that is written in letters inflects («Формула-1»). */
export interface Unit {
  readonly before: readonly PhraseWord[];
  readonly after: readonly PhraseWord[];
  readonly text: string;
  readonly folded: string;
  readonly capital: boolean;
  readonly prefix: boolean;
  /** A quotation opens before it, so that the name in it stays as it is. */
  readonly quoted: boolean;
  /** A dash stands behind it: «нефте-» of «нефте- и газопроводы». */
  readonly dashed: boolean;
}

export const isRussian = (word: string): boolean => /^[а-я']+$/.test(word);

/** Of two letters in a vowel: «Ли», «Ги», «Ма». It keeps one form. */
export const isForeignSyllable = (word: string): boolean => /^[а-я]?[аеиоуыэюя]$/.test(word);

/** The words of a phrase, compounds as one. */
export const inUnits = (words: readonly PhraseWord[]): readonly Unit[] => compounds(words).map(asUnit);

function asUnit(run: readonly PhraseWord[]): Unit {
  const last = run.findLastIndex((word) => isRussian(word.folded));
  const at = last === -1 ? run.length - 1 : last;
  const part = run[at];
  return {
    before: run.slice(0, at),
    after: run.slice(at + 1),
    text: part?.text ?? '',
    folded: part?.folded ?? '',
    capital: run.some((word) => word.capital),
    prefix: part?.prefix ?? false,
    quoted: run[0]?.quoted ?? false,
    dashed: run.at(-1)?.gap === gap.dash,
  };
}

/** The forms of each word of a unit, given those of its inflecting part. */
export const spreadOut = (unit: Unit, forms: Forms): readonly Forms[] => [
  ...unit.before.map(firstPart),
  forms,
  ...unit.after.map(({ folded }) => oneForm(folded)),
];

/** Part before a hyphen: as typed, or declined like a word of its own («Касыма-Жомарта», «города-порта»). */
function firstPart(word: PhraseWord): Forms {
  const cases = [...declined(word)].map(([form, mask]) => [form, anyGender(mask)] as const);
  return union([new Map(cases), oneForm(word.folded)]);
}

/** Vowels that join («грузо-пассажирский») are no endings; of neuters only what is clearly one declines. */
function declined({ folded, text }: PhraseWord): Forms {
  if (!/^[а-я]{2,}$/.test(folded) || isAcronym(text) || unchangingModifiers.has(folded)) return new Map();
  if (!/([бвгджзклмнпрстфхцчшщйьаяыи]|ство|[нт]ие|ье|ище)$/.test(folded) && !neutersInO.has(folded))
    return new Map();
  return union([...paradigms(folded), ...(/(ства|ения)$/.test(folded) ? neuterPlurals(folded) : [])]);
}

/** A compound of two nouns takes the adjectives of the first or of the last: «новая страна-экспортер». */
export function inCompound({ before }: Unit, forms: Forms): Forms {
  const first = before.at(-1);
  if (first === undefined || nominativeOf(declined(first), first.folded) === 0) return forms;
  return new Map([...forms].map(([form, mask]) => [form, anyGender(mask)] as const));
}
