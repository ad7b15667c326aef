import type { Match } from '@newswatch/domain';
import type { CompiledTerm, Program } from './compile.ts';
import type { ReadDocument } from './document.ts';
import { holds } from './filters.ts';
import { type Hit, MAX_SPANS, findTerm } from './find-term.ts';
import type { Filter } from './query.ts';

/** What a program found: the spans of its terms, or `undefined` when the document does not satisfy it. */
export interface Found {
  readonly matches: readonly Match[];
  /** Terms typed with a capital were found in small letters only. */
  readonly weak: boolean;
}

export function evaluate(program: Program, read: ReadDocument): Found | undefined {
  const evidence = evidenceOf(program, read);
  if (evidence === undefined) return undefined;
  const hits = ordered(evidence.filter((each) => 'hit' in each));
  if (hits.length === 0) return { matches: [wholeTitle(evidence, read)], weak: false };
  return { matches: hits.slice(0, MAX_SPANS).map(toMatch), weak: hits.every(isWeak) };
}

interface TermHit {
  readonly hit: Hit;
  readonly term: CompiledTerm;
}
type Evidence = TermHit | { readonly filter: Filter };

function evidenceOf(program: Program, read: ReadDocument): readonly Evidence[] | undefined {
  switch (program.kind) {
    case 'and':
      return every(program.nodes, read);
    case 'or': {
      const found = program.nodes.map((node) => evidenceOf(node, read)).filter((each) => each !== undefined);
      return found.length === 0 ? undefined : found.flat();
    }
    case 'not':
      return evidenceOf(program.node, read) === undefined ? [] : undefined;
    case 'filter':
      return holds(program, read.document) ? [{ filter: program }] : undefined;
    case 'phrase':
    case 'near':
    case 'exact': {
      const hits = findTerm(program, read);
      return hits.length === 0 ? undefined : hits.map((hit) => ({ hit, term: program }));
    }
  }
}

function every(nodes: readonly Program[], read: ReadDocument): readonly Evidence[] | undefined {
  const all: Evidence[] = [];
  for (const node of nodes) {
    const found = evidenceOf(node, read);
    if (found === undefined) return undefined;
    all.push(...found);
  }
  return all;
}

/** Title before text, by place; a span found by several terms is told once. */
function ordered(hits: readonly TermHit[]): readonly TermHit[] {
  const unique = new Map(hits.toReversed().map((each) => [spanKey(each.hit), each]));
  return [...unique.values()].sort(
    (one, other) =>
      Number(one.hit.field.in === 'text') - Number(other.hit.field.in === 'text') ||
      one.hit.first - other.hit.first ||
      one.hit.last - other.hit.last,
  );
}

const spanKey = ({ field, first, last }: Hit): string => `${field.in} ${first} ${last}`;

function toMatch({ hit: { field, first, last }, term }: TermHit): Match {
  const start = field.tokens[first]?.start ?? 0;
  const end = field.tokens[last]?.end ?? 0;
  return { in: field.in, start, end, form: field.original.slice(start, end), term: term.typed };
}

function isWeak({ hit: { field, first, last }, term }: TermHit): boolean {
  return term.capital && !field.tokens.slice(first, last + 1).some((token) => token.capital);
}

/** A watch of filters alone has no words to mark: it marks the title, or the text where there is none. */
function wholeTitle(evidence: readonly Evidence[], read: ReadDocument): Match {
  const form = read.fields[0]?.original ?? '';
  const filters = evidence.flatMap((each) => ('filter' in each ? [each.filter.typed] : []));
  return { in: read.fields[0]?.in ?? 'text', start: 0, end: form.length, form, term: filters.join(' ') };
}
