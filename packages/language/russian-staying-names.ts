import { ANY_READING, allOf } from './grammar.ts';
import type { Forms } from './russian-endings.ts';
import { CHANGING, FEMALE, NAME_END, PATRONYMIC } from './russian-name-ends.ts';
import { declinedNames, particles, surnamesFirst } from './russian-person-names.ts';
import { type Unit, isForeignSyllable } from './russian-units.ts';

/**
 * What a word behind the head of a phrase is to it. `apart`: in a gender of its own; `woman`: a woman's surname in the case
 * of a title, «депутат Петрова».
 */
export type Role = 'typed' | 'agrees' | 'either' | 'named' | 'apart' | 'woman';

/** The form of a given name that stays before its surname; of several persons none does. */
export const staying = (name: string): Forms => new Map([[name, ANY_READING & ~allOf('p')]]);

/** They never stay: «Алиев Ильхам», «Сергиев Посад», «Вячеслав». */
const DECLINED = /..([ое]в|[сц]кий|слав)$/;

/** Between names: «Мухаммед бин Салмана», «Джей Ди Смита». */
const isSmall = (unit: Unit | undefined): boolean =>
  unit !== undefined && (particles.has(unit.folded) || isForeignSyllable(unit.folded));

const mayStay = ({ capital, folded }: Unit): boolean =>
  capital && NAME_END.test(folded) && !DECLINED.test(folded) && !declinedNames.has(folded);

/** How many names, the head first, may stay before the last one. */
export function namesThatStay(head: Unit, rest: readonly Unit[], roles: readonly Role[]): number {
  const [first] = roles;
  if (first === 'apart') return 1;
  if (!mayStay(head)) return 0;
  if (surnamesFirst.has(head.folded) && roles.at(-1) === 'agrees') return roles.length;
  if (first === 'either') return /[ая]$/.test(rest[0]?.folded ?? '') ? 1 : 0;
  const other = roles.findIndex((role, at) => role !== 'agrees' && !isSmall(rest[at]));
  const chain = rest.slice(0, other === -1 ? rest.length : other).map(({ folded }) => folded);
  return isUnchanged(chain) ? chain.length : 0;
}

/** «Никол Пашиняна», but «Ильхам Алиева» is a woman; before a patronymic a name never stays. */
function isUnchanged(names: readonly string[]): boolean {
  const last = names.at(-1) ?? '';
  return !names.some((name) => PATRONYMIC.test(name)) && (FEMALE.test(last) || !CHANGING.test(last));
}
