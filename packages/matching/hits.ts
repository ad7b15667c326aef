/** Where terms of watches were found: words from first to last, and the place of the term's node. Used again. */
export interface Hits {
  firsts: Int32Array;
  lasts: Int32Array;
  nodes: Int32Array;
  /** Where the terms as typed begin in what was written of all matches (`matches.ts`). */
  terms: Int32Array;
  count: number;
  /** The place, in its chunk, of the node of the term that is looked for. */
  node: number;
  /** Those of the watch that is told: from here on, and up to here. */
  from: number;
  to: number;
}

/** Empty. */
export const createHits = (): Hits => ({
  firsts: new Int32Array(128),
  lasts: new Int32Array(128),
  nodes: new Int32Array(128),
  terms: new Int32Array(128),
  count: 0,
  node: 0,
  from: 0,
  to: 0,
});

/** Adds a hit of the term that is looked for. */
export function addHit(hits: Hits, first: number, last: number): void {
  const { count, node } = hits;
  if (count === hits.firsts.length) {
    hits.firsts = doubled(hits.firsts);
    hits.lasts = doubled(hits.lasts);
    hits.nodes = doubled(hits.nodes);
    hits.terms = doubled(hits.terms);
  }
  hits.firsts[count] = first;
  hits.lasts[count] = last;
  hits.nodes[count] = node;
  hits.count = count + 1;
}

function doubled(from: Int32Array): Int32Array {
  const to = new Int32Array(2 * from.length);
  to.set(from);
  return to;
}
