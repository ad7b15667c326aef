import { op, opOf, rowOfWord } from './program.ts';
import { nodesOf, readingsOf, sensesOf, wordsOf } from './program-parts.ts';

/** Terms of which an article needs at least one. */
export type Group = readonly number[];

/** Groups of all of which an article needs a term for a node to hold. */
export function requiredBy(program: ArrayLike<number>, node: number): readonly Group[] {
  switch (opOf(program[node] ?? 0)) {
    case op.and:
      return nodesOf(program, node).flatMap((each) => requiredBy(program, each));
    case op.or:
      return either(nodesOf(program, node).map((each) => requiredBy(program, each)));
    case op.phrase:
    case op.exact:
      return either(readingsOf(program, node).map((from) => wordsOf(program, from).map((row) => [row])));
    case op.word:
      return [[rowOfWord(program[node] ?? 0)]];
    case op.near:
      return sensesOf(program, node);
    case op.filter:
      return [[program[node + 2] ?? 0]];
    default:
      return [];
  }
}

/** Of every alternative the smallest group; of only one all groups. */
function either(alternatives: readonly (readonly Group[])[]): readonly Group[] {
  const [only, ...others] = alternatives;
  if (only !== undefined && others.length === 0) return only;
  const smallest = alternatives.map((groups) =>
    groups.reduce<Group | undefined>(
      (best, group) => (best === undefined || group.length < best.length ? group : best),
      undefined,
    ),
  );
  return smallest.includes(undefined) ? [] : [[...new Set(smallest.flatMap((group) => group ?? []))]];
}
