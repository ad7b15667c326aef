import {
  type Alert,
  type Clock,
  type Decision,
  type Event,
  type EventOf,
  alertId,
  eventId,
  given,
  instant,
} from '@newswatch/domain';
import type { Stage, StageContext } from '@newswatch/pipeline';
import type { AlertCandidate, Alerts } from '@newswatch/ports';
import { excerptOf } from './excerpt.ts';
import { rule } from './rule.ts';
import type { Hit, WatchList } from './watch-list.ts';

/**
 * article.enriched → alert.raised, one per watch that the article is told to.
 *
 * - Before every batch the watches are brought up to date.
 * - A version that has decisions was decided whole, in one transaction: what was raised is emitted again, with the same
 *   ids, and it is not matched anew. So a crash, an edited watch or a long pause changes nothing, and a message to people,
 *   which reads the decisions when the first alert arrives, misses none.
 * - Else it is matched, and every hit becomes a decision, kept with its reason.
 *
 * Guarantee: at least once, with the same event ids; one alert per watch and story in its window.
 */
export interface AlertOptions {
  readonly watchList: WatchList;
  readonly alerts: Pick<Alerts, 'decided' | 'decide'>;
  readonly clock: Clock;
}

type Enriched = EventOf<'article.enriched'>;

export function alertStage(options: AlertOptions): Stage<'article.enriched'> {
  return {
    name: 'alert',
    takes: ['article.enriched'],
    async handle(events, context) {
      const articles = new Map(events.map((event) => [event.data.article.version, event]));
      const decisions = await decide(options, [...articles.values()], context);
      const byVersion = Map.groupBy(decisions, ({ alert }) => alert.article.version);
      const results = [...articles].map(([version, event]) =>
        resultOf(options, event, byVersion.get(version) ?? []),
      );
      return { events: results.flatMap((result) => result.events), filtered: counted(results) };
    },
  };
}

async function decide(
  { watchList, alerts }: AlertOptions,
  events: readonly Enriched[],
  context: StageContext,
): Promise<readonly Decision[]> {
  await watchList.refresh();
  const kept = await alerts.decided(events.map(({ data }) => data.article.version));
  const decided = decidedVersions(kept, events);
  const candidates: AlertCandidate[] = [];
  for (const { data } of events.filter((event) => !decided.has(event.data.article.version))) {
    candidates.push(...watchList.match(data.article, data.enrichment).map((hit) => candidateOf(data, hit)));
    await context.heartbeat();
  }
  const standing = kept.filter(({ alert }) => decided.has(alert.article.version));
  return candidates.length === 0 ? standing : [...standing, ...(await alerts.decide(candidates, rule))];
}

/** What was decided as backlog of one feed is decided anew when another feed brings it as news. */
function decidedVersions(kept: readonly Decision[], events: readonly Enriched[]): ReadonlySet<string> {
  const news = new Set(
    events.filter(({ data }) => !data.article.backlog).map(({ data }) => data.article.version),
  );
  const standing = kept.filter(
    ({ alert, verdict }) => !isBacklog(verdict) || !news.has(alert.article.version),
  );
  return new Set(standing.map(({ alert }) => alert.article.version));
}

const isBacklog = (verdict: Decision['verdict']): boolean =>
  verdict.kind === 'withheld' && verdict.reason === 'backlog';

const candidateOf = (data: Enriched['data'], hit: Hit): AlertCandidate => ({
  alert: alertOf(data, hit),
  feedId: data.article.feed.id,
  backlog: data.article.backlog,
  windowHours: hit.watch.windowHours,
});

function alertOf({ article, enrichment }: Enriched['data'], hit: Hit): Alert {
  const { watch, matches, weak, truncated } = hit;
  const { id, version, source, link, title, publishedAt, fetchedAt } = article;
  const { score, label, confidence } = enrichment.sentiment;
  return {
    id: alertId(watch.id, id),
    watch: { id: watch.id, name: watch.name, query: watch.query },
    article: {
      id,
      version,
      source,
      ...given({ link }),
      title,
      publishedAt,
      fetchedAt,
      excerpt: excerptOf(article, matches),
    },
    language: enrichment.language,
    sentiment: { score, label, confidence },
    story: enrichment.story,
    matches: [...matches],
    weak,
    ...(truncated ? { truncated } : {}),
    receivers: watch.receivers,
  };
}

interface ArticleResult {
  readonly events: readonly Event[];
  /** Why the article led to no alert. */
  readonly reason?: string;
}

function resultOf({ clock }: AlertOptions, event: Enriched, own: readonly Decision[]): ArticleResult {
  const raised = own.filter(({ verdict }) => verdict.kind === 'raised');
  if (raised.length > 0) return { events: raised.map(({ alert }) => raisedEvent(event, alert, clock)) };
  const [first] = own;
  return { events: [], reason: first?.verdict.kind === 'withheld' ? first.verdict.reason : 'no-match' };
}

const raisedEvent = (from: Enriched, alert: Alert, clock: Clock): Event => ({
  id: eventId(from.id, 'alert.raised', alert.watch.id),
  type: 'alert.raised',
  source: 'alerter',
  time: instant(clock()),
  subject: alert.id,
  key: alert.story.id,
  data: { alert },
});

function counted(results: readonly ArticleResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { reason } of results) if (reason !== undefined) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
