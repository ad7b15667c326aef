import { given, pageStatusSchema, remedyOf } from '@newswatch/domain';
import type { ArticlePage } from '@newswatch/ports';
import { z } from 'zod';

/** How the fetching of an article's page ended. Where it was not `done`, the article has the text of its feed. */
export const lastPageSchema = z.object({
  url: z.string(),
  status: pageStatusSchema,
  settledAt: z.string().optional(),
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
});

/** A page as people see it: neither its text nor its lease. */
export function lastPageView({ url, status, settledAt, error }: ArticlePage): z.infer<typeof lastPageSchema> {
  const withRemedy = error && { ...error, remedy: remedyOf(error.code) };
  return { url, status, ...given({ settledAt, error: withRemedy }) };
}
