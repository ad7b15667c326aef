import { LANGUAGES, type LanguageCode, languageCodeSchema } from '@newswatch/domain';
import { InvalidArgumentError } from 'commander';

/** Readers of what options of a command are given, for commander: they answer the value or say what it must be. */

/** An option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export function hours(value: string): number {
  const number = Number(value);
  if (/^\d+(\.\d+)?$/.test(value) && number <= 8_760) return number;
  throw new InvalidArgumentError('It must be a number of hours, from 0 to 8760.');
}

/** `ru,kk`, or nothing for no language at all. */
export function languageList(value: string): readonly LanguageCode[] {
  return value
    .split(/[\s,]+/)
    .filter((code) => code !== '')
    .map((code) => languageCodeSchema.safeParse(code.toLowerCase()).data ?? refuseLanguage(code));
}

function refuseLanguage(code: string): never {
  throw new InvalidArgumentError(`There is no language ${code}; give some of ${LANGUAGES.join(', ')}.`);
}
