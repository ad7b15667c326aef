/** One measured figure; a line of `npm run bench -- --json`. */
export interface Figure {
  readonly bench: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What ran beside it, on the same machine in the same run. */
  readonly beside?: { readonly name: string; readonly value: number };
  /** value : beside, or beside : value where less is better, so that more is always better. */
  readonly ratio?: number;
}

/** What the command line says; a bench takes what concerns it. */
export interface BenchOptions {
  /** Numbers of watches; the bench's own when empty. */
  readonly watches: readonly number[];
  /** Without what else could run beside it. */
  readonly alone: boolean;
}

export type Bench = (options: BenchOptions) => AsyncIterable<Figure>;

export const round = (value: number): number => Number(value.toPrecision(3));

/** @param part 0.5 for the median */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function readable({ bench, name, value, unit, beside, ratio }: Figure): string {
  const against =
    beside === undefined ? '' : `   beside ${beside.name}: ${beside.value} ${unit}, ratio ${ratio}`;
  return `${bench.padEnd(10)} ${name.padEnd(38)} ${String(value).padStart(9)} ${unit}${against}`;
}

/** CPU seconds of this process that the work takes; other processes on the machine do not count. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
