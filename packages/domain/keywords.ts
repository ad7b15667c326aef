import { z } from 'zod';

/** Keywords of which any will do: what most people write instead of a query. */
export const keywordsSchema = z
  .array(z.string().min(1).max(1_000))
  .min(1, 'needs at least one keyword')
  .max(1_000, 'takes at most 1000 keywords');

/** One keyword as a query: a phrase, in which nothing is an operator; quotation marks inside are left out. */
export function queryOfKeyword(keyword: string): string {
  return `"${keyword.replace(/["«»“”„]/g, ' ').trim()}"`;
}

/** Keywords as the query that finds any of them. */
export function queryOfKeywords(keywords: readonly string[]): string {
  return [...new Set(keywords.map(queryOfKeyword))].join(' | ');
}

/** Whether a watch is given by a query or by keywords, and not by both. */
export function isEither(given: { readonly query?: unknown; readonly any?: unknown }): boolean {
  return (given.query === undefined) !== (given.any === undefined);
}
export const EITHER = 'give either query or any, a list of keywords';
