import { checkSelector } from '@newswatch/feeds';
import { checkKeyword, parseQuery } from '@newswatch/matching';

/** How queries, keywords and selectors of a configuration are checked; each throws what the package that reads it says. */
export const configurationChecks = {
  checkQuery: (query: string): void => void parseQuery(query),
  checkKeyword,
  checkSelector,
};
