import { NewswatchError } from '@newswatch/domain';
import type { Terminal } from './terminal.ts';

/** Shows a query that is not understood, with a mark under the place, before its error is told. */
export async function pointingAt<T>(terminal: Terminal, query: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NewswatchError && error.code === 'watch-does-not-parse')
      for (const line of marking(query, Number(error.details['position']))) terminal.note(line);
    throw error;
  }
}

/** So much of a long query is shown before the place, and after it. */
const REACH = 60;

/** @param position counted from 1 in UTF-16 code units; one past the end when something is missing there */
function marking(query: string, position: number): readonly string[] {
  const from = Math.max(0, position - 1 - REACH);
  const shown = query.slice(from, position - 1 + REACH).replace(/\s/g, ' ');
  return [`  ${shown}`, `  ${' '.repeat(position - 1 - from)}^`];
}
