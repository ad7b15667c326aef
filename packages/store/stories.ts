import { type Story, articleIdSchema, eventIdSchema, storySchema, versionIdSchema } from '@newswatch/domain';
import type { DecideStory, KeptPrint, Stories, StoryAnswer, StoryPrint } from '@newswatch/ports';
import { decoderOf, numberList, stringList } from './decode.ts';
import { type Executor, type Program, type Queries, advance, run } from './executor.ts';
import { chunksOf, pruneInSteps } from './rows.ts';
import type { PrintRow } from './tables.ts';

const decodeStory = decoderOf('story', storySchema);

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
      const answer = assigned(decide(print, yield* candidatesFor(db, print, since)));
      yield* keep(db, print, { number, story: answer.story });
      known.set(print.version, { eventId: print.eventId, answer });
      answers.push(answer);
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
      db.selectFrom('story_prints').select(['version', 'event_id', 'story']).where('version', 'in', some),
    );
    for (const row of rows)
      found.set(row.version, { eventId: row.event_id, answer: assigned(decodeStory(row.story)) });
  }
  return found;
}

function* candidatesFor(db: Queries, print: StoryPrint, since: string): Program<readonly KeptPrint[]> {
  const own = db.selectFrom('story_prints').select('number').where('article_id', '=', print.articleId);
  const alike = db.selectFrom('story_bands').select('print as number').where('band', 'in', print.bands);
  const rows = yield* run(
    db
      .selectFrom('story_prints')
      .selectAll()
      .where('number', 'in', print.bands.length === 0 ? own : own.unionAll(alike))
      .where('fetched_at', '>=', since)
      .orderBy('number'),
  );
  return rows.map(printOf);
}

function* keep(
  db: Queries,
  print: StoryPrint,
  { number, story }: { readonly number: number; readonly story: Story },
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
    }),
  );
  for (const some of chunksOf([...new Set(print.bands)]))
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
