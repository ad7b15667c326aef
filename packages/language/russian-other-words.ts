import { givenNames as mensNames, womensNames } from './russian-person-names.ts';
import { ALSO_WORDS } from './small-letters.ts';
import { commonInOva, givenNames, grammarWords } from './russian-words.ts';

/** Forms that endings allow but that are hardly ever of this noun: «были», «начал», «в поле», «в селе», «газ» of «Газа». */
const formsOfOthers: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  `быль:были начало:начал жила:жил рада:рад пол:поле мор:море сель:селе веко:века,веке гот:готов миро:мир,мира,миру,миром,мире
  жара:жар еда:ед уха:ух свет:светы семя:семен кий:киев газа:газ куба:куб ангара:ангар тирана:тиран сахара:сахар
  атланта:атлант ока:ок уфа:уф висла:висел германия:германий индия:индий китай:китаев дунай:дунаев крым:крымов
  майк:майки,майкам,майками,майках,майков`
    .split(/\s+/)
    .map((row) => row.split(':'))
    .map(([noun = '', forms = '']) => [noun, new Set(forms.split(','))] as const),
);

/** The genitive plural of a woman's name, which is rather a man's: «Роберт», «Валерий». */
const OF_WOMEN = /([^аеиоуыэюяьмхй]|ий)$/;

/**
 * Tells the forms of a noun that are rather another word; nothing where all its forms are its own.
 */
export function formOfAnother(word: string): ((form: string) => boolean) | undefined {
  const listed = formsOfOthers.get(word);
  const isOther = formOfAnotherName(word);
  if (listed === undefined || isOther === undefined)
    return isOther ?? (listed && ((form) => listed.has(form)));
  return (form) => listed.has(form) || isOther(form);
}

/** «Муратов» is hardly ever the genitive plural of «Мурат», nor «Карл» of «Карла», nor «Петров» of «Петрова». */
function formOfAnotherName(word: string): ((form: string) => boolean) | undefined {
  const isListed = givenNames.has(word);
  if (womensNames.has(word)) return (form) => mensNames.has(form) || (isListed && OF_WOMEN.test(form));
  if (isListed || (mensNames.has(word) && !ALSO_WORDS.has(word))) {
    const others = /[ая]$/.test(word) ? OF_WOMEN : /[ое]в$/;
    return (form) => others.test(form);
  }
  const man = /..[ое]ва$/.test(word) && !commonInOva.has(word) ? word.slice(0, -1) : undefined;
  return man === undefined ? undefined : (form) => form === man;
}

/** «немцов» of «немец» is a name; without a vowel nothing is a form: «ст» is none of «сто». */
export const isNeverMeant = (form: string): boolean =>
  (form.length <= LONGEST_OF_GRAMMAR && (grammarWords.has(form) || !/[аеиоуыэюя]/.test(form))) ||
  form === 'немцов';

const LONGEST_OF_GRAMMAR = Math.max(...[...grammarWords].map(({ length }) => length));
