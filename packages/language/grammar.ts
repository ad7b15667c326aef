/**
 * Readings of a Russian form as bits, so that words agree when the AND of their masks is not zero.
 *
 * A reading is a number and gender (m f n, p for plural) with a case (N G D A B I L). A and B are the accusative of
 * inanimate and of animate things, which differ in the masculine singular and in the plural. `COUNTED` is the form
 * after two, three and four, where the adjective is a genitive plural and the noun a genitive singular.
 */
const CASES = ['N', 'G', 'D', 'A', 'B', 'I', 'L'];
const GENDERS = ['m', 'f', 'n', 'p'];
const shiftOf = (gender: string): number => GENDERS.indexOf(gender) * CASES.length;
export const COUNTED = 1 << 28;
/** Agrees with anything: a word that keeps one form. */
export const ANY_READING = (1 << 29) - 1;

export const NOMINATIVE = GENDERS.reduce((mask, gender) => mask | reading(gender, 'N'), 0);

export function reading(gender: string, grammaticalCase: string): number {
  return 1 << (shiftOf(gender) + CASES.indexOf(grammaticalCase));
}

const casesOf = (readings: number, gender: string): number => (readings >> shiftOf(gender)) & 0x7f;

const SINGULAR = ['m', 'f', 'n'];

/** The same cases and number, of every gender: a name in apposition has a gender of its own. */
export function anyGender(readings: number): number {
  const cases = SINGULAR.reduce((mask, gender) => mask | casesOf(readings, gender), 0);
  const spread = SINGULAR.reduce((mask, gender) => mask | (cases << shiftOf(gender)), 0);
  return spread | (readings & (allOf('p') | COUNTED));
}

/** The same cases of every gender and number: «Босния и Герцеговина», «наука и технологии». */
export function anyNumber(readings: number): number {
  const cases = GENDERS.reduce((mask, gender) => mask | casesOf(readings, gender), 0);
  return GENDERS.reduce((mask, gender) => mask | (cases << shiftOf(gender)), readings & COUNTED);
}

/** The cases of a gender as those of the plural: of «первый и второй этапы» each adjective is a singular. */
export const inPlural = (readings: number, gender: string): number =>
  casesOf(readings, gender) << shiftOf('p');

/** All cases of a gender, or of the plural. */
export const allOf = (gender: string): number => 0x7f << shiftOf(gender);

/** What a phrase with these readings may become: its gender in every case, and the plural; from a plural anything. */
export function reachable(readings: number): number {
  if ((readings & allOf('p')) !== 0) return ANY_READING;
  return SINGULAR.filter((gender) => (readings & allOf(gender)) !== 0).reduce(
    (mask, gender) => mask | allOf(gender),
    allOf('p') | COUNTED,
  );
}
