/** A word of a phrase, as far as it matters here. */
interface Word {
  readonly folded: string;
  readonly capital: boolean;
  readonly prefix: boolean;
  readonly quoted: boolean;
}

/**
 * A person's full name that was typed in small letters is read as if it had its capitals: «мария захарова», «президент
 * азербайджана ильхам алиев». It begins with a known given name and goes to the end of the phrase.
 */
export const withCapitals = <W extends Word>(words: readonly W[], given: ReadonlySet<string>): readonly W[] =>
  capitalized(words, given, isSurname);

function capitalized<W extends Word>(
  words: readonly W[],
  given: ReadonlySet<string>,
  isLast: (given: string, surname: string) => boolean,
): readonly W[] {
  if (words.length < 2 || words.some(({ capital }) => capital)) return words;
  const start = words.findIndex(({ folded }) => given.has(folded));
  const names = start < 0 ? [] : words.slice(start);
  if (names.length < 2 || names.length > MOST || !names.every(mayBeName)) return words;
  return isLast(names[0]?.folded ?? '', names.at(-1)?.folded ?? '')
    ? words.map((word, at) => (at < start ? word : { ...word, capital: true }))
    : words;
}

/**
 * How a phrase may be read: as `withCapitals`, and as typed too where the given name is also another word («роза ветров»).
 * Behind a man's such name any word in a consonant may be a surname: «роман скляр».
 */
export function readingsOf<W extends Word>(
  words: readonly W[],
  given: ReadonlySet<string>,
  mens: ReadonlySet<string>,
): readonly (readonly W[])[] {
  const named = withCapitals(words, given);
  if (!words.some(({ folded }) => ALSO_WORDS.has(folded) && given.has(folded))) return [named];
  const perhaps = capitalized(words, mens, (_, surname) => CONSONANT.test(surname));
  return named === words && perhaps === words ? [words] : [words, named === words ? perhaps : named];
}

/** A surname that is declined with his name. */
const CONSONANT = /^[а-яґєії']{2,}[бвгґджзклмнпрстфхцчшщйь]$/;

/** Words of a name: two given names or a patronymic before the surname. */
const MOST = 4;

const mayBeName = ({ folded, prefix, quoted }: Word): boolean =>
  !prefix && !quoted && /^[а-яґєії']+$/.test(folded);

/**
 * Behind a man's name in a consonant hardly what ends in -а; behind a word that is also another one only what ends like a
 * surname: «лев толстой», not «лев саванны».
 */
const isSurname = (given: string, surname: string): boolean =>
  SURNAME.test(surname) ||
  (!ALSO_WORDS.has(given) && (/[ая]$/.test(given) ? /[^ыэ]$/ : /[^аяыэ]$/).test(surname));

const SURNAME =
  /..(ов|ев|єв|ин|ін|їн|ын|ова|ева|єва|ина|іна|ына|[сц]ь?к(ий|ая|ой|а)|ко|ян|дзе|швили|швілі|ой|ый|юк|чук|[иі]ч)$/;

/** Given names that are other words too. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  `роман лев алмаз булат султан вера надежда любовь роза лилия виктория слава пол ян том бен дик адам кир марк грант
  канат люк уран франк барак максим батыр абай арман назар дархан мир талант улан баран риза любов надія зоя`.split(
    /\s+/,
  ),
);
