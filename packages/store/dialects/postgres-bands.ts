import type { BandIndex } from '../band-index.ts';
import { type Queries, run } from '../executor.ts';
import { chunksOf } from '../rows.ts';

/** Rows of few columns, or keys, in one statement. */
const TOGETHER = 500;

/** The table itself, by band: enrichers of several processes share it. */
export function postgresBands(db: Queries): BandIndex {
  return {
    layout: [],
    unneeded: [],
    *under(bands) {
      const found = new Map<number, string[]>();
      for (const some of chunksOf([...bands], TOGETHER)) {
        const rows = yield* run(db.selectFrom('story_bands').selectAll().where('band', 'in', some));
        for (const { band, print } of rows) found.set(print, [...(found.get(print) ?? []), band]);
      }
      return found;
    },
    *add(kept) {
      // In the order of the table: rows that lie side by side are written one after the other.
      const rows = kept
        .flatMap(({ number, bands }) => bands.map((band) => ({ band, print: number })))
        .toSorted((one, other) => (one.band < other.band ? -1 : 1));
      for (const some of chunksOf(rows, TOGETHER)) {
        const query = db.insertInto('story_bands').values([...some]);
        yield* run(query.onConflict((conflict) => conflict.doNothing()));
      }
    },
    *forget(gone) {
      // By band and print, the key of the table: it needs no index by print.
      for (const { number, bands } of gone)
        for (const some of chunksOf(bands))
          yield* run(db.deleteFrom('story_bands').where('band', 'in', some).where('print', '=', number));
    },
  };
}
