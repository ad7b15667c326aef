import { refuse } from './lexer.ts';
import { ANCHORING_FILTERS, type QueryNode } from './query.ts';

/**
 * Every OR branch of a query must say what an article needs to have; otherwise it would match nearly everything. Beside
 * something that an article needs, a group may narrow as it likes: `порт AND (lang:ru OR lang:kk)`.
 * @throws NewswatchError `watch-does-not-parse`
 */
export function requireAnchor(node: QueryNode): void {
  const bare = unanchored(node);
  if (bare === undefined) return;
  throw refuse(
    bare.position,
    'this alternative only excludes or narrows; it needs a word, a phrase, or a filter by source, topic, country or story',
  );
}

function unanchored(node: QueryNode): QueryNode | undefined {
  switch (node.kind) {
    case 'or':
      return node.nodes.map(unanchored).find((each) => each !== undefined);
    case 'and': {
      const bare = node.nodes.map(unanchored);
      return bare.includes(undefined) ? undefined : (bare.find((each) => each?.kind !== 'not') ?? node);
    }
    case 'not':
      return node;
    case 'filter':
      return ANCHORING_FILTERS.includes(node.name) ? undefined : node;
    case 'phrase':
    case 'near':
    case 'exact':
      return undefined;
  }
}
