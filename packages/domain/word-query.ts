/**
 * What the words of an article must be, for an index of words to narrow the archive down: necessary, not sufficient.
 * Forms and beginnings are folded, as the words of the index are.
 */
export type WordQuery =
  /** One of the forms is there, or a word that begins so. */
  | { readonly kind: 'word'; readonly forms: readonly string[]; readonly beginnings: readonly string[] }
  | { readonly kind: 'all' | 'any'; readonly of: readonly [WordQuery, ...WordQuery[]] };
