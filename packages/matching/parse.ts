import { phraseWords } from '@newswatch/language';
import { parseFilter } from './filters.ts';
import { type Lexeme, readLexemes, refuse } from './lexer.ts';
import { ANCHORING_FILTERS, type Query, type QueryNode, type Term } from './query.ts';

/**
 * Query of a watch. Grammar, tightest first:
 *
 *   query = and (OR and)*      and = unary (AND? unary)*      unary = NOT unary | ( query ) | term | filter
 *   term  = bare words in a row | "…" | "…"~5 | ="…" | title: term
 */
const MAX_QUERY_LENGTH = 20_000;
const MAX_DEPTH = 32;
const MAX_TERMS = 1_000;
const MAX_WORDS = 32;
const MIN_PREFIX = 3;

/** @throws NewswatchError `watch-does-not-parse` with `position` (1-based UTF-16 column) and `reason` */
export function parseQuery(query: string): Query {
  if (query.length > MAX_QUERY_LENGTH) throw refuse(1, `a query has at most ${MAX_QUERY_LENGTH} characters`);
  const input = reader(readLexemes(query));
  if (input.peek().kind === 'end') throw refuse(1, 'the query is empty');
  const root = readOr(input, 0);
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

function reader(lexemes: readonly Lexeme[]): Reader {
  let at = 0;
  const end: Lexeme = lexemes.at(-1) ?? { kind: 'end', position: 1 };
  return { peek: () => lexemes[at] ?? end, take: () => lexemes[at++] ?? end };
}

function readOr(input: Reader, depth: number): QueryNode {
  const { position } = input.peek();
  const nodes = [readAnd(input, depth)];
  while (input.peek().kind === 'OR') {
    input.take();
    nodes.push(readAnd(input, depth));
  }
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'or', nodes, position };
}

function readAnd(input: Reader, depth: number): QueryNode {
  const { position } = input.peek();
  const nodes = [readUnary(input, depth)];
  for (
    let next = input.peek().kind;
    next !== 'OR' && next !== ')' && next !== 'end';
    next = input.peek().kind
  ) {
    if (next === 'AND') input.take();
    nodes.push(readUnary(input, depth));
  }
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'and', nodes, position };
}

function readUnary(input: Reader, depth: number): QueryNode {
  const lexeme = input.peek();
  if (depth > MAX_DEPTH) throw refuse(lexeme.position, `parentheses and NOT nest at most ${MAX_DEPTH} deep`);
  if (lexeme.kind === 'NOT') {
    input.take();
    return { kind: 'not', node: readUnary(input, depth + 1), position: lexeme.position };
  }
  if (lexeme.kind !== '(') return readLeaf(input, false);
  input.take();
  const inner = readOr(input, depth + 1);
  const closing = input.take();
  if (closing.kind !== ')') throw refuse(lexeme.position, 'this parenthesis is not closed');
  return inner;
}

function readLeaf(input: Reader, titleOnly: boolean): QueryNode {
  const lexeme = input.take();
  const { position } = lexeme;
  if (isSymbol(lexeme)) throw refuse(position, missing(lexeme.kind));
  switch (lexeme.kind) {
    case 'word':
      return titleOnly ? wordsTerm([lexeme], titleOnly) : wordsTerm([lexeme, ...bareWords(input)], false);
    case 'quoted':
      return term({
        kind: lexeme.distance === undefined ? 'phrase' : 'near',
        typed: lexeme.text,
        distance: lexeme.distance ?? 0,
        titleOnly,
        position,
      });
    case 'exact':
      return term({ kind: 'exact', typed: lexeme.text, distance: 0, titleOnly, position });
    case 'filter':
      if (lexeme.name !== 'title') return parseFilter(lexeme);
      if (titleOnly) throw refuse(position, 'title: stands twice');
      return readTitle(input, position);
  }
}

