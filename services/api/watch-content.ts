import {
  EITHER,
  type Watch,
  given,
  isEither,
  keywordsSchema,
  queryOfKeywords,
  watchSchema,
} from '@newswatch/domain';
import { type KnownNames, checkKeywords, parseQuery } from '@newswatch/matching';
import { z } from 'zod';

const { query, languages } = watchSchema.shape;

/** What a watch looks for, as bodies give it. */
const wantedShape = { query: query.optional(), any: keywordsSchema.optional(), languages };

/** A body that gives a query or keywords, and not both. */
export const bodyWith = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject({ ...wantedShape, ...shape }).refine(isEither, { error: EITHER, path: ['query'] });

/** What is looked for with the names that its phrases are also known by. @throws NewswatchError `watch-does-not-parse` */
export function withKnownNames(wanted: Wanted, names: KnownNames): Wanted {
  if (wanted.any === undefined) return { ...wanted, query: names.addTo(wanted.query ?? '') };
  checkKeywords(wanted.any);
  return { ...wanted, any: names.addToKeywords(wanted.any) };
}

export interface Wanted {
  readonly query?: string | undefined;
  readonly any?: readonly string[] | undefined;
  readonly languages?: Watch['languages'];
}

/**
 * What a watch looks for: keywords become the query that finds any of them, and are kept beside it; no language is the
 * same as none given.
 * @throws NewswatchError `watch-does-not-parse`
 */
export function wantedOf({
  query = '',
  any,
  languages = [],
}: Wanted): Pick<Watch, 'query' | 'any' | 'languages'> {
  if (any !== undefined) checkKeywords(any);
  const asked = any === undefined ? query : queryOfKeywords(any);
  parseQuery(asked);
  return given({
    query: asked,
    any: any === undefined ? undefined : [...any],
    languages: languages.length === 0 ? undefined : [...new Set(languages)],
  });
}
