import { z } from 'zod';
import { articleSchema, languageSchema, sentimentSchema, spanSchema, storySchema } from './article.ts';
import { alertIdSchema, feedIdSchema, receiverIdSchema, watchIdSchema } from './ids.ts';
import { keywordsSchema } from './keywords.ts';
import { languageCodeSchema } from './language.ts';
import { nameSchema } from './name.ts';
import { instantSchema } from './time.ts';

/** A user's stored query, with the receivers that it alerts. */
export const watchSchema = z.object({
  id: watchIdSchema,
  name: nameSchema,
  query: z.string().min(1).max(20_000),
  /** The keywords that it was given as, of which `query` is made. */
  any: keywordsSchema.optional(),
  /** Inflected forms of these count in every article, besides those of the article's own language. */
  languages: z.array(languageCodeSchema).optional(),
  receivers: z.array(receiverIdSchema),
  /** One alert per story within so many hours. */
  windowHours: z.number().min(0).max(8_760).default(72),
  createdAt: instantSchema,
});
export type Watch = z.infer<typeof watchSchema>;

/** One place of an article that satisfies a term of a watch. */
export const matchSchema = spanSchema.extend({
  in: z.enum(['title', 'text']),
  /** The text found, as written in the article. */
  form: z.string(),
  /** The term of the watch that it satisfies, as typed. */
  term: z.string(),
});
export type Match = z.infer<typeof matchSchema>;

/** A match worth telling. It carries all that a receiver may print, so that nothing is looked up when it is sent. */
export const alertSchema = z.object({
  id: alertIdSchema,
  watch: watchSchema.pick({ id: true, name: true, query: true }),
  article: articleSchema
    .pick({
      id: true,
      version: true,
      source: true,
      link: true,
      title: true,
      publishedAt: true,
      fetchedAt: true,
    })
    .extend({
      /** The sentence around the first match, with the matched forms marked by spans relative to the excerpt. */
      excerpt: z.object({ text: z.string(), marks: z.array(spanSchema) }),
    }),
  language: languageSchema,
  sentiment: sentimentSchema.pick({ score: true, label: true, confidence: true }),
  story: storySchema,
  matches: z.array(matchSchema).min(1),
  /** Matched in lower case only although the watch is typed with capitals. */
  weak: z.boolean(),
  /** The article has more matches than `matches` tells. */
  truncated: z.boolean().optional(),
  receivers: z.array(receiverIdSchema),
});
export type Alert = z.infer<typeof alertSchema>;

/** Why a match was told or not. Kept for every watch and article version. */
export const verdictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('raised') }),
  z.object({
    kind: z.literal('withheld'),
    /** `backlog`: the first poll of a feed; `same-story`: told within the window; `told-before`: this very article. */
    reason: z.enum(['backlog', 'same-story', 'told-before']),
    /** The alert that told it already. */
    by: alertIdSchema.optional(),
    /** The feed whose backlog it is. */
    backlogOf: feedIdSchema.optional(),
  }),
]);
export type Verdict = z.infer<typeof verdictSchema>;

/** What was decided of a watch and an article version. */
export const decisionSchema = z.object({ alert: alertSchema, verdict: verdictSchema });
export type Decision = z.infer<typeof decisionSchema>;
