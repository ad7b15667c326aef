import { genderOfStem } from './russian-genders.ts';
import { givenNames as mensNames, unchangingWomen, womensNames } from './russian-person-names.ts';
import { ALSO_WORDS } from './small-letters.ts';
import { adjectivesInOi, commonInOva, givenNames, grammarWords } from './russian-words.ts';

/** Forms that endings allow but that are hardly ever of this noun: «были», «начал», «в поле», «в селе», «газ» of «Газа». */
const formsOfOthers: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  `быль:были начало:начал жила:жил рада:рад пол:поле мор:море сель:селе веко:века,веке гот:готов миро:мир,мира,миру,миром,мире
  жара:жар еда:ед уха:ух свет:светы семя:семен кий:киев газа:газ куба:куб ангара:ангар тирана:тиран кострома:костром галилея:галилей сахара:сахар
  атланта:атлант ока:ок уфа:уф висла:висел германия:германий индия:индий китай:китаев дунай:дунаев крым:крымов
  майк:майки,майкам,майками,майках,майков марк:марки,маркам,марками,марках,марков рик:рики поль:поли,полей,полям,полями,полях
  костя:кость,костей,костям,костями,костях аля:аль эля:эль лена:лен леня:лень коля:коль рома:ром вова:вов сема:сем света:свет
  рая:рай тома:том гена:ген даня:дань лика:лик лада:лад лина:лин ада:ад,адам лука:лук майя:май августа:август
  алла:аллах афина:афинах,афинам,афинами`
    .split(/\s+/)
    .map((row) => row.split(':'))
    .map(([noun = '', forms = '']) => [noun, new Set(forms.split(','))] as const),
);

/** The genitive plural of a woman's name, which is rather a man's: «Роберт», «Валерий». */
const OF_WOMEN = /([^аеоиуыэюяьмхй]|ий)$/;

/** Surnames beside an adjective in -ой: «Боев» is hardly in «боевой», «боевых». */
const besideAdjectives: ReadonlySet<string> = new Set(
  [...adjectivesInOi].filter((word) => /..[ое]вой$/.test(word)).map((word) => word.slice(0, -2)),
);
const OF_ADJECTIVE = /(ой|ою|ых|ыми)$/;

/** «Руслана», «Карина»: their genitive plural is rather the name «Руслан», «Карин». */
const besideNames: ReadonlySet<string> = new Set(
  [...mensNames, ...unchangingWomen].filter((name) => genderOfStem(name) !== 'f').map((name) => `${name}а`),
);

/** Women's surnames whose genitive plural would be the man's: «Петров», «Галкин», «Ильин», «Никитин», «Голицын». */
const WOMAN = /(..[ое]ва|..[гкхьц][иы]на|(никит|фом|савв?|кузьм|данил|гаврил)ина)$/;

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
  if (womensNames.has(word))
    return (form) => mensNames.has(form) || unchangingWomen.has(form) || (isListed && OF_WOMEN.test(form));
  if (isListed || (mensNames.has(word) && !ALSO_WORDS.has(word))) {
    const others = /[ая]$/.test(word) ? OF_WOMEN : /[ое]в$/;
    return (form) => others.test(form);
  }
  if (besideAdjectives.has(word)) return (form) => form.startsWith(word) && OF_ADJECTIVE.test(form);
  if (!besideNames.has(word) && (!WOMAN.test(word) || commonInOva.has(word))) return undefined;
  const man = word.slice(0, -1);
  return (form) => form === man;
}

/** «немцов» of «немец» is a name; without a vowel nothing is a form: «ст» is none of «сто». */
export const isNeverMeant = (form: string): boolean =>
  (form.length <= LONGEST_OF_GRAMMAR && (grammarWords.has(form) || !/[аеиоуыэюя]/.test(form))) ||
  form === 'немцов';

const LONGEST_OF_GRAMMAR = Math.max(...[...grammarWords].map(({ length }) => length));
