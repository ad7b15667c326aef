import { READING_HEAD, SENSE_WIDTH, WORD_WIDTH, op, opOf, rowOfWord, sizeIn, termIn } from './program.ts';
import { codeOf, hasCode } from './term-bits.ts';

/**
 * Whether a program may hold for an article by the codes of its terms alone: most that cannot are denied without asking
 * where a word stands. What is excluded, and sentiment, denies nothing.
 */
export function mayHold(bits: Int32Array, chunk: Int32Array, node: number): boolean {
  const head = chunk[node] ?? 0;
  switch (opOf(head)) {
    case op.and:
      return everyMay(bits, chunk, node);
    case op.or:
      return anyMay(bits, chunk, node);
    case op.phrase:
    case op.exact:
      return anyReadingMay(bits, chunk, node);
    case op.word:
      return hasWord(bits, head);
    case op.near:
      return nearMay(bits, chunk, node);
    case op.filter:
      return hasCode(bits, codeOf(chunk[node + 2] ?? 0));
    default:
      return true;
  }
}

/** Most nodes are words, which are asked without a call. */
const isWord = (head: number): boolean => opOf(head) === op.word;
const hasWord = (bits: Int32Array, head: number): boolean => hasCode(bits, codeOf(rowOfWord(head)));

function everyMay(bits: Int32Array, chunk: Int32Array, node: number): boolean {
  let at = node + 2;
  for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
    const head = chunk[at] ?? 0;
    if (isWord(head) ? !hasWord(bits, head) : !mayHold(bits, chunk, at)) return false;
    at += sizeIn(head);
  }
  return true;
}

function anyMay(bits: Int32Array, chunk: Int32Array, node: number): boolean {
  let at = node + 2;
  for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
    const head = chunk[at] ?? 0;
    if (isWord(head) ? hasWord(bits, head) : mayHold(bits, chunk, at)) return true;
    at += sizeIn(head);
  }
  return false;
}

function anyReadingMay(bits: Int32Array, chunk: Int32Array, node: number): boolean {
  let at = node + 3;
  for (let left = chunk[node + 2] ?? 0; left > 0; left -= 1) {
    const end = at + READING_HEAD + WORD_WIDTH * (chunk[at] ?? 0);
    at += READING_HEAD;
    while (at < end && hasCode(bits, codeOf(termIn(chunk[at] ?? 0)))) at += WORD_WIDTH;
    if (at === end) return true;
    at = end;
  }
  return false;
}

function nearMay(bits: Int32Array, chunk: Int32Array, node: number): boolean {
  let at = node + 4;
  for (let left = chunk[node + 3] ?? 0; left > 0; left -= 1) {
    const end = at + 1 + SENSE_WIDTH * (chunk[at] ?? 0);
    at += 1;
    while (at < end && !hasCode(bits, codeOf(chunk[at + 1] ?? 0))) at += SENSE_WIDTH;
    if (at === end) return false;
    at = end;
  }
  return true;
}
