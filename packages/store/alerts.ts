import { type Alert, type Decision, alertSchema, failure, verdictSchema } from '@newswatch/domain';
import type { AlertCandidate, AlertRule, Alerts, PageQuery } from '@newswatch/ports';
import { decoderOf } from './decode.ts';
import { type Numbered, type NumbersQuery, readEarlier } from './earlier-decisions.ts';
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

/** What candidates are judged by is read at once, and what is decided is written at once: a few round trips a batch. */
function* decide(db: Queries, candidates: readonly AlertCandidate[], rule: AlertRule): Program<Decision[]> {
  const before = (yield* advance(db, 'decisions', candidates.length)) - candidates.length;
  const known = yield* kept(db, candidates);
  const open = candidates.filter((candidate) => {
    const found = known.get(keyOf(candidate.alert));
    return found === undefined || isReplaced(found, candidate);
  });
  const replaced = open.map(({ alert }) => alert).filter((alert) => known.has(keyOf(alert)));
  const earlier = yield* readEarlier(db, open, (numbers) => numbered(db, numbers));
  const added = new Map<string, Numbered>();
  let judged = 0;
  const decided = candidates.map((candidate) => {
    const { alert } = candidate;
    const found = known.get(keyOf(alert));
    if (found !== undefined && !isReplaced(found, candidate)) return found;
    const decision = { alert, verdict: rule(candidate, earlier.of(alert)) };
    judged += 1;
    const one = { number: before + judged, decision };
    earlier.add(one);
    added.set(keyOf(alert), one);
    known.set(keyOf(alert), decision);
    return decision;
  });
  for (const alert of replaced) yield* forget(db, alert);
  for (const some of chunksOf([...added.values()]))
    yield* run(db.insertInto('decisions').values(some.map(rowOf)));
  return decided;
}

function* numbered(db: Queries, numbers: NumbersQuery): Program<readonly Numbered[]> {
  const rows = yield* run(decisions(db).where('number', 'in', numbers));
  return rows.map((row) => ({ number: row.number, decision: decisionOf(row) }));
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

/** Old in one feed, an article may be new in another: what was withheld as backlog is judged again. */
const isReplaced = ({ verdict }: Decision, { backlog }: AlertCandidate): boolean =>
  verdict.kind === 'withheld' && verdict.reason === 'backlog' && !backlog;

function* forget(db: Queries, { article, watch }: Alert): Program<void> {
  yield* run(
    db.deleteFrom('decisions').where('version', '=', article.version).where('watch_id', '=', watch.id),
  );
}

const rowOf = ({ number, decision: { alert, verdict } }: Numbered) => ({
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
});

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
