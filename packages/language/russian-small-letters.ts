import { givenNames, womensNames } from './russian-person-names.ts';
import { type Unit, isRussian } from './russian-units.ts';

/**
 * A person's full name that was typed in small letters is read as if it had its capitals: «мария захарова», «президент
 * азербайджана ильхам алиев». It begins with a known given name and goes to the end of the phrase.
 */
export function withCapitals(units: readonly Unit[]): readonly Unit[] {
  if (units.length < 2 || units.some(({ capital }) => capital)) return units;
  const start = units.findIndex(({ folded }) => givenNames.has(folded) || womensNames.has(folded));
  const names = start < 0 ? [] : units.slice(start);
  if (names.length < 2 || names.length > MOST || !names.every(mayBeName)) return units;
  return isSurname(names[0]?.folded ?? '', names.at(-1)?.folded ?? '')
    ? units.map((unit, at) => (at < start ? unit : { ...unit, capital: true }))
    : units;
}

/** Words of a name: two given names or a patronymic before the surname. */
const MOST = 4;

const mayBeName = ({ folded, prefix, quoted }: Unit): boolean => !prefix && !quoted && isRussian(folded);

/** After a word that is also another one only what ends like a surname: «лев толстой», not «лев саванны». */
const isSurname = (given: string, surname: string): boolean =>
  (ALSO_WORDS.has(given) ? SURNAME : /[^ыэ]$/).test(surname);

const SURNAME = /..(ов|ев|ин|ын|ова|ева|ина|ына|[сц]к(ий|ая|ой)|ко|ян|дзе|швили|ой|ый|юк|чук|ич)$/;

const ALSO_WORDS = new Set(
  'роман лев алмаз булат султан вера надежда любовь роза лилия виктория слава пол ян том бен дик адам кир марк грант канат батыр абай арман назар дархан мир'.split(
    ' ',
  ),
);
