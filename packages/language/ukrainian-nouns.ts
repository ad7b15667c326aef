import { allOf, reading } from './grammar.ts';
import { type Declension, type Endings, type Forms, oneForm, union } from './russian-endings.ts';
import { classesByEnd } from './noun-classes-by-end.ts';
import { declineNoun } from './ukrainian-declension.ts';
import { irregularNouns } from './ukrainian-irregular.ts';
import { type NounClass, nounClasses } from './ukrainian-noun-classes.ts';
import { isFeminine, isMansName, isNeuterInYa, nounsApart } from './ukrainian-nouns-apart.ts';
import { bareGenitives, mutated, obliqueStems, vocativeMutated } from './ukrainian-stems.ts';
import { grammarWords, unchanging } from './ukrainian-words.ts';

/** Paradigms of which the folded word can be the nominative singular, or one form. */
export function singularNouns(word: string): readonly Forms[] {
  if (unchanging.has(word) || word.length < 3 || /([ую]|[аеиіоуя]о)$/.test(word)) return [oneForm(word)];
  const irregular = Object.hasOwn(irregularNouns, word) ? irregularNouns[word] : undefined;
  if (irregular !== undefined) return [declineNoun(irregular)];
  if (isNeuterInYa(word) || isFeminine(word) || isMansName(word)) return nounsApart(word);
  const fitting = classesOf(word).filter(({ ends }) => ends.test(word));
  return [...nounsApart(word), ...fitting.map((each) => inflect(word, each))];
}

const classesOf = classesByEnd(nounClasses);

function inflect(word: string, nounClass: NounClass): Forms {
  const { cut, opens, bare } = nounClass;
  const stem = word.slice(0, word.length - cut);
  const { endings, calls } = placed(nounClass, word.charAt(stem.length));
  const filled = bare === undefined ? [] : bareGenitives(word.slice(0, -1), bare === 'soft');
  const stems = opens === undefined ? [stem] : obliqueStems(word, stem);
  const sets = stems.map((each) =>
    withoutNominative(declineNoun({ stem: each, endings, filled }), { stems, word }),
  );
  const kept = union(sets);
  const nominative = stems.includes(stem) ? [] : [nominativeForm(word, { stem, endings })];
  const called = calledForms(stems, calls).filter(([form]) => !kept.has(form) || form.endsWith('і'));
  const all = nominative.length + called.length === 0 ? kept : union([...nominative, kept, new Map(called)]);
  return meant(word, all);
}

/** Without forms that are words of grammar: «від» is hardly ever of «вода». */
const meant = (word: string, forms: Forms): Forms =>
  [...forms.keys()].some((form) => form !== word && grammarWords.has(form))
    ? new Map([...forms].filter(([form]) => form === word || !grammarWords.has(form)))
    : forms;

const inPlace = (row: string, letter: string): string =>
  row.replaceAll('L', letter).replaceAll('M', mutated(letter));

/** The endings of a class with the letter that stands for `L` in them. */
interface Placed {
  readonly endings: Endings;
  readonly calls: Calls;
}

/** How somebody is called. */
interface Calls {
  readonly endings: readonly string[];
  readonly mask: number;
  /** Behind which a velar changes. */
  readonly soften: boolean;
}

/** Classes are few, and so are letters. */
const known = new Map<NounClass, Map<string, Placed>>();

function placed(nounClass: NounClass, letter: string): Placed {
  const byLetter = known.get(nounClass) ?? new Map<string, Placed>();
  known.set(nounClass, byLetter);
  const found = byLetter.get(letter);
  if (found !== undefined) return found;
  const rows = Object.entries(nounClass.endings);
  const endings = Object.fromEntries(rows.map(([gender, row]) => [gender, inPlace(row, letter)] as const));
  const read = { endings, calls: callsOf(inPlace(nounClass.vocative ?? '', letter), Object.keys(endings)) };
  byLetter.set(letter, read);
  return read;
}

function callsOf(endings: string, genders: readonly string[]): Calls {
  const singular = genders.filter((gender) => gender !== 'p');
  return {
    endings: endings === '' ? [] : endings.split('/'),
    mask: singular.reduce((all, gender) => all | reading(gender, 'N'), 0),
    soften: /^[уюе]/.test(endings),
  };
}

const nominativeForm = (word: string, noun: Omit<Declension, 'kind'>): Forms =>
  new Map([...declineNoun(noun)].filter(([form]) => form === word));

/** What an opened stem would have as nominative singular is no word: ринк. */
function withoutNominative(forms: Forms, { stems, word }: { stems: readonly string[]; word: string }): Forms {
  const last = word.slice(-1);
  const ending = last === 'й' || last === 'ь' ? last : '';
  const isWrong = (form: string) => form !== word && ((forms.get(form) ?? PLURAL) & PLURAL) === 0;
  const wrong = stems.map((stem) => stem + ending).filter(isWrong);
  return wrong.length === 0 ? forms : new Map([...forms].filter(([form]) => !wrong.includes(form)));
}

const PLURAL = allOf('p');

type Called = readonly (readonly [form: string, mask: number])[];

/** Vocatives. One that looks like another case («порту») would agree with too much. */
function calledForms(stems: readonly string[], { endings, mask, soften }: Calls): Called {
  const forms = stems.flatMap((stem) => endings.map((ending) => [stem + ending, mask] as const));
  return soften ? [...forms, ...stems.flatMap(softened)] : forms;
}

/** козак: козаче; отець: отче; рік: році, поріг: порозі, but «столику». */
function softened(stem: string): Called {
  const last = stem.slice(-1);
  if (!'кгхц'.includes(last) || last === '') return [];
  const before = stem.slice(0, -1);
  const vocative = [`${before}${vocativeMutated(last)}е`, reading('m', 'N')] as const;
  if (!/[аеиіоуюяєїр][гх]$|[ое]к$|^вік$|язик$/.test(stem)) return [vocative];
  return [vocative, [`${before}${mutated(last)}і`, reading('m', 'L')]];
}
