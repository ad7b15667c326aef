import { sql } from 'kysely';
import type { BandIndex } from '../band-index.ts';
import { type Compilable, type Program, type Queries, run } from '../executor.ts';
import { chunksOf } from '../rows.ts';
import { type BandTable, createBandTable } from './band-table.ts';

/** Prints that are read at a time when the table is filled. */
const READ_TOGETHER = 2_000;
/** Prints in one statement that forgets. */
const FORGOTTEN_TOGETHER = 200;

/**
 * The one process that has the file open looks bands up in memory. In the file they lie by print, so that what is added
 * follows what was added before: by band, the 32 rows of an article dirtied as many pages, which was most of all that
 * was written.
 *
 * Memory may hold more than the file, where a transaction was rolled back, and never less of what is asked for: it is
 * filled from `since` on when it is asked first, and again when something older is asked for.
 */
export function sqliteBands(db: Queries): BandIndex {
  const compiled = (query: ReturnType<typeof sql>): Compilable => ({ compile: () => query.compile(db) });
  const held: Held = { table: createBandTable(), since: undefined };
  return {
    schema: schema.map(compiled),
    *under(bands, since) {
      yield* fill(db, held, since);
      const found = new Map<number, string[]>();
      for (const band of bands)
        for (const print of held.table.under(band)) found.set(print, [...(found.get(print) ?? []), band]);
      return found;
    },
    *add(kept) {
      const rows = JSON.stringify(kept.map(({ number, bands }) => [number, bands]));
      yield* run(
        compiled(sql`insert into story_bands (print, band)
          select one.value ->> 0, band.value from json_each(${rows}) as one, json_each(one.value, '$[1]') as band`),
      );
      for (const { number, bands } of kept) held.table.add(number, bands);
    },
    *forget(gone) {
      for (const some of chunksOf(gone, FORGOTTEN_TOGETHER)) {
        const numbers = some.map(({ number }) => number);
        yield* run(db.deleteFrom('story_bands').where('print', 'in', numbers));
      }
    },
  };
}

const schema = [
  sql`create table story_bands_by_print (
    print integer not null, band text not null, primary key (print, band)) without rowid`,
  sql`insert into story_bands_by_print (print, band) select print, band from story_bands`,
  sql`drop table story_bands`,
  sql`alter table story_bands_by_print rename to story_bands`,
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
    for (const { print, bands } of rows) held.table.add(print, bands.split(' '));
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
    .selectFrom('story_bands')
    .select(['print', sql<string>`group_concat(band, ' ')`.as('bands')])
    .where('print', '>', after)
    .groupBy('print')
    .orderBy('print')
    .limit(READ_TOGETHER);
