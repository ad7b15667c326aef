import { articleIdSchema, eventIdSchema, storySchema, versionIdSchema } from '@newswatch/domain';
import type { KeptPrint, StoryPrint } from '@newswatch/ports';
import { decoderOf, numberList, stringList } from './decode.ts';
import { type Executor, type Program, run } from './executor.ts';
import { chunksOf } from './rows.ts';
import type { PrintRow } from './tables.ts';

export const decodeStory = decoderOf('story', storySchema);

/**
 * A band keeps the first prints of a window only: later ones that share it are reprints of these. So ten thousand
 * copies of a form letter are compared with a few each, not with one another.
 */
const MOST_PER_BAND = 8;

/** Keys in one look-up. */
const LOOKED_UP = 500;

/** A print that is kept, and the bands under which it is found. */
export interface NumberedPrint {
  /** Grows in the order of assigning. */
  readonly number: number;
  readonly print: KeptPrint;
  readonly bands: readonly string[];
}

/** What the prints of a batch are compared with: read at once, and added to as the batch is assigned. */
export interface StoryWindow {
  /** What shares a band, and one version of the same article, for all of them are in its story; in order of arrival. */
  candidatesFor(print: StoryPrint): readonly KeptPrint[];
  /** The bands of a print that hold fewer prints of the window than they may. */
  bandsWithRoom(print: StoryPrint): readonly string[];
  add(numbered: NumberedPrint): void;
}

/** @param since prints first fetched before are in no window */
export function* readStoryWindow(
  { db, bands }: Executor,
  prints: readonly StoryPrint[],
  since: string,
): Program<StoryWindow> {
  const recent = db.selectFrom('story_prints').selectAll().where('fetched_at', '>=', since);
  const window = createStoryWindow(since);
  const neighbours = yield* bands.under(new Set(prints.flatMap((print) => print.bands)), since);
  const rows = new Map<number, PrintRow>();
  for (const some of chunksOf([...new Set(prints.map(({ articleId }) => articleId))], LOOKED_UP))
    for (const row of yield* run(recent.where('article_id', 'in', some))) rows.set(row.number, row);
  for (const some of chunksOf([...neighbours.keys()], LOOKED_UP))
    for (const row of yield* run(recent.where('number', 'in', some))) rows.set(row.number, row);
  const inOrder = [...rows.values()].toSorted((one, other) => one.number - other.number);
  for (const row of inOrder) {
    const print = printOf(row);
    const own = new Set(print.bands);
    const under = (neighbours.get(row.number) ?? []).filter((band) => own.has(band));
    window.add({ number: row.number, print, bands: under });
  }
  return window;
}

/** Empty; prints are added in the order of their numbers. */
function createStoryWindow(since: string): StoryWindow {
  const prints = new Map<number, KeptPrint>();
  const byBand = new Map<string, number[]>();
  const firstOfArticle = new Map<string, number>();
  const under = (band: string): readonly number[] => byBand.get(band) ?? [];
  return {
    candidatesFor({ articleId, bands }) {
      const own = firstOfArticle.get(articleId);
      const numbers = new Set([...(own === undefined ? [] : [own]), ...bands.flatMap(under)]);
      const inOrder = [...numbers].toSorted((one, other) => one - other);
      return inOrder.flatMap((number) => prints.get(number) ?? []);
    },
    bandsWithRoom: ({ bands }) => [...new Set(bands)].filter((band) => under(band).length < MOST_PER_BAND),
    add({ number, print, bands }) {
      if (print.fetchedAt < since) return;
      prints.set(number, print);
      for (const band of bands) byBand.set(band, [...under(band), number]);
      if (!firstOfArticle.has(print.articleId)) firstOfArticle.set(print.articleId, number);
    },
  };
}

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
