import type { ContentReading, ReadPhrase, TermContent } from './known-phrases.ts';
import {
  comparisons,
  fitsHead,
  flag,
  halvesOf,
  headOf,
  op,
  placeOf,
  termIn,
  fitsPlace,
  type Place,
  wordHeadOf,
  wordOf,
  wordPlaceOf,
} from './program.ts';
import { ANY_FORM, ANY_SECOND } from './tags.ts';
import { packUsages } from './usage.ts';
import { ANCHORING_FILTERS, type Filter, type Query, type QueryNode, type Term } from './query.ts';

export interface Compiling {
  readonly read: ReadPhrase;
  /** Languages of the watch: their forms count in every article. */
  readonly languages: readonly string[];
  /** The number of a term with these forms. */
  readonly term: (content: TermContent) => number;
  readonly filter: (key: string) => number;
}

export interface CompiledQuery {
  /** As `program.ts` says. */
  readonly program: readonly number[];
  /** Terms as typed are slices of it. */
  readonly text: string;
}

/** Acquires the terms and filters of a query: who drops the program releases them (`release-program.ts`). */
export function compile(query: Query, compiling: Compiling): CompiledQuery {
  const text = textOf(query);
  return { text, program: compileNode(query.root, { ...compiling, text }) };
}

/** The query as typed; where some term is no slice of it (white space was evened out), the terms one by one. */
function textOf({ text, root }: Query): string {
  const leaves = leavesOf(root);
  const typedSo = leaves.every(({ typed, position }) => text.includes(typed, position - 1));
  return typedSo ? text : leaves.map(({ typed }) => typed).join('\n');
}

function leavesOf(node: QueryNode): readonly (Term | Filter)[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.nodes.flatMap(leavesOf);
    case 'not':
      return leavesOf(node.node);
    case 'filter':
    case 'phrase':
    case 'near':
    case 'exact':
      return [node];
  }
}

interface Site extends Compiling {
  readonly text: string;
}

function compileNode(node: QueryNode, site: Site): readonly number[] {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const nodes = node.nodes.map((each) => compileNode(each, site));
      return headed(op[node.kind], 0, [nodes.length, ...nodes.flat()]);
    }
    case 'not':
      return headed(op.not, 0, compileNode(node.node, site));
    case 'filter':
      return compileFilter(node, site);
    case 'phrase':
    case 'exact':
      return compilePhrase(node, site);
    case 'near':
      return compileNear(node, site);
  }
}

const headed = (operation: number, flags: number, body: readonly number[]): readonly number[] => [
  headOf(operation, flags, body.length + 1),
  ...body,
];

/** Where a term stands in the text of its watch. */
function placeIn({ typed, position }: Term | Filter, { text }: Site): Place {
  const start = text.indexOf(typed, position - 1);
  return { start: Math.max(0, start === -1 ? text.indexOf(typed) : start), length: typed.length };
}

const typedAt = (node: Term | Filter, site: Site): number => placeOf(placeIn(node, site));

const flagsOf = ({ titleOnly, words }: Term): number =>
  (titleOnly ? flag.titleOnly : 0) | (words.some((word) => word.capital) ? flag.capital : 0);

function compilePhrase(node: Term, site: Site): readonly number[] {
  const { languages } = site;
  const readings = site.read(node.words, { languages, exact: node.kind === 'exact' });
  const [only, ...others] = readings;
  if (node.kind === 'phrase' && only !== undefined && others.length === 0 && isAnyForm(only)) {
    return compileWord(node, only, site);
  }
  const body = readings.flatMap((reading) => readingOf(reading, site));
  return headed(op[node.kind === 'exact' ? 'exact' : 'phrase'], flagsOf(node), [
    typedAt(node, site),
    readings.length,
    ...body,
  ]);
}

/** Whether a reading is one word, of which any form will do. */
const isAnyForm = ({ mask, second, words }: ContentReading): boolean =>
  words.length === 1 && mask === ANY_FORM && (second === 0 || second === ANY_SECOND);

function compileWord(node: Term, reading: ContentReading, site: Site): readonly number[] {
  const [, , second = 0, word = 0, usage = 0] = readingOf(reading, site);
  const row = termIn(word);
  const at = placeIn(node, site);
  const flags = flagsOf(node) | (second === 0 ? flag.noSecond : 0);
  if (fitsHead(row) && fitsPlace(at, usage)) return [wordHeadOf(flags, row), wordPlaceOf(at, usage)];
  return headed(op.phrase, flagsOf(node), [placeOf(at), 1, 1, ANY_FORM, second, word, usage]);
}

function readingOf({ mask, second, words, gaps }: ContentReading, { term }: Site): readonly number[] {
  const usages = packUsages(words.map(({ usage }) => usage));
  return [
    words.length,
    mask,
    second,
    ...words.map((word, at) => wordOf(term(word), gaps[at] ?? 0)),
    ...usages,
  ];
}

function compileNear(node: Term, site: Site): readonly number[] {
  const { languages } = site;
  const words = node.words.map((word) => site.read([word], { languages, exact: false }));
  const body = words.flatMap((readings) => {
    const senses = readings.flatMap(({ mask, second, words: [word] }) =>
      word === undefined ? [] : [[mask, site.term(word), second, word.usage]],
    );
    return [senses.length, ...senses.flat()];
  });
  return headed(op.near, flagsOf(node), [typedAt(node, site), node.distance, words.length, ...body]);
}

function compileFilter(node: Filter, site: Site): readonly number[] {
  const at = typedAt(node, site);
  if (node.name === 'sentiment') {
    return headed(op.sentiment, flag.loose, [
      at,
      comparisons.indexOf(node.comparison),
      ...halvesOf(node.value),
    ]);
  }
  const flags = ANCHORING_FILTERS.includes(node.name) ? 0 : flag.loose;
  return headed(op.filter, flags, [at, site.filter(`${node.name}:${node.value}`)]);
}
