import { russianForms } from '@newswatch/language';

/**
 * Forms of a Russian verb from its infinitive, by its ending. The conjugation is not always known from the infinitive,
 * so both are built; forms that do not exist do no harm. Irregular verbs are listed as fixed forms instead.
 *
 *   -овать, -евать   present on -у-: торговать, торгуют
 *   -ать, -ять, -еть present keeps the vowel: помогают, болеют; -еть also drops it: смотрят
 *   -ить             present drops it: хвалит; before -ю and -енный the consonant changes: укреплю, укрепленный
 *   -нуть            present drops it: достигнет; the past may lose -ну-: достиг
 */
export function russianVerbForms(infinitive: string): ReadonlySet<string> {
  const reflexive = infinitive.endsWith('ся');
  const plain = reflexive ? infinitive.slice(0, -2) : infinitive;
  const finite = [plain, ...past(plain), ...present(plain)];
  if (reflexive) return new Set(finite.map((form) => form + (/[аеиоуыэюя]$/u.test(form) ? 'сь' : 'ся')));
  return new Set([...finite, ...participles(plain)]);
}

const PAST = ['л', 'ла', 'ло', 'ли', 'в'];
const FIRST = ['ешь', 'ет', 'ем', 'ете'];
const SECOND = ['ишь', 'ит', 'им', 'ите'];

const put = (stem: string, endings: readonly string[]): string[] => endings.map((ending) => stem + ending);

function past(verb: string): string[] {
  const bare = /[^аеиоуыэюя]нуть$/u.test(verb) ? put(verb.slice(0, -4), ['', 'ла', 'ло', 'ли']) : [];
  return [...put(verb.slice(0, -2), PAST), ...bare];
}

function present(verb: string): string[] {
  const stem = verb.slice(0, -3);
  if (/[ое]вать$/u.test(verb)) return put(`${verb.slice(0, -5)}у`, ['ю', 'ют', 'я', 'й', 'йте', ...FIRST]);
  if (verb.endsWith('нуть')) return put(stem, ['у', 'ут', ...FIRST]);
  if (verb.endsWith('ить'))
    return [
      ...put(stem, SECOND),
      ...put(stem, ['ят', 'ат', 'я', 'и']),
      `${soften(stem)}ю`,
      `${soften(stem)}у`,
    ];
  const first = put(verb.slice(0, -2), ['ю', 'ют', 'я', 'й', 'йте', ...FIRST]);
  return verb.endsWith('еть') ? [...first, ...put(stem, [...SECOND, 'ят', 'ат'])] : first;
}

/** All cases of a Russian noun, adjective or participle. */
export const declined = (nominative: string): readonly string[] =>
  russianForms(nominative).map(({ text }) => text);

function participles(verb: string): string[] {
  const stem = verb.slice(0, -3);
  const passive = verb.endsWith('ить') ? [`${soften(stem)}ен`] : [`${verb.slice(0, -2)}н`];
  const short = passive.flatMap((form) => put(form, ['', 'а', 'о', 'ы']));
  const full = [`${verb.slice(0, -2)}вший`, ...passive.map((form) => `${form}ный`)];
  return [...short, ...full.flatMap(declined)];
}

const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/ст$/u, 'щ'],
  [/([пбвмф])$/u, '$1л'],
  [/т$/u, 'ч'],
  [/[дз]$/u, 'ж'],
  [/с$/u, 'ш'],
];

/** The consonant before -ю and -енный of verbs on -ить. */
function soften(stem: string): string {
  const change = CHANGES.find(([pattern]) => pattern.test(stem));
  return change === undefined ? stem : stem.replace(change[0], change[1]);
}
