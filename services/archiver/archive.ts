import type { EventOf } from '@newswatch/domain';
import type { Stage } from '@newswatch/pipeline';
import type { Archive, DeadLetters } from '@newswatch/ports';

/**
 * Keeps every enriched article and every dead letter.
 *
 * Guarantee: at least once into repositories that keep one row per article version and per dead letter, so once.
 */
export interface ArchiveOptions {
  readonly archive: Pick<Archive, 'put'>;
  readonly deadLetters: Pick<DeadLetters, 'put'>;
}

type Kept = 'article.enriched' | 'event.dead-lettered';

export function archiveStage({ archive, deadLetters }: ArchiveOptions): Stage<Kept> {
  return {
    name: 'archive',
    takes: ['article.enriched', 'event.dead-lettered'],
    async handle(events: readonly (EventOf<'article.enriched'> | EventOf<'event.dead-lettered'>)[]) {
      const articles = events.flatMap((event) => (event.type === 'article.enriched' ? [event.data] : []));
      const letters = events.flatMap((event) =>
        event.type === 'event.dead-lettered' ? [{ id: event.id, ...event.data }] : [],
      );
      if (articles.length > 0) await archive.put(articles);
      if (letters.length > 0) await deadLetters.put(letters);
      return { events: [] };
    },
  };
}
