import type { PhraseWord } from '@newswatch/language';

/** A watch's query as a tree. `docs/watch-language.md` says what each part means. */
export interface Query {
  readonly text: string;
  readonly root: QueryNode;
}

export type QueryNode =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly QueryNode[]; readonly position: number }
  | { readonly kind: 'not'; readonly node: QueryNode; readonly position: number }
  | Term
  | Filter;

/** Something that is looked for in the words of an article. */
export interface Term {
  readonly kind: 'phrase' | 'near' | 'exact';
  /** As typed, without quotation marks and operators. */
  readonly typed: string;
  readonly words: readonly PhraseWord[];
  /** Most other tokens inside the span; of `near` only, 0 otherwise. */
  readonly distance: number;
  readonly titleOnly: boolean;
  /** 1-based UTF-16 column. */
  readonly position: number;
  /** Where all that was typed for it stands in the query: [from, to) in UTF-16 units, `title:` included. */
  readonly from: number;
  readonly to: number;
}

export type Comparison = '<' | '<=' | '>' | '>=';

export type Filter = { readonly kind: 'filter'; readonly position: number; readonly typed: string } & (
  | { readonly name: 'lang' | 'source' | 'topic' | 'country' | 'story'; readonly value: string }
  | { readonly name: 'sentiment'; readonly comparison: Comparison; readonly value: number }
);

/** Filters that say enough to stand alone: the others hold for half of all articles. */
export const ANCHORING_FILTERS: readonly Filter['name'][] = ['source', 'topic', 'country', 'story'];
