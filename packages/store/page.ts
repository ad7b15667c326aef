import { failure } from '@newswatch/domain';
import type { Page, PageQuery } from '@newswatch/ports';
import { type RawBuilder, sql } from 'kysely';

/**
 * Pages by key: the cursor names the last row that was read, by the columns that the list is ordered by, so rows that
 * come and go never shift a page. It is base64url of JSON and names its list, for a cursor of another list is a mistake.
 */
export interface Place {
  readonly key: string;
  readonly id: string;
}

const MOST = 200;

/** Where to go on; undefined at the start. @throws NewswatchError `request-invalid` */
export function placeOf(list: string, query: PageQuery): Place | undefined {
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MOST) {
    throw failure('request-invalid', { problem: `limit must be a whole number from 1 to ${MOST}` });
  }
  if (query.cursor === undefined) return undefined;
  const [name, key, id] = decode(query.cursor);
  if (name === list && key !== undefined && id !== undefined) return { key, id };
  throw failure('request-invalid', { problem: 'the cursor is not one of this list' });
}

/** The rows after a place, in a list ordered by these two columns; `<` for one that runs backwards. */
export function beyond(
  place: Place | undefined,
  columns: readonly [string, string],
  direction: '<' | '>',
): RawBuilder<boolean> {
  if (place === undefined) return sql<boolean>`true`;
  const [key, id] = columns.map((column) => sql.ref(column));
  return sql<boolean>`(${key}, ${id}) ${sql.raw(direction)} (${place.key}, ${place.id})`;
}

/** Rows to ask for: one more than the page holds tells whether there is another. */
export const rowsFor = (query: PageQuery): number => query.limit + 1;

export interface PageOptions<Row, T> {
  readonly list: string;
  readonly limit: number;
  readonly placeAt: (row: NoInfer<Row>) => Place;
  readonly decode: (row: NoInfer<Row>) => T;
}

export function pageOf<Row, T>(rows: readonly Row[], options: PageOptions<Row, T>): Page<T> {
  const { list, limit, placeAt, decode: read } = options;
  const shown = rows.slice(0, limit);
  const items = shown.map(read);
  const last = shown.at(-1);
  if (last === undefined || rows.length <= limit) return { items };
  const { key, id } = placeAt(last);
  return { items, nextCursor: Buffer.from(JSON.stringify([list, key, id])).toString('base64url') };
}

function decode(cursor: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value;
    return [];
  } catch (error) {
    throw failure(
      'request-invalid',
      { problem: 'the cursor is not one that newswatch gave' },
      { cause: error },
    );
  }
}
