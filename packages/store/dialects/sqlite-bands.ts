import { sql } from 'kysely';
import type { BandIndex } from '../band-index.ts';
import { stringList } from '../decode.ts';
import { type Compilable, type Program, type Queries, run } from '../executor.ts';
import { type BandTable, createBandTable } from './band-table.ts';

/** Prints that are read at a time when the table is filled. */
const READ_TOGETHER = 2_000;

/**
 * The one process that has the file open looks bands up in memory. In the file they lie in the rows of their prints and
 * nowhere else: as rows of their own, 32 for each article, they were a quarter of what the store wrote.
 *
 * Memory may hold more than the file, where a transaction was rolled back, and never less of what is asked for: it is
 * filled from `since` on when it is asked first, and again when something older is asked for.
 */
export function sqliteBands(db: Queries): BandIndex {
  const compiled = (query: ReturnType<typeof sql>): Compilable => ({ compile: () => query.compile(db) });
  const held: Held = { table: createBandTable(), since: undefined };
  return {
    layout: byPrint.map(compiled),
    unneeded: inPrints.map(compiled),
    *under(bands, since) {
      yield* fill(db, held, since);
      const found = new Map<number, string[]>();
      for (const band of bands)
        for (const print of held.table.under(band)) found.set(print, [...(found.get(print) ?? []), band]);
      return found;
    },
    add(kept) {
      for (const { number, bands } of kept) held.table.add(number, bands);
      return nothing();
    },
    forget: nothing,
  };
}

function* nothing(): Program<void> {}

const byPrint = [
  sql`create table story_bands_by_print (
    print integer not null, band text not null, primary key (print, band)) without rowid`,
  sql`insert into story_bands_by_print (print, band) select print, band from story_bands`,
  sql`drop table story_bands`,
  sql`alter table story_bands_by_print rename to story_bands`,
];

/** The rows of prints named all of their bands before. */
const inPrints = [
  sql`update story_prints set bands =
    (select json_group_array(band) from story_bands where story_bands.print = story_prints.number)`,
  sql`drop table story_bands`,
];

interface Held {
  table: BandTable;
  /** All prints first fetched from then on are in the table; undefined before it is filled. */
  since: string | undefined;
}

/** Makes the table anew when it has grown as well: so it lets go of what has left the window. */
function* fill(db: Queries, held: Held, since: string): Program<void> {
  if (held.since !== undefined && since >= held.since && !held.table.isFull()) return;
  // Filled only when all is read: where that fails, it begins again.
  Object.assign(held, { table: createBandTable(), since: undefined });
  const before = yield* lastBefore(db, since);
  for (;;) {
    const rows = yield* run(pageAfter(db, held.table.last ?? before));
    for (const { number, bands } of rows) held.table.add(number, stringList('list of bands', bands));
    if (rows.length < READ_TOGETHER) break;
  }
  held.since = since;
}

/** The number that comes before all prints of the window. */
function* lastBefore(db: Queries, since: string): Program<number> {
  const [row] = yield* run(
    db
      .selectFrom('story_prints')
      .select((eb) => eb.fn.min('number').as('first'))
      .where('fetched_at', '>=', since),
  );
  return (row?.first ?? Number.MAX_SAFE_INTEGER) - 1;
}

const pageAfter = (db: Queries, after: number) =>
  db
    .selectFrom('story_prints')
    .select(['number', 'bands'])
    .where('number', '>', after)
    .orderBy('number')
    .limit(READ_TOGETHER);
