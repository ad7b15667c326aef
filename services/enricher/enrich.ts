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
import { daysIn, decideStory, fingerprint } from '@newswatch/stories';
import { type ArticleWords, type EnrichText, type Reading, wordsOf } from './enrich-text.ts';

/** A reprint joins a story whose articles were first fetched so many days before it or less. */
const STORY_DAYS = 3;

export interface EnrichOptions {
  readonly stories: Stories;
  readonly enrichText: EnrichText;
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
export function enrichStage({ stories, enrichText, clock }: EnrichOptions): Stage<'article.normalized'> {
  return {
    name: 'enrich',
    takes: ['article.normalized'],
    async handle(events) {
      const read = events.map((event) => readingOf(event, enrichText));
      const answers = await stories.assign(
        read.map(({ print }) => print),
        oldestCandidate(events),
        decideStory,
      );
      const time = instant(clock());
      const enriched = events.flatMap((event, index): readonly Event[] => {
        const answer = answers[index];
        const reading = read[index]?.reading;
        if (reading === undefined || answer?.kind !== 'assigned') return [];
        return [enrichedEvent(event, { ...reading, story: answer.story }, time)];
      });
      const known = events.length - enriched.length;
      return { events: enriched, filtered: known > 0 ? { known } : {} };
    },
  };
}

function readingOf(
  event: EventOf<'article.normalized'>,
  enrichText: EnrichText,
): { readonly reading: Reading; readonly print: StoryPrint } {
  const words = wordsOf(event.data.article);
  return { reading: enrichText(event.data.article, words), print: printOf(event, words) };
}

function printOf({ id, data }: EventOf<'article.normalized'>, { title, text }: ArticleWords): StoryPrint {
  const { id: articleId, version, fetchedAt, backlog, feed } = data.article;
  const origin = { eventId: id, feedId: feed.id, backlog };
  return { articleId, version, ...origin, fetchedAt, ...fingerprint([...title, ...text], daysIn(title)) };
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