function readTitle(input: Reader, position: number): QueryNode {
  const { kind } = input.peek();
  if (kind === 'word' || kind === 'quoted' || kind === 'exact') return readLeaf(input, true);
  throw refuse(position, 'a word or a quotation must follow title:');
}

type SymbolLexeme = Extract<Lexeme, { kind: '(' | ')' | 'AND' | 'OR' | 'NOT' | 'end' }>;
const SYMBOLS: readonly string[] = ['(', ')', 'AND', 'OR', 'NOT', 'end'] satisfies SymbolLexeme['kind'][];
const isSymbol = (lexeme: Lexeme): lexeme is SymbolLexeme => SYMBOLS.includes(lexeme.kind);

const missing = (found: SymbolLexeme['kind']): string =>
  found === 'end'
    ? 'something to look for is missing at the end'
    : `something to look for must stand before ${found === 'OR' ? 'OR or |' : found}`;

type BareWord = Extract<Lexeme, { kind: 'word' }>;

function bareWords(input: Reader): readonly BareWord[] {
  const words: BareWord[] = [];
  for (let next = input.peek(); next.kind === 'word'; next = input.peek()) {
    words.push(next);
    input.take();
  }
  return words;
}

function wordsTerm(words: readonly BareWord[], titleOnly: boolean): Term {
  refuseForeignOperators(words);
  const typed = words.map(({ text }) => text).join(' ');
  return term({ kind: 'phrase', typed, distance: 0, titleOnly, position: words[0]?.position ?? 1 });
}

/**
 * Signs of other query languages, which as part of a phrase would quietly find something else, or nothing. Words of other
 * languages in capitals are operators only where not all is in capitals.
 */
function refuseForeignOperators(words: readonly BareWord[]): void {
  const isShouted = words.every(({ text }) => text === text.toUpperCase());
  for (const { text, position } of words) {
    if (/^[-!]\S/u.test(text) || (!isShouted && text === 'НЕ'))
      throw refuse(position, 'to leave a word out, write NOT before it');
    if (!isShouted && /^(?:И|ИЛИ)$/u.test(text))
      throw refuse(position, `write ${text === 'И' ? 'AND' : 'OR'} instead of ${text}`);
    if (text === '&&') throw refuse(position, 'write AND instead of &&');
    if (/^\+\p{L}/u.test(text)) throw refuse(position, 'write AND between words that must all be there');
    if (/^=\p{L}/u.test(text)) throw refuse(position, 'an exact form stands in quotation marks: ="…"');
    if (/~\d*$/u.test(text)) throw refuse(position, 'a distance follows a quotation at once: "…"~5');
  }
}

function term(given: Omit<Term, 'words'>): Term {
  const { kind, typed, position } = given;
  const words = phraseWords(typed).map((word) => (kind === 'exact' ? { ...word, prefix: false } : word));
  if (words.length === 0) throw refuse(position, 'it holds no letter or digit to look for');
  if (words.length > MAX_WORDS) throw refuse(position, `a phrase has at most ${MAX_WORDS} words`);
  const short = words.find((word) => word.prefix && word.folded.length < MIN_PREFIX);
  if (short !== undefined) {
    throw refuse(position, `${short.text}* is too short; a prefix has at least ${MIN_PREFIX} letters`);
  }
  if (kind !== 'exact' && /(^|[\s-])\*|\*[\p{L}\p{N}]/u.test(typed)) {
    throw refuse(position, 'a star may only stand at the end of a word');
  }
  if (kind === 'near' && words.length < 2) throw refuse(position, '"…"~5 needs at least two words');
  return { ...given, words };
}

function countTerms(node: QueryNode): number {
  if (node.kind === 'and' || node.kind === 'or') {
    return node.nodes.reduce((sum, each) => sum + countTerms(each), 0);
  }
  return node.kind === 'not' ? countTerms(node.node) : 1;
}

/** Every OR branch must say what an article needs to have; otherwise it would match nearly everything. */
function requireAnchor(node: QueryNode): void {
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
