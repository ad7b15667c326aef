import { z } from 'zod';

/** One raw entry of a feed, as fetched. Text fields may hold HTML; dates are as the feed wrote them. */
export const itemSchema = z.object({
  guid: z.string().optional(),
  link: z.string().optional(),
  title: z.string().optional(),
  summary: z.string().optional(),
  content: z.string().optional(),
  author: z.string().optional(),
  /** The author as the feed words it, where that is more than the name. */
  byline: z.string().optional(),
  published: z.string().optional(),
  updated: z.string().optional(),
  language: z.string().optional(),
  /** The outlet, where an aggregator names it (RSS `<source>`). */
  outlet: z.string().optional(),
  tags: z.array(z.string()).default([]),
  enclosures: z.array(z.object({ url: z.string(), type: z.string().optional() })).default([]),
  /**
   * The article's own page, where `content` is the text of it. The item was stated before with the text of its feed, so
   * what the page says never gives the article another identity.
   */
  page: z
    .object({
      /** Where it answered, after redirects. */
      url: z.string(),
      /** As it names itself (`rel=canonical`, `og:url`), made absolute. */
      canonical: z.string().optional(),
      /** As it writes them, for items that have none. */
      title: z.string().optional(),
      published: z.string().optional(),
    })
    .optional(),
});
export type Item = z.infer<typeof itemSchema>;
