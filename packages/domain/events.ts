import { z } from 'zod';
import { alertSchema } from './alert.ts';
import { articleSchema, enrichmentSchema } from './article.ts';
import { deliverySchema } from './delivery.ts';
import { eventIdSchema, feedIdSchema } from './ids.ts';
import { itemSchema } from './item.ts';
import { instantSchema } from './time.ts';

/**
 * The closed union of facts. Each type has one stream and one partition key, and its data only ever gain optional
 * fields, which readers that do not know them drop (no schema of this package is strict); anything else is a new type.
 * `event.dead-lettered` is special: it lives on `<stream>.dlq` as the bytes that could not be processed, with cause and
 * origin in headers (see wire.ts).
 */
const dataSchemas = {
  'item.fetched': z.object({
    feed: z.object({
      id: feedIdSchema,
      url: z.string(),
      title: z.string().optional(),
      language: z.string().optional(),
      /** IANA name of the zone of dates that name none. */
      timezone: z.string().optional(),
    }),
    item: itemSchema,
    fetchedAt: instantSchema,
    backlog: z.boolean(),
  }),
  'article.normalized': z.object({ article: articleSchema }),
  'article.enriched': z.object({ article: articleSchema, enrichment: enrichmentSchema }),
  'alert.raised': z.object({ alert: alertSchema }),
  'delivery.settled': z.object({ delivery: deliverySchema }),
  'event.dead-lettered': z.object({
    stream: z.string(),
    key: z.string(),
    /** Where the message stood: lane and position within it. */
    lane: z.string(),
    position: z.number(),
    stage: z.string(),
    cause: z.object({ code: z.string(), message: z.string() }),
    headers: z.record(z.string(), z.string()),
    /** The message's bytes, unchanged, as base64. */
    value: z.string(),
    failedAt: instantSchema,
  }),
} as const;

export type EventType = keyof typeof dataSchemas;
export const eventTypes = Object.keys(dataSchemas) as readonly EventType[];
export type EventData<T extends EventType> = z.infer<(typeof dataSchemas)[T]>;

export interface EventOf<T extends EventType> {
  readonly id: z.infer<typeof eventIdSchema>;
  readonly type: T;
  /** The service that states the fact. */
  readonly source: string;
  /** When it was stated; ISO 8601. */
  readonly time: string;
  /** What it is about: an item fingerprint, article version, alert or delivery id. */
  readonly subject: string;
  /** Events of one key keep their order. */
  readonly key: string;
  readonly data: EventData<T>;
}
export type Event = { [T in EventType]: EventOf<T> }[EventType];

/** The schema of the data of events of one type. */
export const dataSchema = <T extends EventType>(type: T): (typeof dataSchemas)[T] => dataSchemas[type];

/** Kafka topics, called streams in code. */
const streams = {
  'item.fetched': 'news.items',
  'article.normalized': 'news.articles',
  'article.enriched': 'news.enriched',
  'alert.raised': 'news.alerts',
  'delivery.settled': 'news.deliveries',
} as const satisfies Record<Exclude<EventType, 'event.dead-lettered'>, string>;

/** Where lies what could not be processed of a stream. */
export const deadLetterStream = (stream: string): string => `${stream}.dlq`;

/** The streams that carry a type; dead letters lie on one stream beside each. */
export function streamsOf(type: EventType): readonly string[] {
  return type === 'event.dead-lettered' ? Object.values(streams).map(deadLetterStream) : [streams[type]];
}
