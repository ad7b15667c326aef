import { type Watch, given, matchSchema } from '@newswatch/domain';
import { createWatchIndex, documentOf } from '@newswatch/matching';
import { z } from 'zod';
import type { Context } from './context.ts';
import { walk } from './paging.ts';

const LOOKED_AT = 1_000;
const SHOWN = 20;

const sampleSchema = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  link: z.string().optional(),
  publishedAt: z.string(),
  matches: z.array(matchSchema),
  /** There are more matches than these. */
  truncated: z.boolean().optional(),
});
export const samplesSchema = z.object({
  /** The terms of the query, and the forms that each of them matches. */
  explanation: z.unknown(),
  /** How many of the newest articles were looked at. */
  lookedAt: z.int(),
  matched: z.int(),
  samples: z.array(sampleSchema),
});

/** What a query matches among the newest articles, newest first. */
export async function previewSamples(
  watch: Pick<Watch, 'query' | 'languages'>,
  { store }: Context,
): Promise<Omit<z.infer<typeof samplesSchema>, 'explanation'>> {
  const index = createWatchIndex();
  const { query, languages } = watch;
  index.put(given({ id: 'preview', query, languages }));
  const samples: z.infer<typeof sampleSchema>[] = [];
  let lookedAt = 0;
  let matched = 0;
  for await (const archived of walk((page) => store.archive.list(page), LOOKED_AT)) {
    lookedAt += 1;
    const { id, title, source, link, publishedAt } = archived.article;
    const [hit] = index.match(documentOf(archived.article, archived.enrichment));
    if (hit === undefined) continue;
    matched += 1;
    const truncated = hit.truncated ? true : undefined;
    const matches = [...hit.matches];
    const sample = given({ id, title, source, link, publishedAt, matches, truncated });
    if (samples.length < SHOWN) samples.push(sample);
  }
  return { lookedAt, matched, samples };
}
