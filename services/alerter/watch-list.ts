import {
  type Article,
  type Enrichment,
  type Match,
  type NewswatchError,
  type Watch,
  type WatchId,
  asFailure,
  failure,
  given,
} from '@newswatch/domain';
import { createWatchIndex, documentOf } from '@newswatch/matching';
import type { Observer } from '@newswatch/pipeline';
import type { WatchChanges, Watches } from '@newswatch/ports';

/** What the index is told of a watch. */
const asked = ({ id, query, languages }: Watch) => given({ id, query, languages });

export interface Hit {
  readonly watch: Watch;
  readonly matches: readonly Match[];
  readonly weak: boolean;
  /** There are more matches than these. */
  readonly truncated: boolean;
}

/** All watches, compiled, as of the last refresh. */
export interface WatchList {
  /** Takes over what changed; lanes may call it side by side. */
  refresh(): Promise<void>;
  match(article: Article, enrichment: Enrichment): readonly Hit[];
}

export interface WatchListOptions {
  readonly watches: Pick<Watches, 'changesSince'>;
  readonly observer: Observer;
  /** Any integer, another one in each process: so nobody can write articles whose words collide in the index. */
  readonly seed?: number;
}

export function createWatchList({ watches, observer, seed = 0 }: WatchListOptions): WatchList {
  const index = createWatchIndex({ seed });
  const known = new Map<string, Watch>();
  let revision = 0;

  const forget = (id: WatchId): void => {
    known.delete(id);
    index.remove(id);
  };
  /** A watch that does not parse matches nothing, nor does what it said before; the others are not touched by it. */
  const learn = (watch: Watch): void => {
    try {
      index.put(asked(watch));
      known.set(watch.id, watch);
    } catch (thrown) {
      forget(watch.id);
      observer.observe({ kind: 'task-failed', task: 'read-watch', error: named(watch, asFailure(thrown)) });
    }
  };
  const take = (changes: WatchChanges): void => {
    // An answer that a faster one has overtaken says nothing new, but may say something old.
    if (changes.revision <= revision) return;
    changes.removed.forEach(forget);
    changes.changed.forEach(learn);
    revision = changes.revision;
  };
  return {
    refresh: async () => take(await watches.changesSince(revision)),
    match: (article, enrichment) =>
      index.match(documentOf(article, enrichment)).flatMap(({ watch: id, ...found }) => {
        const watch = known.get(id);
        return watch === undefined ? [] : [{ watch, ...found }];
      }),
  };
}

/** The same failure, saying which watch it is. */
const named = ({ name }: Watch, error: NewswatchError): NewswatchError =>
  failure(
    error.code,
    { ...error.details, reason: `${error.details['reason'] ?? error.message} (watch «${name}»)` },
    { cause: error },
  );
