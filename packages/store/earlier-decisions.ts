import type { Alert, Decision } from '@newswatch/domain';
import type { AlertCandidate } from '@newswatch/ports';
import { sql } from 'kysely';
import type { Program, Queries } from './executor.ts';
import { chunksOf } from './rows.ts';

/** A decision as it is kept. */
export interface Numbered {
  /** Grows in the order of deciding. */
  readonly number: number;
  readonly decision: Decision;
}

/**
 * What the same watch told of the same story, and its decisions on the same article, in the order of deciding. What it
 * withheld of a story is left out: ten thousand copies would read one another.
 */
export interface EarlierDecisions {
  of(alert: Alert): readonly Decision[];
  add(numbered: Numbered): void;
}

/** Of all candidates of a batch at once; `read` answers the decisions with some of these numbers. */
export function* readEarlier(
  db: Queries,
  candidates: readonly AlertCandidate[],
  read: (numbers: NumbersQuery) => Program<readonly Numbered[]>,
): Program<EarlierDecisions> {
  const earlier = createEarlier();
  const found = new Map<number, Numbered>();
  for (const some of chunksOf(candidates))
    for (const numbered of yield* read(numbersFor(db, some))) found.set(numbered.number, numbered);
  for (const numbered of [...found.values()].toSorted((one, other) => one.number - other.number))
    earlier.add(numbered);
  return earlier;
}

export type NumbersQuery = ReturnType<typeof numbersFor>;

function numbersFor(db: Queries, candidates: readonly AlertCandidate[]) {
  const numbers = db.selectFrom('decisions').select('number');
  const among = (columns: readonly [string, string], pairs: readonly (readonly [string, string])[]) =>
    sql<boolean>`(${sql.join(columns.map((column) => sql.ref(column)))}) in (values ${sql.join(
      pairs.map(([one, other]) => sql`(${one}, ${other})`),
    )})`;
  const stories = candidates.map(({ alert: { watch, story } }) => [watch.id, story.id] as const);
  const articles = candidates.map(({ alert: { watch, article } }) => [watch.id, article.id] as const);
  const sameStory = numbers.where(among(['watch_id', 'story_id'], stories)).where('kind', '=', 'raised');
  return sameStory.unionAll(numbers.where(among(['watch_id', 'article_id'], articles)));
}

function createEarlier(): EarlierDecisions {
  const byKey = new Map<string, Numbered[]>();
  const under = (key: string): readonly Numbered[] => byKey.get(key) ?? [];
  const storyOf = ({ watch, story }: Alert): string => `${watch.id} ${story.id}`;
  const articleOf = ({ watch, article }: Alert): string => `${watch.id} ${article.id}`;
  return {
    of(alert) {
      const all = new Map(
        [...under(storyOf(alert)), ...under(articleOf(alert))].map((each) => [each.number, each]),
      );
      return [...all.values()]
        .toSorted((one, other) => one.number - other.number)
        .map(({ decision }) => decision);
    },
    add(numbered) {
      const { alert, verdict } = numbered.decision;
      const keys = [articleOf(alert), ...(verdict.kind === 'raised' ? [storyOf(alert)] : [])];
      for (const key of keys) byKey.set(key, [...under(key), numbered]);
    },
  };
}
