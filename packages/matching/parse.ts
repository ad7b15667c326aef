import { requireAnchor } from './anchored.ts';
import { checkFilter } from './check-filter.ts';
import { parseFilter } from './filters.ts';
import { type Lexeme, readLexemes, refuse } from './lexer.ts';
import type { Query, QueryNode } from './query.ts';
import { type BareWord, quotedTerm, wordsTerm } from './read-term.ts';

/**
 * Query of a watch. Grammar, tightest first:
 *
 *   query = and (OR and)*      and = unary (AND? unary)*      unary = NOT unary | ( query ) | term | filter
 *   term  = bare words in a row | "…" | "…"~5 | ="…" | title: word | title: "…" | title: ( query of terms )
 */
const MAX_QUERY_LENGTH = 20_000;
const MAX_DEPTH = 32;
const MAX_TERMS = 1_000;

/** @throws NewswatchError `watch-does-not-parse` with `position` (1-based UTF-16 column) and `reason` */
export function parseQuery(query: string): Query {
  if (query.length > MAX_QUERY_LENGTH) throw refuse(1, `a query has at most ${MAX_QUERY_LENGTH} characters`);
  const input = reader(readLexemes(query));
  if (input.peek().kind === 'end') throw refuse(1, 'the query is empty');
  const root = readOr(input, { depth: 0, titleOnly: false });
  const left = input.peek();
  if (left.kind !== 'end') throw refuse(left.position, 'this parenthesis was not opened');
  if (countTerms(root) > MAX_TERMS) throw refuse(1, `a query has at most ${MAX_TERMS} terms`);
  requireAnchor(root);
  return { text: query, root };
}

interface Reader {
  peek(): Lexeme;
  take(): Lexeme;
}

/** Where in the tree is read. */
interface Place {
  readonly depth: number;
  /** Inside of `title:(…)`. */
  readonly titleOnly: boolean;
}

function reader(lexemes: readonly Lexeme[]): Reader {
  let at = 0;
  const end: Lexeme = lexemes.at(-1) ?? { kind: 'end', position: 1, end: 0 };
  return { peek: () => lexemes[at] ?? end, take: () => lexemes[at++] ?? end };
}

function readOr(input: Reader, place: Place): QueryNode {
  const { position } = input.peek();
  const nodes = [readAnd(input, place)];
  while (input.peek().kind === 'OR') {
    input.take();
    nodes.push(readAnd(input, place));
  }
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'or', nodes, position };
}

function readAnd(input: Reader, place: Place): QueryNode {
  const { position } = input.peek();
  const nodes = [readUnary(input, place)];
  for (
    let next = input.peek().kind;
    next !== 'OR' && next !== ')' && next !== 'end';
    next = input.peek().kind
  ) {
    if (next === 'AND') input.take();
    nodes.push(readUnary(input, place));
  }
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'and', nodes, position };
}

function readUnary(input: Reader, place: Place): QueryNode {
  const lexeme = input.peek();
  const { position } = lexeme;
  if (place.depth > MAX_DEPTH) throw refuse(position, `parentheses and NOT nest at most ${MAX_DEPTH} deep`);
  if (lexeme.kind === 'NOT') {
    input.take();
    return { kind: 'not', node: readUnary(input, deeper(place)), position };
  }
  return lexeme.kind === '(' ? readGroup(input, place) : readLeaf(input, place);
}

const deeper = ({ depth, titleOnly }: Place): Place => ({ depth: depth + 1, titleOnly });

function readGroup(input: Reader, place: Place): QueryNode {
  const { position } = input.take();
  const inner = readOr(input, deeper(place));
  if (input.take().kind !== ')') throw refuse(position, 'this parenthesis is not closed');
  return inner;
}

function readLeaf(input: Reader, place: Place): QueryNode {
  const lexeme = input.take();
  const { position } = lexeme;
  if (isSymbol(lexeme)) throw refuse(position, missing(lexeme.kind));
  switch (lexeme.kind) {
    case 'word':
      return wordsTerm([lexeme, ...bareWords(input)], place.titleOnly, joinsNothing(input.peek()));
    case 'quoted':
    case 'exact':
      return quotedTerm(lexeme, place.titleOnly);
    case 'filter':
      if (place.titleOnly)
        throw refuse(position, `title:(…) takes words and quotations, not ${lexeme.name}:`);
      return lexeme.name === 'title' ? readTitle(input, position, place) : checkFilter(parseFilter(lexeme));
  }
}

/** `title:` takes one word, one quotation, or a group of them. */
function readTitle(input: Reader, position: number, { depth }: Place): QueryNode {
  const next = input.peek();
  if (next.kind === '(') return readGroup(input, { depth, titleOnly: true });
  const from = position - 1;
  if (next.kind === 'word') {
    input.take();
    return { ...wordsTerm([next], true), from };
  }
  if (next.kind !== 'quoted' && next.kind !== 'exact')
    throw refuse(position, 'a word, a quotation or a group in parentheses must follow title:');
  input.take();
  return { ...quotedTerm(next, true), from };
}

type SymbolLexeme = Extract<Lexeme, { kind: '(' | ')' | 'AND' | 'OR' | 'NOT' | 'end' }>;
const SYMBOLS: readonly string[] = ['(', ')', 'AND', 'OR', 'NOT', 'end'] satisfies SymbolLexeme['kind'][];
const isSymbol = (lexeme: Lexeme): lexeme is SymbolLexeme => SYMBOLS.includes(lexeme.kind);

const missing = (found: SymbolLexeme['kind']): string =>
  found === 'end'
    ? 'something to look for is missing at the end'
    : `something to look for must stand before ${found === 'OR' ? 'OR or |' : found}`;

const joinsNothing = ({ kind }: Lexeme): boolean => kind === 'end' || kind === ')' || kind === 'OR';

function bareWords(input: Reader): readonly BareWord[] {
  const words: BareWord[] = [];
  for (let next = input.peek(); next.kind === 'word'; next = input.peek()) {
    words.push(next);
    input.take();
  }
  return words;
}

function countTerms(node: QueryNode): number {
  if (node.kind === 'and' || node.kind === 'or') {
    return node.nodes.reduce((sum, each) => sum + countTerms(each), 0);
  }
  return node.kind === 'not' ? countTerms(node.node) : 1;
}
