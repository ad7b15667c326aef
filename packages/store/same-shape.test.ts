import { describe, expect, it } from 'vitest';
import { sqliteExecutor } from './dialects/sqlite.ts';
import { DatabaseSync } from 'node:sqlite';
import { sameShape } from './same-shape.ts';

const { db } = sqliteExecutor(new DatabaseSync(':memory:'));
const row = (id: string) => ({ id, created_at: `${id} o'clock`, body: '{}' });

describe('an insertion of the same shape', () => {
  it('is the very query that is built anew, for each number of rows', () => {
    const build = (rows: readonly ReturnType<typeof row>[]) => db.insertInto('feeds').values([...rows]);
    const query = sameShape(build);
    for (const ids of [['a'], ['b', 'c'], ['d'], ['e', 'f'], ['g', 'h', 'i']]) {
      const { sql, parameters } = query(ids.map(row)).compile();
      expect({ sql, parameters }).toEqual({
        sql: build(ids.map(row)).compile().sql,
        parameters: build(ids.map(row)).compile().parameters,
      });
    }
  });

  it('is built once for a number of rows', () => {
    let times = 0;
    const query = sameShape((rows: readonly ReturnType<typeof row>[]) => {
      times += 1;
      return db.insertInto('feeds').values([...rows]);
    });
    for (const id of ['a', 'b', 'c']) query([row(id)]).compile();
    expect(times).toBe(1);
  });

  it('is built each time where it has parameters of its own', () => {
    const query = sameShape((rows: readonly ReturnType<typeof row>[]) =>
      db
        .insertInto('feeds')
        .values([...rows])
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ body: rows[0]?.id ?? '' })),
    );
    for (const id of ['a', 'b'])
      expect(query([row(id)]).compile().parameters).toEqual([...Object.values(row(id)), id]);
  });
});
