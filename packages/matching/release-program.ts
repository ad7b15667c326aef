import { releaseFilter } from './filter-terms.ts';
import { READING_HEAD, SENSE_WIDTH, WORD_WIDTH, op, opOf, rowOfWord, sizeIn, termIn } from './program.ts';
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
      return releaseNodes(vocabulary, program, node);
    case op.not:
      return releaseNode(vocabulary, program, node + 1);
    case op.phrase:
    case op.exact:
      return releasePhrase(vocabulary, program, node);
    case op.word:
      return releaseTerm(vocabulary.terms, rowOfWord(program[node] ?? 0));
    case op.near:
      return releaseNear(vocabulary, program, node);
    case op.filter:
      return releaseFilter(vocabulary.filters, vocabulary.terms, program[node + 2] ?? 0);
  }
}

function releaseNodes(vocabulary: Vocabulary, program: ArrayLike<number>, node: number): void {
  let at = node + 2;
  for (let left = program[node + 1] ?? 0; left > 0; left -= 1) {
    releaseNode(vocabulary, program, at);
    at += sizeIn(program[at] ?? 0);
  }
}

function releasePhrase({ terms }: Vocabulary, program: ArrayLike<number>, node: number): void {
  let at = node + 3;
  for (let left = program[node + 2] ?? 0; left > 0; left -= 1) {
    const end = at + READING_HEAD + WORD_WIDTH * (program[at] ?? 0);
    for (at += READING_HEAD; at < end; at += WORD_WIDTH) releaseTerm(terms, termIn(program[at] ?? 0));
  }
}

function releaseNear({ terms }: Vocabulary, program: ArrayLike<number>, node: number): void {
  let at = node + 4;
  for (let left = program[node + 3] ?? 0; left > 0; left -= 1) {
    const end = at + 1 + SENSE_WIDTH * (program[at] ?? 0);
    for (at += 1; at < end; at += SENSE_WIDTH) releaseTerm(terms, program[at + 1] ?? 0);
  }
}
