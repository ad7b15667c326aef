import { explainQuery } from '@newswatch/matching';
import type { Terminal } from '../terminal.ts';

/** How a query is understood, and which forms of its terms will be found. @throws NewswatchError `watch-does-not-parse` */
export async function explainWatch(
  terminal: Terminal,
  query: string,
  { json }: { readonly json: boolean | undefined },
): Promise<void> {
  const { text, ...explanation } = explainQuery(query);
  await terminal.out(json === true ? JSON.stringify({ query, ...explanation }) : text);
}
