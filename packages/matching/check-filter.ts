import { LANGUAGES } from '@newswatch/domain';
import { refuse } from './lexer.ts';
import type { Filter } from './query.ts';

/**
 * Values that are written well and that no article can have: a filter by them would quietly hold for nothing.
 * @throws NewswatchError `watch-does-not-parse`
 */
export function checkFilter(filter: Filter): Filter {
  const reason = filter.name === 'sentiment' ? undefined : checks[filter.name]?.(filter.value);
  if (reason !== undefined) throw refuse(filter.position, reason);
  return filter;
}

type Check = (value: string) => string | undefined;

const checks: Readonly<Record<string, Check>> = {
  lang: (value) =>
    value === 'und' || LANGUAGES.some((code) => code === value)
      ? undefined
      : `lang: takes one of ${LANGUAGES.join(', ')}, or und where the language is unknown`,
  country: (value) => {
    const code = value.toUpperCase();
    const current = Intl.getCanonicalLocales(`und-${code}`)[0]?.slice('und-'.length);
    if (current !== undefined && current !== code) return `country: ${code} is written ${current}`;
    return NO_COUNTRIES.includes(code) || regions().of(code) === undefined
      ? `there is no country ${code}; country: takes a two-letter country code such as KZ`
      : undefined;
  },
  source: (value) =>
    value.includes('*') ? 'source: holds for a host and all below it; leave out the star' : undefined,
};

const regions = (): Intl.DisplayNames => new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Codes that have a name and are no countries. */
const NO_COUNTRIES = 'AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' ');
