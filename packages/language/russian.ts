import { fold } from './fold.ts';
import { allOf, anyGender } from './grammar.ts';
import { adjective } from './russian-adjectives.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { fallbackForms, isUnplaced } from './russian-fallback.ts';
import { alsoInfinitives } from './russian-infinitives.ts';
import { remembering } from './memo.ts';
import { nouns } from './russian-nouns.ts';
import { unchangingWomen } from './russian-person-names.ts';
import { pluralAdjectives, unchangingModifiers } from './russian-words.ts';

/** One form of a word with the bits of number, case, gender and animacy that it can have (`grammar.ts`). */
export interface Form {
  readonly text: string;
  readonly grammar: number;
}

/**
 * Forms of a single Russian word, taken as a nominative. Folded. An adjective typed in the feminine or neuter keeps
 * its gender («столовая»); in the masculine it has all. What the grammar cannot place has the forms of `fallbackForms`.
 */
export function russianForms(word: string): readonly Form[] {
  return [...wordForms(word)].map(([text, grammar]) => ({ text, grammar }));
}

/** Whether endings of nouns and adjectives place a word, or its forms are those of a fallback. */
export function placedBy(word: string): 'grammar' | 'fallback' {
  const folded = fold(word);
  if (isAcronym(word)) return 'grammar';
  return isUnplaced(folded) || paradigms(lastPart(folded)).length === 0 ? 'fallback' : 'grammar';
}

const lastPart = (folded: string): string => folded.slice(folded.lastIndexOf('-') + 1);

/** As `russianForms`, the parts of a hyphen compound joined: the last inflects, and the one before may with it. */
export function wordForms(word: string): Forms {
  const folded = fold(word);
  if (isUnplaced(folded)) return fallbackForms(folded);
  const last = lastPart(folded);
  if (last === folded) return isAcronym(word) ? oneForm(folded) : placed(folded);
  const before = folded.slice(0, -last.length - 1);
  const forms = isAcronym(word.slice(-last.length)) ? oneForm(last) : placed(last);
  return union([joined(oneForm(before), forms), joined(inflectingFirst(before), forms)]);
}

function placed(word: string): Forms {
  if (unchangingWomen.has(word)) return oneForm(word);
  const adjectival = adjective(word);
  const all = adjectival === undefined ? [] : [inTypedGender(word, adjectival)];
  const forms = union([...all, ...trueNouns(word)]);
  if (alsoInfinitives.has(word)) return union([forms, fallbackForms(word)]);
  return isUnplaced(word) || forms.size === 0 ? fallbackForms(word) : forms;
}

function inTypedGender(word: string, forms: Forms): Forms {
  if (pluralAdjectives.has(word)) return restrict(forms, allOf('p'));
  const typed = nominativeOf(forms, word);
  const gender = ['f', 'n'].find((each) => (typed & allOf(each)) !== 0);
  return gender === undefined ? forms : restrict(forms, allOf(gender) | allOf('p'));
}

/** «город» of «город-порт», «ракета» of «ракета-носитель»; of «северо-запад» and «бизнес-форум» nothing. */
const inflectingFirst = (part: string): Forms =>
  /^[а-я]{2,}[бвгджзклмнпрстфхцчшщйьая]$/.test(part) && !unchangingModifiers.has(part)
    ? union(paradigms(part))
    : new Map();

/** Both parts in one case and number; each keeps its gender, and either may agree with other words. */
function joined(first: Forms, last: Forms): Forms {
  const all = new Map<string, number>();
  for (const [start, mask] of first) {
    for (const [end, other] of last) {
      const shared = (anyGender(mask) & anyGender(other)) | (mask & other & allOf('p'));
      const either = (mask | other) & shared;
      if (either !== 0) all.set(`${start}-${end}`, either);
    }
  }
  return all;
}

/**
 * Short, in capitals, and of one form: ТМТМ, ОТГ, США. One that reads as a word inflects like one («МИДа», «ТАССу»):
 * it has a vowel, none of them side by side, and ends in a consonant or two that go together.
 */
export const isAcronym = (word: string): boolean =>
  word.length >= 2 &&
  word.length <= 6 &&
  word === word.toUpperCase() &&
  word !== word.toLowerCase() &&
  (UNCHANGING.test(word) || !READS_AS_WORD.test(word));

/** The acronym of «МИДа», «ТАССом»: it reads as a word, and its ending is in small letters. */
export function acronymIn(typed: string): string | undefined {
  const [, word] = /^([А-ЯЁ]{3,6})(?:а|у|ом|е)$/.exec(typed) ?? [];
  return word === undefined || isAcronym(word) ? undefined : word;
}

const READS_AS_WORD =
  /^[БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]{0,2}([АЕЁИОУЫЭЮЯ][БВГДЖЗЙКЛМНПРСТФХЦЧШЩ]{1,2})*[АЕЁИОУЫЭЮЯ]([БВГДЖЗКЛМНПРСТФХЦЧШЩ]|СС|СТ|ГС|РТ|НТ|НК|РС|РГ|ЙЛ|НГ)$/;
/** With a feminine or neuter behind them, or words of another meaning when they inflect: РАН, рана. */
const UNCHANGING = /^(.{1,2}|РАН|ВОЗ|ФАС|ГЭС|ТЭС|АЭС|ТЭЦ|ОПЕК|ШОС|МОК|СОГ|ОТГ|РОС|МАГ|АТОР|ЮНИДО)$/;

/** Paradigms of which the folded word can be a nominative, the adjective first; of what is no such word none. */
export const paradigms = remembering((word): readonly Forms[] => {
  if (isUnplaced(word)) return [];
  const asAdjective = adjective(word);
  const asNouns = trueNouns(word);
  return asAdjective === undefined ? asNouns : [asAdjective, ...asNouns];
});

/** Nouns by their ending, without what is rather an adjective: «соглашение», not «столовая»; «простой» is either. */
export function trueNouns(word: string): readonly Forms[] {
  const may = /(ие|ний|простой)$/.test(word) || adjective(word) === undefined;
  return may ? nouns(word) : [];
}
