import { watchSchema } from '@newswatch/domain';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { type Route, type RouteOf, ok, route } from '../route.ts';

const namesSchema = z.object({
  /** A phrase of the query, as typed. */
  term: z.string(),
  names: z.array(z.string()),
});

export const knownNamesRoutes: readonly RouteOf[] = [listKnownNames];

function listKnownNames({ knownNames }: Context): Route {
  return route({
    method: 'GET',
    path: '/known-names',
    summary:
      'What the phrases of a query are also called, in other languages, as far as it does not say so itself',
    query: z.strictObject({ query: watchSchema.shape.query }),
    answer: { status: 200, schema: z.object({ items: z.array(namesSchema) }) },
    handle: async ({ query: { query } }) => ok({ items: knownNames.namesFor(query) }),
  });
}
