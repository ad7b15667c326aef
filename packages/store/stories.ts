import { type Story, articleIdSchema, eventIdSchema, storySchema, versionIdSchema } from '@newswatch/domain';
import type { DecideStory, KeptPrint, Stories, StoryAnswer, StoryPrint } from '@newswatch/ports';
import { decoderOf, numberList, stringList } from './decode.ts';
import { type Executor, type Program, type Queries, advance, run } from './executor.ts';
import { chunksOf, pruneInSteps } from './rows.ts';
import type { PrintRow } from './tables.ts';

const decodeStory = decoderOf('story', storySchema);

/**
 * A band keeps the first prints of a window only: later ones that share it are reprints of these. So ten thousand
 * copies of a form letter are compared with a few each, not with one another.
 */
const MOST_PER_BAND = 8;

/** Assigning begins with the counter of prints: its row is the one lock. */
export function storyRepository(executor: Executor): Stories {
  const { db } = executor;
  return {
    assign: async (prints, since, decide) =>
      prints.length === 0 ? [] : executor.transact(() => assign(db, prints, { since, decide })),
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(db, before, limit)),
  };
}

interface AssignOptions {
  readonly since: string;
  readonly decide: DecideStory;
}

function* assign(
  db: Queries,
  prints: readonly StoryPrint[],
  { since, decide }: AssignOptions,
): Program<StoryAnswer[]> {
  let number = (yield* advance(db, 'prints', prints.length)) - prints.length;
  const known = yield* kept(db, prints);
  const answers: StoryAnswer[] = [];
  for (const print of prints) {
    const before = known.get(print.version);
    if (before === undefined) {
      number += 1;
      const neighbours = yield* neighboursOf(db, print.bands);
      const candidates = yield* candidatesFor(db, print, { since, neighbours });
      const answer = assigned(decide(print, candidates.map(printOf)));
      const bands = withRoom(print.bands, neighbours, candidates);
      yield* keep(db, print, { number, story: answer.story, bands });
      known.set(print.version, keptAs(print, answer));
      answers.push(answer);
    } else if (isNews(print, before)) {
      yield* handOver(db, print);
      known.set(print.version, keptAs(print, before.answer));
      answers.push(before.answer);
    } else {
      answers.push(before.eventId === print.eventId ? before.answer : { kind: 'known' });
    }
  }
  return answers;
}

function* kept(db: Queries, prints: readonly StoryPrint[]): Program<Map<string, Kept>> {
  const found = new Map<string, Kept>();
  for (const some of chunksOf(prints.map(({ version }) => version))) {
    const rows = yield* run(
      db
        .selectFrom('story_prints')
        .select(['version', 'event_id', 'story', 'backlog_of'])
        .where('version', 'in', some),
    );
    for (const row of rows)
      found.set(row.version, {
        eventId: row.event_id,
        answer: assigned(decodeStory(row.story)),
        backlogOf: row.backlog_of,
      });
  }
  return found;
}

/** That a print shares this band. */
interface Neighbour {
  readonly band: string;
  readonly print: number;
}

function* neighboursOf(db: Queries, bands: readonly string[]): Program<readonly Neighbour[]> {
  const found: Neighbour[] = [];
  for (const some of chunksOf(bands))
    found.push(...(yield* run(db.selectFrom('story_bands').selectAll().where('band', 'in', some))));
  return found;
}

/** What shares a band, and one version of the same article, for all of them are in its story; in order of arrival. */
function* candidatesFor(
  db: Queries,
  { articleId }: StoryPrint,
  { since, neighbours }: { readonly since: string; readonly neighbours: readonly Neighbour[] },
): Program<readonly PrintRow[]> {
  const recent = db.selectFrom('story_prints').selectAll().where('fetched_at', '>=', since);
  const own = yield* run(recent.where('article_id', '=', articleId).orderBy('number').limit(1));
  const found = new Map(own.map((row) => [row.number, row]));
  for (const some of chunksOf([...new Set(neighbours.map(({ print }) => print))]))
    for (const row of yield* run(recent.where('number', 'in', some))) found.set(row.number, row);
  return [...found.values()].toSorted((one, other) => one.number - other.number);
}

/** The bands that hold fewer prints of the window than they may. */
function withRoom(
  bands: readonly string[],
  neighbours: readonly Neighbour[],
  window: readonly PrintRow[],
): readonly string[] {
  const numbers = new Set(window.map(({ number }) => number));
  const counted = neighbours.filter(({ print }) => numbers.has(print));
  const holding = Map.groupBy(counted, ({ band }) => band);
  return [...new Set(bands)].filter((band) => (holding.get(band)?.length ?? 0) < MOST_PER_BAND);
}

function* keep(
  db: Queries,
  print: StoryPrint,
  {
    number,
    story,
    bands,
  }: { readonly number: number; readonly story: Story; readonly bands: readonly string[] },
): Program<void> {
  yield* run(
    db.insertInto('story_prints').values({
      version: print.version,
      number,
      article_id: print.articleId,
      event_id: print.eventId,
      fetched_at: print.fetchedAt,
      signature: JSON.stringify(print.signature),
      bands: JSON.stringify(print.bands),
      story: JSON.stringify(story),
      backlog_of: print.backlog ? print.feedId : null,
    }),
  );
  for (const some of chunksOf(bands))
    yield* run(db.insertInto('story_bands').values(some.map((band) => ({ band, print: number }))));
}

function* pruneStep(db: Queries, before: string, limit: number): Program<number> {
  const old = db.selectFrom('story_prints').select('version').where('fetched_at', '<', before);
  const gone = yield* run(
    db
      .deleteFrom('story_prints')
      .where('version', 'in', old.orderBy('fetched_at').limit(limit))
      .returning(['number', 'bands']),
  );
  for (const { number, bands } of gone) {
    // By band and print, the key of the table: it needs no index by print.
    for (const some of chunksOf(stringList('list of bands', bands)))
      yield* run(db.deleteFrom('story_bands').where('band', 'in', some).where('print', '=', number));
  }
  return gone.length;
}

type Assigned = Extract<StoryAnswer, { kind: 'assigned' }>;

interface Kept {
  readonly eventId: string;
  readonly answer: Assigned;
  /** The feed whose first poll brought it, where one did. */
  readonly backlogOf: string | null;
}

const keptAs = ({ eventId, feedId, backlog }: StoryPrint, answer: Assigned): Kept => ({
  eventId,
  answer,
  backlogOf: backlog ? feedId : null,
});

/** Old in one feed, new in another. The feed itself may list its old articles again. */
const isNews = ({ feedId, backlog }: StoryPrint, { backlogOf }: Kept): boolean =>
  !backlog && backlogOf !== null && backlogOf !== feedId;

function* handOver(db: Queries, { version, eventId }: StoryPrint): Program<void> {
  yield* run(
    db
      .updateTable('story_prints')
      .set({ event_id: eventId, backlog_of: null })
      .where('version', '=', version),
  );
}

const assigned = (story: Story): Assigned => ({ kind: 'assigned', story });

function printOf(row: PrintRow): KeptPrint {
  return {
    articleId: articleIdSchema.parse(row.article_id),
    version: versionIdSchema.parse(row.version),
    eventId: eventIdSchema.parse(row.event_id),
    fetchedAt: row.fetched_at,
    signature: numberList('signature', row.signature),
    bands: stringList('list of bands', row.bands),
    storyId: decodeStory(row.story).id,
  };
}
