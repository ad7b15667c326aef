import { releaseFilter } from './filter-terms.ts';
import { op, opOf, rowOfWord } from './program.ts';
import { nodesOf, readingsOf, sensesOf, wordsOf } from './program-parts.ts';
import { releaseTerm } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Releases the terms and filters of a program, as often as it names them. */
export function releaseProgram(vocabulary: Vocabulary, program: ArrayLike<number>): void {
  releaseNode(vocabulary, program, 0);
}

function releaseNode(vocabulary: Vocabulary, program: ArrayLike<number>, node: number): void {
  switch (opOf(program[node] ?? 0)) {
    case op.and:
    case op.or:
      return nodesOf(program, node).forEach((each) => releaseNode(vocabulary, program, each));
    case op.not:
      return releaseNode(vocabulary, program, node + 1);
    case op.phrase:
    case op.exact:
      return readingsOf(program, node).forEach((from) => releaseAll(vocabulary, wordsOf(program, from)));
    case op.word:
      return releaseTerm(vocabulary.terms, rowOfWord(program[node] ?? 0));
    case op.near:
      return sensesOf(program, node).forEach((rows) => releaseAll(vocabulary, rows));
    case op.filter:
      return releaseFilter(vocabulary.filters, vocabulary.terms, program[node + 2] ?? 0);
  }
}

function releaseAll({ terms }: Vocabulary, rows: readonly number[]): void {
  for (const row of rows) releaseTerm(terms, row);
}
