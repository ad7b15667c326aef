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
import type { Stories, StoryPrint } from '@newswatch/ports';
import { decideStory } from '@newswatch/stories';
import type { ReadableText } from './enrich-text.ts';
import type { ArticleReading } from './read-article.ts';

/** A reprint joins a story whose articles were first fetched so many days before it or less. */
const STORY_DAYS = 3;

export interface EnrichOptions {
  readonly stories: Stories;
  readonly readArticles: (articles: readonly ReadableText[]) => Promise<readonly ArticleReading[]>;
  readonly clock: Clock;
}

/**
 * Adds language, sentiment, topics, countries and story to articles.
 *
 * - Filters `known`: a version that another event brought before, unless that was the backlog of another feed.
 * - Guarantee: at least once. The story of a version is kept with the event that brought it, so the same event handled
 *   again leads to the same events.
 * - Reads first and assigns stories last, in one call: an article that cannot be read leaves nothing behind.
 */
export function enrichStage({ stories, readArticles, clock }: EnrichOptions): Stage<'article.normalized'> {
  return {
    name: 'enrich',
    takes: ['article.normalized'],
    async handle(events) {
      const readings = await readArticles(events.map(({ data }) => readableIn(data)));
      const read = events.flatMap((event, index) => {
        const each = readings[index];
        return each === undefined ? [] : [{ event, ...each }];
      });
      const answers = await stories.assign(read.map(printOf), oldestCandidate(events), decideStory);
      const time = instant(clock());
      const enriched = read.flatMap(({ event, reading }, index): readonly Event[] => {
        const answer = answers[index];
        if (answer?.kind !== 'assigned') return [];
        return [enrichedEvent(event, { ...reading, story: answer.story }, time)];
      });
      const known = events.length - enriched.length;
      return { events: enriched, filtered: known > 0 ? { known } : {} };
    },
  };
}

/** No more than is read, for it may have to go to a thread. */
const readableIn = ({ article }: { readonly article: Article }): ReadableText => ({
  title: article.title,
  text: article.text,
  declaredLanguage: article.declaredLanguage,
});

interface ReadEvent extends ArticleReading {
  readonly event: EventOf<'article.normalized'>;
}

function printOf({ event: { id, data }, fingerprint }: ReadEvent): StoryPrint {
  const { id: articleId, version, fetchedAt, backlog, feed } = data.article;
  return { articleId, version, eventId: id, feedId: feed.id, backlog, fetchedAt, ...fingerprint };
}

/** Counted from when the articles were fetched, not from now: a batch that waited finds the same stories. */
function oldestCandidate(events: readonly EventOf<'article.normalized'>[]): string {
  const fetched = events.map(({ data }) => Date.parse(data.article.fetchedAt));
  return instant(Math.min(...fetched) - STORY_DAYS * DAY);
}

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
