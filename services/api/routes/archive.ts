import { displayHtml } from '@newswatch/articles';
import { articleIdSchema, dataSchema, eventIdSchema, given, instant } from '@newswatch/domain';
import type { ArchivedArticle, DeadLetter } from '@newswatch/ports';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { pageOf, pageQuerySchema, pageSchema } from '../paging.ts';
import { absent } from '../refs.ts';
import { type Route, type RouteOf, ok, route } from '../route.ts';
import { searchArticles } from '../search.ts';

const archivedSchema = dataSchema('article.enriched');
/** Written in full, as the store keeps times, so that they compare as text. */
const time = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2025-10-20T10:00:00Z' })
  .transform((text) => instant(Date.parse(text)));

/** The message itself, up to a megabyte, is not for a list. */
const deadLetterSchema = dataSchema('event.dead-lettered')
  .omit({ value: true })
  .extend({ id: eventIdSchema, bytes: z.int() });
const deadLetterView = ({ value, ...letter }: DeadLetter): z.infer<typeof deadLetterSchema> => ({
  ...letter,
  bytes: Buffer.byteLength(value, 'base64'),
});

/** With HTML for display, whatever the item had, where there is a text. */
const shown = ({ article, enrichment }: ArchivedArticle): ArchivedArticle => ({
  article: article.text === '' ? article : { ...article, html: displayHtml(article) },
  enrichment,
});

export const archiveRoutes: readonly RouteOf[] = [listArticles, showArticle, listDeadLetters];

function listArticles(context: Context): Route {
  return route({
    method: 'GET',
    path: '/articles',
    summary:
      'List the archive, newest first, or of it what `q` matches, a query as watches have; `from` and `to` compare ' +
      'when we first fetched them',
    query: pageQuerySchema.extend({
      q: z.string().min(1).max(2_000).optional(),
      language: z.string().min(2).max(8).optional(),
      source: z.string().min(1).max(253).optional(),
      from: time.optional(),
      to: time.optional(),
    }),
    answer: { status: 200, schema: pageSchema(archivedSchema) },
    async handle({ query: { q, ...query } }) {
      const { archive } = context.store;
      const page = await (q === undefined
        ? archive.list(given(query))
        : searchArticles(archive, q, given(query)));
      return ok(pageOf(page, shown));
    },
  });
}

function showArticle(context: Context): Route {
  return route({
    method: 'GET',
    path: '/articles/{id}',
    summary: 'Show one article in its newest version',
    answer: { status: 200, schema: archivedSchema },
    async handle({ id }) {
      const [found] = await context.store.archive.get([articleIdSchema.parse(id)]);
      return ok(found === undefined ? absent('article', id) : shown(found));
    },
  });
}

function listDeadLetters(context: Context): Route {
  return route({
    method: 'GET',
    path: '/dead-letters',
    summary: 'List what could not be processed, and why, newest first',
    query: pageQuerySchema,
    answer: { status: 200, schema: pageSchema(deadLetterSchema) },
    handle: async ({ query }) =>
      ok(pageOf(await context.store.deadLetters.list(given(query)), deadLetterView)),
  });
}
