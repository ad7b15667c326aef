import { type Alert, type Decision, alertSchema, failure, verdictSchema } from '@newswatch/domain';
import type { AlertCandidate, AlertRule, Alerts, PageQuery } from '@newswatch/ports';
import { decoderOf } from './decode.ts';
import { type Executor, type Program, type Queries, advance, run } from './executor.ts';
import { pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, pruneInSteps } from './rows.ts';

const decodeAlert = decoderOf('alert', alertSchema);
const decodeVerdict = decoderOf('verdict', verdictSchema);

/** Deciding begins with the counter of decisions: its row is the lock, its value the order of deciding. */
export function alertRepository(executor: Executor): Alerts {
  const { db } = executor;
  const readChunks = async (ids: readonly string[], query: (some: readonly string[]) => DecisionQuery) =>
    (await Promise.all(chunksOf([...new Set(ids)]).map((some) => executor.read(query(some))))).flat();
  return {
    async decided(versions) {
      const rows = await readChunks(versions, (some) => decisions(db).where('version', 'in', some));
      return rows.toSorted((one, other) => one.number - other.number).map(decisionOf);
    },
    decide: async (candidates, rule) =>
      candidates.length === 0 ? [] : executor.transact(() => decide(db, candidates, rule)),
    async get(ids) {
      const rows = await readChunks(ids, (some) => withAlertIds(db, some));
      const alerts = rows.map((row) => decodeAlert(row.alert));
      return [...new Set(ids)].flatMap((id) => alerts.find((alert) => alert.id === id) ?? []);
    },
    async list(query) {
      const rows = await executor.read(listed(db, query));
      return pageOf(rows, {
        list: 'alerts',
        limit: query.limit,
        placeAt: ({ number }) => ({ key: String(number), id: '' }),
        decode: decisionOf,
      });
    },
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(db, before, limit)),
  };
}

const decisions = (db: Queries) => db.selectFrom('decisions').select(['number', 'alert', 'verdict']);
type DecisionQuery = ReturnType<typeof decisions>;

/** Versions of one article may share an alert's id: the raised one is meant, else the first decided. */
const withAlertIds = (db: Queries, ids: readonly string[]): DecisionQuery =>
  decisions(db).where('alert_id', 'in', ids).orderBy('kind').orderBy('number');

function listed(db: Queries, query: Parameters<Alerts['list']>[0]): DecisionQuery {
  const { raisedOnly, watchId } = query;
  const after = numberBefore(query);
  return decisions(db)
    .$if(raisedOnly, (select) => select.where('kind', '=', 'raised'))
    .$if(watchId !== undefined, (select) => select.where('watch_id', '=', watchId ?? ''))
    .$if(after !== undefined, (select) => select.where('number', '<', after ?? 0))
    .orderBy('number', 'desc')
    .limit(rowsFor(query));
}

/** @throws NewswatchError `request-invalid` */
function numberBefore(query: PageQuery): number | undefined {
  const place = placeOf('alerts', query);
  if (place === undefined || /^\d{1,15}$/.test(place.key)) return place && Number(place.key);
  throw failure('request-invalid', { problem: 'the cursor is not one that newswatch gave' });
}

function* decide(db: Queries, candidates: readonly AlertCandidate[], rule: AlertRule): Program<Decision[]> {
  let number = (yield* advance(db, 'decisions', candidates.length)) - candidates.length;
  const known = yield* kept(db, candidates);
  const decided: Decision[] = [];
  for (const candidate of candidates) {
    const { alert } = candidate;
    let decision = known.get(keyOf(alert));
    if (decision === undefined || (wasBacklog(decision) && !candidate.backlog)) {
      number += 1;
      decision = { alert, verdict: rule(candidate, yield* earlierThan(db, alert)) };
      yield* forget(db, alert);
      yield* keep(db, decision, number);
      known.set(keyOf(alert), decision);
    }
    decided.push(decision);
  }
  return decided;
}

function* kept(db: Queries, candidates: readonly AlertCandidate[]): Program<Map<string, Decision>> {
  const found = new Map<string, Decision>();
  const versions = [...new Set(candidates.map(({ alert }) => alert.article.version))];
  for (const some of chunksOf(versions)) {
    const rows = yield* run(decisions(db).where('version', 'in', some));
    for (const decision of rows.map(decisionOf)) found.set(keyOf(decision.alert), decision);
  }
  return found;
}

/**
 * What the same watch told of the same story, and its decisions on the same article, in the order of deciding. What it
 * withheld of a story is left out: ten thousand copies would read one another.
 */
function* earlierThan(db: Queries, { watch, story, article }: Alert): Program<readonly Decision[]> {
  const ofWatch = db.selectFrom('decisions').select('number').where('watch_id', '=', watch.id);
  const sameStory = ofWatch.where('story_id', '=', story.id).where('kind', '=', 'raised');
  const sameArticle = ofWatch.where('article_id', '=', article.id);
  const rows = yield* run(
    decisions(db).where('number', 'in', sameStory.unionAll(sameArticle)).orderBy('number'),
  );
  return rows.map(decisionOf);
}

/** Old in one feed, an article may be new in another. */
const wasBacklog = ({ verdict }: Decision): boolean =>
  verdict.kind === 'withheld' && verdict.reason === 'backlog';

/** What was decided of it as backlog, where something was. */
function* forget(db: Queries, { article, watch }: Alert): Program<void> {
  yield* run(
    db.deleteFrom('decisions').where('version', '=', article.version).where('watch_id', '=', watch.id),
  );
}

function* keep(db: Queries, { alert, verdict }: Decision, number: number): Program<void> {
  yield* run(
    db.insertInto('decisions').values({
      version: alert.article.version,
      watch_id: alert.watch.id,
      number,
      alert_id: alert.id,
      article_id: alert.article.id,
      story_id: alert.story.id,
      fetched_at: alert.article.fetchedAt,
      kind: verdict.kind,
      alert: JSON.stringify(alert),
      verdict: JSON.stringify(verdict),
    }),
  );
}

function* pruneStep(db: Queries, before: string, limit: number): Program<number> {
  const old = db.selectFrom('decisions').select('number').where('fetched_at', '<', before);
  const gone = yield* run(
    db
      .deleteFrom('decisions')
      .where('number', 'in', old.orderBy('fetched_at').limit(limit))
      .returning('number'),
  );
  return gone.length;
}

const keyOf = (alert: Alert): string => `${alert.article.version} ${alert.watch.id}`;

const decisionOf = (row: { readonly alert: string; readonly verdict: string }): Decision => ({
  alert: decodeAlert(row.alert),
  verdict: decodeVerdict(row.verdict),
});
