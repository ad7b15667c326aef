import { failure } from '@newswatch/domain';

/** Pieces of a query with their 1-based column, and where they end. Quotation marks are taken off. */
export type Lexeme = Piece & { readonly end: number };

type Piece = { readonly position: number } & (
  | { readonly kind: '(' | ')' | 'AND' | 'OR' | 'NOT' | 'end' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'quoted'; readonly text: string; readonly distance?: number }
  | { readonly kind: 'exact'; readonly text: string }
  /** `name:` or `name:value`; the value of `title:` follows as the next lexeme. */
  | { readonly kind: 'filter'; readonly name: string; readonly value: string }
);

const MAX_DISTANCE = 100;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['«', '»'],
  ['“', '”'],
  ['„', '“”'],
]);
const BLANK = /\s/;
/** What a word goes on with. */
const IN_WORD = /[^\s|()"«»“”„]*/y;

function endOfWord(query: string, at: number): number {
  IN_WORD.lastIndex = at;
  IN_WORD.test(query);
  return IN_WORD.lastIndex;
}

export function refuse(position: number, reason: string): Error {
  return failure('watch-does-not-parse', { position, reason });
}

export function readLexemes(query: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < query.length) {
    if (BLANK.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const read = readOne(query, at);
    lexemes.push({ ...read.lexeme, end: read.end });
    at = read.end;
  }
  return [...lexemes, { kind: 'end', position: query.length + 1, end: query.length }];
}

interface Read {
  readonly lexeme: Piece;
  readonly end: number;
}

function readOne(query: string, at: number): Read {
  const first = query.charAt(at);
  const position = at + 1;
  if (first === '(' || first === ')') return { lexeme: { kind: first, position }, end: at + 1 };
  if (first === '|') return { lexeme: { kind: 'OR', position }, end: at + (query[at + 1] === '|' ? 2 : 1) };
  if (CLOSING.has(first)) return readQuoted(query, at);
  if (first === '=' && CLOSING.has(query.charAt(at + 1))) {
    const { text, end } = quotation(query, at + 1);
    return { lexeme: { kind: 'exact', text, position }, end };
  }
  if (first === '»' || first === '”')
    throw refuse(position, `${first} closes a quotation that was not opened`);
  return readWord(query, at);
}

function readQuoted(query: string, at: number): Read {
  const { text, end } = quotation(query, at);
  const position = at + 1;
  if (query[end] !== '~') return { lexeme: { kind: 'quoted', text, position }, end };
  const digits = /^\d+/.exec(query.slice(end + 1, end + 8))?.[0];
  if (digits === undefined) throw refuse(end + 1, 'a number of words must follow ~, as in "…"~5');
  if (/[\p{L}\p{N}.]/u.test(query.charAt(end + 1 + digits.length)))
    throw refuse(end + 2, 'a whole number of words must follow ~, as in "…"~5');
  if (Number(digits) > MAX_DISTANCE) throw refuse(end + 2, `${MAX_DISTANCE} words is the largest distance`);
  return {
    lexeme: { kind: 'quoted', text, distance: Number(digits), position },
    end: end + 1 + digits.length,
  };
}

function quotation(query: string, at: number): { text: string; end: number } {
  const closing = CLOSING.get(query.charAt(at)) ?? '"';
  let end = at + 1;
  while (end < query.length && !closing.includes(query.charAt(end))) end += 1;
  if (end >= query.length) throw refuse(at + 1, `the quotation is not closed; ${closing[0]} is missing`);
  return { text: query.slice(at + 1, end), end: end + 1 };
}

function readWord(query: string, at: number): Read {
  const position = at + 1;
  const filter = mayBeFilter(query, at) ? /^([A-Za-z]+):/.exec(query.slice(at, at + 32)) : null;
  if (filter !== null) return readFilter(query, at, (filter[1] ?? '').toLowerCase());
  const end = endOfWord(query, at);
  const text = query.slice(at, end);
  // Before a blank it may be a dash; before a quotation or a group it is an operator of another language.
  if (text.length === 1 && /[-!+=]/.test(text) && /[^\s|)»”]/.test(query.charAt(end)))
    throw refuse(position, instead(text));
  if (text === 'AND' || text === 'OR' || text === 'NOT') return { lexeme: { kind: text, position }, end };
  return { lexeme: { kind: 'word', text, position }, end };
}

/** Names of filters are Latin. */
const mayBeFilter = (query: string, at: number): boolean => query.charCodeAt(at) < 0x80;

function instead(sign: string): string {
  if (sign === '+') return 'write AND between words that must all be there';
  return sign === '='
    ? 'an exact form stands in quotation marks: ="…"'
    : 'to leave words out, write NOT before them';
}

function readFilter(query: string, at: number, name: string): Read {
  const from = at + name.length + 1;
  const position = at + 1;
  if (name === 'title') return { lexeme: { kind: 'filter', name, value: '', position }, end: from };
  if (CLOSING.has(query.charAt(from))) {
    const { text, end } = quotation(query, from);
    return { lexeme: { kind: 'filter', name, value: text.trim(), position }, end };
  }
  const end = endOfWord(query, from);
  return { lexeme: { kind: 'filter', name, value: query.slice(from, end), position }, end };
}
