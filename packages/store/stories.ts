import type { Story } from '@newswatch/domain';
import type { DecideStory, KeptPrint, Stories, StoryAnswer, StoryPrint } from '@newswatch/ports';
import { stringList } from './decode.ts';
import { type Executor, type Program, type Queries, advance, run } from './executor.ts';
import { chunksOf, pruneInSteps } from './rows.ts';
import { sameShape } from './same-shape.ts';
import { decodeStory, readStoryWindow } from './story-window.ts';

/** Assigning begins with the counter of prints: its row is the one lock. */
export function storyRepository(executor: Executor): Stories {
  const insert = insertInto(executor.db);
  return {
    assign: async (prints, since, decide) =>
      prints.length === 0 ? [] : executor.transact(() => assign(executor, prints, { since, decide, insert })),
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(executor, before, limit)),
  };
}

interface AssignOptions {
  readonly since: string;
  readonly decide: DecideStory;
  readonly insert: ReturnType<typeof insertInto>;
}

/** What the batch is compared with is read at once, and what it adds is written at once: a few round trips a batch. */
function* assign(
  executor: Executor,
  prints: readonly StoryPrint[],
  { since, decide, insert }: AssignOptions,
): Program<StoryAnswer[]> {
  const { db } = executor;
  const before = (yield* advance(db, 'prints', prints.length)) - prints.length;
  const known = yield* kept(db, prints);
  const fresh = prints.filter(({ version }) => !known.has(version));
  const window = yield* readStoryWindow(executor, fresh, since);
  const added: Added[] = [];
  const handed: StoryPrint[] = [];
  const answers = prints.map((print): StoryAnswer => {
    const found = known.get(print.version);
    if (found !== undefined && !isNews(print, found))
      return found.eventId === print.eventId ? found.answer : { kind: 'known' };
    if (found !== undefined) {
      handed.push(print);
      known.set(print.version, keptAs(print, found.answer));
      return found.answer;
    }
    const answer = assigned(decide(print, window.candidatesFor(print)));
    const { story } = answer;
    const bands = window.bandsWithRoom(print);
    const number = before + added.length + 1;
    window.add({ number, print: keptPrint(print, story), bands });
    added.push({ number, print, bands, story });
    known.set(print.version, keptAs(print, answer));
    return answer;
  });
  for (const some of chunksOf(added)) yield* run(insert(some.map(rowOf)));
  yield* executor.bands.add(added);
  for (const print of handed) yield* handOver(db, print);
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

interface Added {
  readonly number: number;
  readonly print: StoryPrint;
  readonly bands: readonly string[];
  readonly story: Story;
}

/** Which feed brought it is no matter of deciding. */
function keptPrint({ feedId: _feed, backlog: _backlog, ...print }: StoryPrint, { id }: Story): KeptPrint {
  return { ...print, storyId: id };
}

const insertInto = (db: Queries) =>
  sameShape((rows: readonly ReturnType<typeof rowOf>[]) => db.insertInto('story_prints').values([...rows]));

const rowOf = ({ number, print, bands, story }: Added) => ({
  version: print.version,
  number,
  article_id: print.articleId,
  event_id: print.eventId,
  fetched_at: print.fetchedAt,
  signature: JSON.stringify(print.signature),
  bands: JSON.stringify(bands),
  story: JSON.stringify(story),
  backlog_of: print.backlog ? print.feedId : null,
});

function* pruneStep({ db, bands }: Executor, before: string, limit: number): Program<number> {
  const old = db.selectFrom('story_prints').select('version').where('fetched_at', '<', before);
  const gone = yield* run(
    db
      .deleteFrom('story_prints')
      .where('version', 'in', old.orderBy('fetched_at').limit(limit))
      .returning(['number', 'bands']),
  );
  yield* bands.forget(
    gone.map((row) => ({ number: row.number, bands: stringList('list of bands', row.bands) })),
  );
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
