import { z } from 'zod';

/** One raw entry of a feed, as fetched. Text fields may hold HTML; dates are as the feed wrote them. */
export const itemSchema = z.object({
  guid: z.string().optional(),
  link: z.string().optional(),
  /** The address that the page of the item names as its own (`rel=canonical`, `og:url`), where it was fetched. */
  canonical: z.string().optional(),
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
});
export type Item = z.infer<typeof itemSchema>;
