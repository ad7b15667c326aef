import type { Entity, Match, Span } from '@newswatch/domain';
import type { Country } from './countries.ts';

/** A match of a country's name or adjective, or of a longer phrase that is not about a country. */
export interface CountryMatch {
  /** Absent for a phrase that is not about a country. */
  readonly country?: Country;
  readonly match: Match;
  /** A name needs its capital, an adjective does not. */
  readonly capital: boolean;
}

/**
 * The countries that a text names, most often named first, with the places in the text (those in the title are left
 * out; a country that only the title names has no places).
 *
 * - Of matches that overlap the one that begins first wins, then the longest: «Южный Судан» is not Sudan, «Латинская Америка» no country.
 * - A name must begin with a capital; one that is written in capitals («США», "US") must be found so.
 */
export function countriesAmong(found: readonly CountryMatch[]): Entity[] {
  const spans = new Map<Country, Span[]>();
  for (const { country, match } of apart(found.filter(isName))) {
    if (country === undefined) continue;
    const known = spans.get(country) ?? [];
    spans.set(country, match.in === 'text' ? [...known, { start: match.start, end: match.end }] : known);
  }
  return [...spans]
    .map(([country, places]) => entityOf(country, places))
    .toSorted((one, other) => other.spans.length - one.spans.length || (one.id < other.id ? -1 : 1));
}

function entityOf({ code, name }: Country, spans: readonly Span[]): Entity {
  return {
    kind: 'country',
    id: code,
    name,
    spans: spans.toSorted((one, other) => one.start - other.start),
  };
}

function isName({ capital, match }: CountryMatch): boolean {
  if (!capital) return true;
  if (match.term === match.term.toUpperCase() && match.term.length < 6) return match.form === match.term;
  return !/^\p{Ll}/u.test(match.form);
}

function apart(found: readonly CountryMatch[]): readonly CountryMatch[] {
  const reached = { title: 0, text: 0 };
  return found.toSorted(byPlace).filter(({ match }) => {
    const free = match.start >= reached[match.in];
    if (free) reached[match.in] = match.end;
    return free;
  });
}

const byPlace = ({ match: one }: CountryMatch, { match: other }: CountryMatch): number =>
  one.start - other.start || other.end - one.end;
