import { z } from 'zod';
import { articleIdSchema, feedIdSchema, storyIdSchema, versionIdSchema } from './ids.ts';
import { instantSchema } from './time.ts';

/** How the date of an article was read, and why the item's own was not taken. */
const publishedReadingSchema = z.object({
  /** Of the item, if the date comes from there. */
  field: z.enum(['published', 'updated']).optional(),
  /** How it is written: `words` with the name of a month, `figures` as 20.10.2025, `relative` to the fetch. */
  form: z.enum(['iso', 'words', 'figures', 'relative', 'epoch']).optional(),
  /** Whose zone it is in: the date names one, the feed's, or UTC because nobody said. */
  zone: z.enum(['written', 'feed', 'utc']).optional(),
  /** Dates before 1995 and more than a day after the fetch are not believed. */
  refused: z.enum(['missing', 'not-understood', 'too-early', 'in-the-future']).optional(),
});
export type PublishedReading = z.infer<typeof publishedReadingSchema>;

/** A line that is no part of what an article tells, or its dateline. */
const leftOutSchema = z.object({
  kind: z.enum([
    'dateline',
    'image-credit',
    'related',
    'read-more',
    'subscription',
    'share',
    'syndication',
    'copyright',
  ]),
  /** Where in the text it stood, in UTF-16 units. */
  at: z.int().nonnegative(),
  /** With the line breaks that go with it: put back in order, these make the whole text. */
  text: z.string(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** What an edit changed, in sentences. */
const changeSchema = z.object({
  /** The version before. */
  since: versionIdSchema,
  /** The title before, where it was another. */
  title: z.string().optional(),
  text: z
    .object({
      added: z.array(z.string()),
      removed: z.array(z.string()),
      /** How many more sentences were added or removed. */
      more: z.int().positive().optional(),
    })
    .optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** An item after normalization: clean text and one identity. */
export const articleSchema = z.object({
  id: articleIdSchema,
  version: versionIdSchema,
  feed: z.object({ id: feedIdSchema, title: z.string().optional() }),
  /** Host name of the outlet without `www.`, for `source:` filters; the feed's host where an item has no link. */
  source: z.string(),
  /** The outlet, as an aggregator names it. */
  outlet: z.string().optional(),
  link: z.string().optional(),
  /** The address of the page, written in the one way; the one that the page itself names, where it was fetched. */
  canonicalUrl: z.string().optional(),
  title: z.string(),
  /**
   * Plain text, paragraphs parted by one blank line, without dateline and what else is left out. Offsets of spans refer
   * to it, in UTF-16 units.
   */
  text: z.string(),
  /** Where the text is that of the article's page, and not of the feed. */
  textFrom: z.enum(['page']).optional(),
  leftOut: z.array(leftOutSchema).readonly().optional(),
  /**
   * For display: sanitized, links absolute. Its text is `text` with what is left out. Missing where it would say no more
   * than the paragraphs of that; the api makes it of them.
   */
  html: z.string().optional(),
  /** Names, parted by commas. */
  author: z.string().optional(),
  /** The names, where there are several. */
  authors: z.array(z.string()).readonly().optional(),
  /** Absolute, http or https. */
  images: z
    .array(z.object({ url: z.string(), alt: z.string().optional() }))
    .readonly()
    .optional(),
  declaredLanguage: z.string().optional(),
  publishedAt: instantSchema,
  /** Where `publishedAt` comes from: the item, the page of the article, the day in its address, or the moment of our first fetch. */
  publishedFrom: z.enum(['item', 'page', 'url', 'fetch']),
  publishedReading: publishedReadingSchema.optional(),
  /** When we first fetched it. Alert windows compare these. */
  fetchedAt: instantSchema,
  dateline: z.object({ place: z.string().optional(), agency: z.string().optional() }).optional(),
  tags: z.array(z.string()),
  /** Came with the first poll of its feed: archived and matched, never told. */
  backlog: z.boolean(),
  /** On an edited article of the archive: what its last edit changed. */
  changed: changeSchema.optional(),
});
export type Article = z.infer<typeof articleSchema>;

/** Half-open range [start, end) of UTF-16 units. */
export const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof spanSchema>;

export const languageSchema = z.object({
  /** ru uk kk az tr uz en ka, or `und` when unsure. */
  code: z.string(),
  confidence: z.number().min(0).max(1),
  /** Why it is `und`, or where else the answer comes from. */
  reason: z.string().optional(),
  /** A text in several languages: those that fill a fifth of it or more beside `code`, the one with most first. */
  also: z.array(z.string()).readonly().optional(),
  /** What the source declares, where the words say otherwise. */
  declared: z.string().optional(),
});
export type Language = z.infer<typeof languageSchema>;

export const sentimentSchema = z.object({
  /** -1 (bad news) to 1 (good news). */
  score: z.number().min(-1).max(1),
  label: z.enum(['negative', 'neutral', 'positive']),
  confidence: z.number().min(0).max(1),
  /** The words that fired, where, and how much each weighs. */
  evidence: z.array(spanSchema.extend({ text: z.string(), weight: z.number() })),
});
export type Sentiment = z.infer<typeof sentimentSchema>;

/** A score as people read it: `+0.47`, `0.00`, `-0.68`. */
export function readableScore(score: number): string {
  const rounded = Math.round(score * 100) / 100;
  // Minus nothing is nothing.
  return `${rounded > 0 ? '+' : ''}${(rounded === 0 ? 0 : rounded).toFixed(2)}`;
}

const topicSchema = z.object({
  /** IPTC Media Topics code, `medtop:…`. */
  code: z.string(),
  label: z.string(),
  score: z.number().min(0).max(1),
});
export type Topic = z.infer<typeof topicSchema>;

const entitySchema = z.object({
  kind: z.enum(['person', 'organisation', 'country', 'place', 'money', 'quantity']),
  /** For a country its ISO 3166-1 alpha-2 code. */
  id: z.string(),
  name: z.string(),
  spans: z.array(spanSchema),
});
export type Entity = z.infer<typeof entitySchema>;

export const storySchema = z.object({
  id: storyIdSchema,
  /** `copy`: a reprint of another article; `update`: a further version or report of the same story. */
  kind: z.enum(['first', 'copy', 'update']),
  copyOf: articleIdSchema.optional(),
});
export type Story = z.infer<typeof storySchema>;

/** What we add to an article. Spans refer to the article's text. */
export const enrichmentSchema = z.object({
  language: languageSchema,
  sentiment: sentimentSchema,
  topics: z.array(topicSchema),
  entities: z.array(entitySchema),
  story: storySchema,
});
export type Enrichment = z.infer<typeof enrichmentSchema>;
