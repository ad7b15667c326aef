import type { CompiledQuery } from 'kysely';
import type { Compilable } from './executor.ts';

type Value = string | number | null | Uint8Array;
export type Inserted = Readonly<Record<string, Value>>;

/**
 * An insertion of many rows whose text is built once for each number of rows: building and compiling it anew took longer
 * than running it. All rows have the same columns. Where the parameters are other than the values, row by row, it is
 * built each time.
 */
export function sameShape<Row extends Inserted>(
  build: (rows: readonly Row[]) => Compilable,
): (rows: readonly Row[]) => Compilable {
  const built = new Map<number, CompiledQuery>();
  return (rows) => ({
    compile() {
      const before = built.get(rows.length);
      if (before !== undefined) return { ...before, parameters: valuesOf(rows) };
      const compiled = build(rows).compile();
      if (areSame(compiled.parameters, valuesOf(rows))) built.set(rows.length, compiled);
      return compiled;
    },
  });
}

/** In the order of the columns of the first row. */
function valuesOf(rows: readonly Inserted[]): readonly Value[] {
  const columns = Object.keys(rows[0] ?? {});
  return rows.flatMap((row) => columns.map((column) => row[column] ?? null));
}

const areSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((value, at) => value === others[at]);
