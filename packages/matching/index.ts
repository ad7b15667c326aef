/** The watch language: query → tree → compiled index → matches with spans. */
export type { Filter, Query, QueryNode, Term } from './query.ts';
export { parseQuery } from './parse.ts';
export { wordsAskedFor } from './words-asked-for.ts';
export { checkKeyword, checkKeywords } from './keywords.ts';
export { type KnownNames, createKnownNames } from './known-names.ts';
export { type MatchDocument, documentOf, languagesFrom, meaningOf } from './document.ts';
export type { WatchMatch } from './matches.ts';
export { type IndexedWatch, type WatchIndex, createWatchIndex } from './watch-index.ts';
export { type Explanation, type TermExplanation, explainQuery } from './explain.ts';
