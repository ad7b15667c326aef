import { givenNames as mensNames, womensNames } from './russian-person-names.ts';
import { commonInOva, givenNames, grammarWords } from './russian-words.ts';

/** Forms that endings allow but that are hardly ever of this noun: «были», «начал», «в поле», «в селе», «газ» of «Газа». */
const formsOfOthers: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  `быль:были начало:начал жила:жил рада:рад пол:поле мор:море сель:селе гот:готов миро:мир,мира,миру,миром,мире
  жара:жар еда:ед уха:ух свет:светы семя:семен кий:киев газа:газ куба:куб ангара:ангар тирана:тиран сахара:сахар
  атланта:атлант ока:ок уфа:уф висла:висел германия:германий индия:индий китай:китаев дунай:дунаев крым:крымов`
    .split(/\s+/)
    .map((row) => row.split(':'))
    .map(([noun = '', forms = '']) => [noun, new Set(forms.split(','))] as const),
);

/** The genitive plural of a woman's name, which is rather a man's: «Роберт», «Валерий». */
const OF_WOMEN = /([^аеиоуыэюяьмхй]|ий)$/;

/**
 * «Иванов» is hardly ever the genitive plural of «Иван», nor «Карл» of «Карла»: tells the forms of a name that are rather
 * another word, and forms of other nouns that are. Nothing where the word is no such name.
 */
export function formOfAnother(word: string): ((form: string) => boolean) | undefined {
  const isGiven = givenNames.has(word);
  if (womensNames.has(word)) return (form) => mensNames.has(form) || (isGiven && OF_WOMEN.test(form));
  const isWoman = /..[ое]ва$/.test(word) && !commonInOva.has(word);
  const listed = formsOfOthers.get(word);
  if (!isGiven && !isWoman) return listed && ((form) => listed.has(form));
  const man = isWoman ? word.slice(0, -1) : '';
  const others = /[ая]$/.test(word) ? OF_WOMEN : /[ое]в$/;
  return (form) => form === man || (isGiven && others.test(form));
}

/** «немцов» of «немец» is a name; without a vowel nothing is a form: «ст» is none of «сто». */
export const isNeverMeant = (form: string): boolean =>
  (form.length <= LONGEST_OF_GRAMMAR && (grammarWords.has(form) || !/[аеиоуыэюя]/.test(form))) ||
  form === 'немцов';

const LONGEST_OF_GRAMMAR = Math.max(...[...grammarWords].map(({ length }) => length));
