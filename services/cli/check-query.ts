import { parseQuery } from '@newswatch/matching';

/** @throws NewswatchError `watch-does-not-parse` */
export function checkQuery(query: string): void {
  parseQuery(query);
}
