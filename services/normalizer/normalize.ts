import {
  type Article,
  type Clock,
  type Event,
  type EventData,
  type EventId,
  HOUR,
  eventId,
  instant,
} from '@newswatch/domain';
import type { Stage } from '@newswatch/pipeline';
import type { Claim, Claims } from '@newswatch/ports';

/** How long a version that somebody normalized keeps others away. Later duplicates are known to the enricher. */
const CLAIM_TTL = 24 * HOUR;

export interface NormalizeOptions {
  /** Undefined for an item with neither title nor text. */
  readonly toArticles: (
    fetched: readonly EventData<'item.fetched'>[],
  ) => Promise<readonly (Article | undefined)[]>;
  readonly claims: Claims;
  readonly clock: Clock;
}

/**
 * Turns items into articles.
 *
 * - Filters `empty` (neither title nor text) and `duplicate` (another item brought the same version).
 * - Guarantee: at least once, with ids that follow from the item. The claim on a version belongs to the event that
 *   brought it, so the same event handled again is let through. Claiming is the last thing done to a batch, so nothing
 *   that throws leaves a claim behind; what the bus refuses is given back.
 */
export function normalizeStage({ toArticles, claims, clock }: NormalizeOptions): Stage<'item.fetched'> {
  return {
    name: 'normalize',
    takes: ['item.fetched'],
    async handle(events) {
      const articles = await toArticles(events.map(({ data }) => data));
      const drafts = events.flatMap(({ id }, index) => draftOf(articles[index], id));
      const owners = await claims.claim(drafts.map(claimOf), CLAIM_TTL);
      const ours = drafts.filter(({ origin }, index) => owners[index] === origin);
      const time = instant(clock());
      const emitted = ours.map((draft) => normalized(draft, time));
      return {
        events: emitted,
        filtered: reasons({ empty: events.length - drafts.length, duplicate: drafts.length - ours.length }),
        abandon: (refused) =>
          claims.release(ours.filter((_, index) => isAmong(refused, emitted[index])).map(claimOf)),
      };
    },
  };
}

interface Draft {
  readonly article: Article;
  /** The event that brought it. */
  readonly origin: EventId;
}

const draftOf = (article: Article | undefined, origin: EventId): readonly Draft[] =>
  article === undefined ? [] : [{ article, origin }];

const claimOf = ({ article, origin }: Draft): Claim => ({
  // Old in a feed that was just added, an article may be new in another: that one must not be kept away.
  key: `normalize ${article.id} ${article.version}${article.backlog ? ' backlog' : ''}`,
  owner: origin,
});

function normalized({ article, origin }: Draft, time: string): Event {
  const type = 'article.normalized';
  return {
    id: eventId(origin, type, article.version),
    type,
    source: 'normalizer',
    time,
    subject: article.version,
    key: article.id,
    data: { article },
  };
}

const isAmong = (events: readonly Event[], one: Event | undefined): boolean =>
  events.some(({ id }) => id === one?.id);

const reasons = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
