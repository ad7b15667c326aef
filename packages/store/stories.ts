import { articleIdSchema, eventIdSchema, storySchema, versionIdSchema } from '@newswatch/domain';
import type { DecideStory, KeptPrint, Stories, StoryAnswer, StoryPrint } from '@newswatch/ports';
import { decoderOf, numberList, stringList } from './decode.ts';
import { type Executor, type Program, advance, run } from './executor.ts';
import { chunksOf, pruneInSteps } from './rows.ts';
import type { PrintRow } from './tables.ts';

const decodeStory = decoderOf('story', storySchema);

/** Assigning begins with the counter of prints: its row is the one lock. */
export function storyRepository(executor: Executor): Stories {
  const { db } = executor;

  function* kept(prints: readonly StoryPrint[]): Program<Map<string, Kept>> {
    const found = new Map<string, Kept>();
    for (const some of chunksOf(prints)) {
      const rows = yield* run(
        db
          .selectFrom('story_prints')
          .select(['version', 'event_id', 'story'])
          .where(
            'version',
            'in',
            some.map(({ version }) => version),
          ),
      );
      for (const row of rows)
        found.set(row.version, { eventId: row.event_id, answer: assigned(decodeStory(row.story)) });
    }
    return found;
  }

  function* candidatesFor(print: StoryPrint, since: string): Program<readonly KeptPrint[]> {
    const alike = db.selectFrom('story_prints').select('number').where('article_id', '=', print.articleId);
    const banded = db.selectFrom('story_bands').select('print as number').where('band', 'in', print.bands);
    const rows = yield* run(
      db
        .selectFrom('story_prints')
        .selectAll()
        .where('number', 'in', print.bands.length === 0 ? alike : alike.union(banded))
        .where('fetched_at', '>=', since)
        .orderBy('number'),
    );
    return rows.map(printOf);
  }

  function* keep(print: StoryPrint, number: number, answer: Assigned): Program<void> {
    yield* run(
      db.insertInto('story_prints').values({
        version: print.version,
        number,
        article_id: print.articleId,
        event_id: print.eventId,
        fetched_at: print.fetchedAt,
        signature: JSON.stringify(print.signature),
        bands: JSON.stringify(print.bands),
        story: JSON.stringify(answer.story),
      }),
    );
    for (const some of chunksOf([...new Set(print.bands)]))
      yield* run(db.insertInto('story_bands').values(some.map((band) => ({ band, print: number }))));
  }

  function* assign(
    prints: readonly StoryPrint[],
    since: string,
    decide: DecideStory,
  ): Program<StoryAnswer[]> {
    let number = (yield* advance(db, 'prints', prints.length)) - prints.length;
    const known = yield* kept(prints);
    const answers: StoryAnswer[] = [];
    for (const print of prints) {
      const before = known.get(print.version);
      if (before === undefined) {
        number += 1;
        const answer = assigned(decide(print, yield* candidatesFor(print, since)));
        yield* keep(print, number, answer);
        known.set(print.version, { eventId: print.eventId, answer });
        answers.push(answer);
      } else {
        answers.push(before.eventId === print.eventId ? before.answer : { kind: 'known' });
      }
    }
    return answers;
  }

  function* pruneStep(before: string, limit: number): Program<number> {
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

  return {
    assign: async (prints, since, decide) =>
      prints.length === 0 ? [] : executor.transact(() => assign(prints, since, decide)),
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(before, limit)),
  };
}

type Assigned = Extract<StoryAnswer, { kind: 'assigned' }>;

interface Kept {
  readonly eventId: string;
  readonly answer: Assigned;
}

const assigned = (story: Assigned['story']): Assigned => ({ kind: 'assigned', story });

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
