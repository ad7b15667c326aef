import { allOf, reading } from './grammar.ts';
import { type Declension, type Endings, type Forms, oneForm, union } from './russian-endings.ts';
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
  const fitting = nounClasses.filter(({ ends }) => ends.test(word));
  return [...nounsApart(word), ...fitting.map((each) => inflect(word, each))];
}

function inflect(word: string, { cut, endings, vocative, opens, bare }: NounClass): Forms {
  const stem = word.slice(0, word.length - cut);
  const letter = word.slice(stem.length, stem.length + 1);
  const rows = placed(endings, letter);
  const filled = bare === undefined ? [] : bareGenitives(word.slice(0, -1), bare === 'soft');
  const stems = opens === undefined ? [stem] : obliqueStems(word, stem);
  const forms = stems.map((each) => declineNoun({ stem: each, endings: rows, filled }));
  const nominative = stems.includes(stem)
    ? new Map<string, number>()
    : nominativeForm(word, { stem, endings: rows });
  const kept = union(forms.map((each) => withoutNominative(each, { stems, word })));
  const calls = vocativesOf(stems, { endings: inPlace(vocative ?? '', letter), genders: Object.keys(rows) });
  return meant(word, union([nominative, kept, apart(calls, kept)].filter((each) => each.size > 0)));
}

/** Without forms that are words of grammar: «від» is hardly ever of «вода». */
const meant = (word: string, forms: Forms): Forms =>
  [...forms.keys()].some((form) => form !== word && grammarWords.has(form))
    ? new Map([...forms].filter(([form]) => form === word || !grammarWords.has(form)))
    : forms;

const inPlace = (row: string, letter: string): string =>
  row.replaceAll('L', letter).replaceAll('M', mutated(letter));

/** Ending sets by the letter that stands for `L` in them: classes are few, and so are letters. */
const known = new Map<Endings, Map<string, Endings>>();

function placed(endings: Endings, letter: string): Endings {
  const byLetter = known.get(endings) ?? new Map<string, Endings>();
  known.set(endings, byLetter);
  const found = byLetter.get(letter);
  if (found !== undefined) return found;
  const rows = Object.entries(endings).map(([gender, row]) => [gender, inPlace(row, letter)] as const);
  const read = Object.fromEntries(rows);
  byLetter.set(letter, read);
  return read;
}

const nominativeForm = (word: string, noun: Omit<Declension, 'kind'>): Forms =>
  new Map([...declineNoun(noun)].filter(([form]) => form === word));

/** A vocative that looks like another case («порту») would agree with too much. */
const apart = (calls: Forms, forms: Forms): Forms =>
  new Map([...calls].filter(([form]) => !forms.has(form) || form.endsWith('і')));

/** What an opened stem would have as nominative singular is no word: ринк. */
function withoutNominative(forms: Forms, { stems, word }: { stems: readonly string[]; word: string }): Forms {
  const ending = /[йь]$/.exec(word)?.[0] ?? '';
  const isWrong = (form: string) => form !== word && ((forms.get(form) ?? allOf('p')) & allOf('p')) === 0;
  const wrong = stems.map((stem) => stem + ending).filter(isWrong);
  return wrong.length === 0 ? forms : new Map([...forms].filter(([form]) => !wrong.includes(form)));
}

interface Called {
  readonly endings: string;
  readonly genders: readonly string[];
}

function vocativesOf(stems: readonly string[], { endings, genders }: Called): Forms {
  if (endings === '') return new Map();
  const singular = genders.filter((gender) => gender !== 'p');
  const mask = singular.reduce((all, gender) => all | reading(gender, 'N'), 0);
  const forms = stems.flatMap((stem) => endings.split('/').map((ending) => [stem + ending, mask] as const));
  return new Map([...forms, ...stems.flatMap((stem) => softened(stem, endings))]);
}

/** козак: козаче; отець: отче; рік: році, поріг: порозі, but «столику». */
function softened(stem: string, endings: string): readonly (readonly [form: string, mask: number])[] {
  const before = stem.slice(0, -1);
  const last = stem.slice(-1);
  if (!/[кгхц]$/.test(stem) || !/^[уюе]/.test(endings)) return [];
  const vocative = [`${before}${vocativeMutated(last)}е`, reading('m', 'N')] as const;
  if (!/[аеиіоуюяєїр][гх]$|[ое]к$|^вік$|язик$/.test(stem)) return [vocative];
  return [vocative, [`${before}${mutated(last)}і`, reading('m', 'L')]];
}
