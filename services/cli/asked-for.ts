import { failure, queryOfKeywords } from '@newswatch/domain';
import { checkKeywords, parseQuery } from '@newswatch/matching';
import { pointingAt } from './pointing-at.ts';
import type { Terminal } from './terminal.ts';

/** What a watch looks for, as a command was given it. */
export type AskedFor = { readonly query: string } | { readonly any: readonly string[] };

/** @throws NewswatchError `usage-wrong` unless it is either a query or keywords */
export function askedFor(query: string | undefined, any: readonly string[] | undefined): AskedFor {
  if (query !== undefined && any !== undefined)
    throw failure('usage-wrong', { problem: 'give either a query or keywords by --any, not both' });
  if (any !== undefined) return { any };
  if (query === undefined)
    throw failure('usage-wrong', { problem: 'give a query, or keywords, each by --any' });
  return { query };
}

/** The query that was typed, or the one that finds any of the keywords. */
export const asQuery = (asked: AskedFor): string =>
  'any' in asked ? queryOfKeywords(asked.any) : asked.query;

/** What people typed, to be read back to them. */
export const asTyped = (asked: AskedFor): string => ('any' in asked ? asked.any.join(', ') : asked.query);

/** Does the work; of a query that is not understood, shows the place. */
export const pointingIn = <T>(terminal: Terminal, asked: AskedFor, work: () => Promise<T>): Promise<T> =>
  'any' in asked ? work() : pointingAt(terminal, asked.query, work);

/** @throws NewswatchError `watch-does-not-parse` */
export function checkAsked(asked: AskedFor): void {
  if ('any' in asked) checkKeywords(asked.any);
  parseQuery(asQuery(asked));
}
