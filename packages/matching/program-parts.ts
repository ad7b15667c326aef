import { READING_HEAD, SENSE_WIDTH, readingSize, sizeIn, termIn } from './program.ts';

/** Where the nodes of an AND or OR begin. */
export function nodesOf(program: ArrayLike<number>, node: number): readonly number[] {
  const nodes: number[] = [];
  let at = node + 2;
  for (let left = program[node + 1] ?? 0; left > 0; left -= 1) {
    nodes.push(at);
    at += sizeIn(program[at] ?? 0);
  }
  return nodes;
}

/** Where the words of each reading of a phrase begin. */
export function readingsOf(program: ArrayLike<number>, node: number): readonly number[] {
  const readings: number[] = [];
  let at = node + 3;
  for (let left = program[node + 2] ?? 0; left > 0; left -= 1) {
    readings.push(at + READING_HEAD);
    at += readingSize(program[at] ?? 0);
  }
  return readings;
}

/** The terms of a reading. @param from where its words begin */
export const wordsOf = (program: ArrayLike<number>, from: number): readonly number[] =>
  Array.from({ length: program[from - READING_HEAD] ?? 0 }, (_, at) => termIn(program[from + at] ?? 0));

/** The terms of each word of a proximity node. */
export function sensesOf(program: ArrayLike<number>, node: number): readonly (readonly number[])[] {
  const words: number[][] = [];
  let at = node + 4;
  for (let left = program[node + 3] ?? 0; left > 0; left -= 1) {
    const senses = program[at] ?? 0;
    const first = at + 1;
    words.push(Array.from({ length: senses }, (_, sense) => program[first + SENSE_WIDTH * sense + 1] ?? 0));
    at = first + SENSE_WIDTH * senses;
  }
  return words;
}
