import { z } from 'zod';
import type { ApiClient } from './api-client.ts';
import { type Terminal, outTable } from './terminal.ts';

/** The most that the API answers at once. */
const PAGE = 200;

/** The first `most` things of a list, page by page. */
export async function readList<T>(
  api: ApiClient,
  path: string,
  { item, most = Infinity }: { readonly item: z.ZodType<T>; readonly most?: number },
): Promise<readonly T[]> {
  const answer = z.object({ items: z.array(item), nextCursor: z.string().optional() });
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: String(Math.min(PAGE, most - all.length)) });
    if (cursor !== undefined) query.set('cursor', cursor);
    const separator = path.includes('?') ? '&' : '?';
    const page = await api.request({ method: 'GET', path: `${path}${separator}${query.toString()}`, answer });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined && all.length < most);
  return all;
}

export interface ListForm<T> {
  readonly json: boolean | undefined;
  /** One row of the readable form; its keys are the headings. */
  readonly row: (item: T) => Readonly<Record<string, string>>;
  /** What is said when there is nothing. */
  readonly none: string;
}

/** One JSON object per line, or a table. */
export async function outList<T extends object>(
  terminal: Terminal,
  items: readonly T[],
  { json, row, none }: ListForm<T>,
): Promise<void> {
  if (json !== true) return outTable(terminal, items.map(row), none);
  for (const item of items) await terminal.out(JSON.stringify(item));
}

/** One thing: as JSON, or in words. */
export function outOne(
  terminal: Terminal,
  data: object,
  { json, says }: { readonly json: boolean | undefined; readonly says: string },
): Promise<void> {
  return terminal.out(json === true ? JSON.stringify(data) : says);
}

const namedSchema = z.object({ id: z.string(), name: z.string() });

/** What rows that hold the id of a receiver show instead: its name, or the id of one that is gone. */
export async function receiverNames(api: ApiClient): Promise<(id: string) => string> {
  const receivers = await readList(api, '/receivers', { item: namedSchema });
  const names = new Map(receivers.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** An instant as people read it, in the time zone of this machine: `2025-10-20 14:00`. */
export function readableTime(instant: string | undefined): string {
  return instant === undefined ? '–' : new Date(instant).toLocaleString('sv-SE').slice(0, 16);
}
