import { checkKeyword, parseQuery } from '@newswatch/matching';

/** How the watches of a configuration are checked; each throws NewswatchError `watch-does-not-parse`. */
export const watchChecks = {
  checkQuery: (query: string): void => void parseQuery(query),
  checkKeyword,
};
