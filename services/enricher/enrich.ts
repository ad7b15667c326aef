import {
  type Article,
  type Clock,
  DAY,
  type Enrichment,
  type Event,
  type EventOf,
  eventId,
  instant,
} from '@newswatch/domain';
import type { Stage } from '@newswatch/pipeline';
import type { Stories, StoryAnswer, StoryPrint } from '@newswatch/ports';
import { decideStory } from '@newswatch/stories';
import type { ArticleReading } from './read-article.ts';
import { type ReadArticles, createReader } from './read-ahead.ts';

/** A reprint joins a story whose articles were first fetched so many days before it or less. */
const STORY_DAYS = 3;
/** Articles that are read together: reading as many as the transaction takes that gives them their stories. */
const READ_TOGETHER = 50;

export interface EnrichOptions {
  readonly stories: Stories;
  readonly readArticles: ReadArticles;
  readonly clock: Clock;
}

/**
 * Adds language, sentiment, topics, countries and story to articles.
 *
 * - Filters `known`: a version that another event brought before, unless that was the backlog of another feed.
 * - Guarantee: at least once. The story of a version is kept with the event that brought it, so the same event handled
 *   again leads to the same events.
 * - Some articles get their stories while the next of the batch are read. In order, and never before they are read: an
 *   article that cannot be read leaves nothing behind. Where the bus shows what comes next, and it is
 *   many, that is read ahead.
 */
export function enrichStage({ stories, readArticles, clock }: EnrichOptions): Stage<'article.normalized'> {
  const reader = createReader(readArticles);
  return {
    name: 'enrich',
    takes: ['article.normalized'],
    prepare(events) {
      for (const some of chunksOf(events)) if (some.length === READ_TOGETHER) reader.ahead(articlesOf(some));
    },
    async handle(events) {
      const since = oldestCandidate(events);
      const enrich = async (some: readonly Normalized[]): Promise<readonly Event[]> => {
        const readings = await reader.read(articlesOf(some));
        const read = withReadings(some, readings);
        const answers = await stories.assign(read.map(printOf), since, decideStory);
        return enrichedEvents(read, answers, instant(clock()));
      };
      const enriched = (await allInOrder(chunksOf(events).map(enrich))).flat();
      const known = events.length - enriched.length;
      return { events: enriched, filtered: known > 0 ? { known } : {} };
    },
  };
}

type Normalized = EventOf<'article.normalized'>;

const chunksOf = (events: readonly Normalized[]): readonly (readonly Normalized[])[] =>
  Array.from({ length: Math.ceil(events.length / READ_TOGETHER) }, (_, chunk) =>
    events.slice(READ_TOGETHER * chunk, READ_TOGETHER * (chunk + 1)),
  );

const articlesOf = (events: readonly Normalized[]): readonly Article[] =>
  events.map(({ data }) => data.article);

/** Throws the first that failed, after all have ended: nothing goes on behind a batch that is handed over again. */
async function allInOrder<T>(parts: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(parts);
  return Promise.all(parts);
}

interface ReadEvent extends ArticleReading {
  readonly event: Normalized;
}

const withReadings = (
  events: readonly Normalized[],
  readings: readonly ArticleReading[],
): readonly ReadEvent[] =>
  events.flatMap((event, index) => {
    const reading = readings[index];
    return reading === undefined ? [] : [{ event, ...reading }];
  });

function printOf({ event: { id, data }, fingerprint }: ReadEvent): StoryPrint {
  const { id: articleId, version, fetchedAt, backlog, feed } = data.article;
  return { articleId, version, eventId: id, feedId: feed.id, backlog, fetchedAt, ...fingerprint };
}

/** Counted from when the articles were fetched, not from now: a batch that waited finds the same stories. */
function oldestCandidate(events: readonly Normalized[]): string {
  const fetched = events.map(({ data }) => Date.parse(data.article.fetchedAt));
  return instant(Math.min(...fetched) - STORY_DAYS * DAY);
}

const enrichedEvents = (
  read: readonly ReadEvent[],
  answers: readonly StoryAnswer[],
  time: string,
): readonly Event[] =>
  read.flatMap(({ event, reading }, index) => {
    const answer = answers[index];
    if (answer?.kind !== 'assigned') return [];
    return [enrichedEvent(event, { ...reading, story: answer.story }, time)];
  });

function enrichedEvent(
  { id, data }: { readonly id: Event['id']; readonly data: { readonly article: Article } },
  enrichment: Enrichment,
  time: string,
): Event {
  const type = 'article.enriched';
  const { article } = data;
  return {
    id: eventId(id, type, article.version),
    type,
    source: 'enricher',
    time,
    subject: article.version,
    key: article.id,
    data: { article, enrichment },
  };
}
