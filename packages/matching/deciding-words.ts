import type { WordBuffer } from '@newswatch/language';
import { reach } from './growing-ints.ts';

/**
 * The words of an article as a kernel compares them (`decide.wat`), in a memory of its own: whoever reads words changes
 * theirs as texts become longer. It begins with how many words there is room for; then by word its first unit, by word the
 * unit behind its last, and the folded units, those of unusual words behind all others. Used again.
 */
export interface DecidingWords {
  readonly memory: WebAssembly.Memory;
  starts: Int32Array;
  ends: Int32Array;
  units: Uint16Array;
}

const HEAD = 16;
const FIRST_ROOM = 1024;

/** None. @throws RangeError where the machine gives no memory */
export function createDecidingWords(): DecidingWords {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return { memory, ...columnsIn(memory, FIRST_ROOM) };
}

/** @param room for so many words; all that is behind is room for units */
function columnsIn({ buffer }: WebAssembly.Memory, room: number): Omit<DecidingWords, 'memory'> {
  new Int32Array(buffer, 0, 1)[0] = room;
  return {
    starts: new Int32Array(buffer, HEAD, room),
    ends: new Int32Array(buffer, HEAD + 4 * room, room),
    units: new Uint16Array(buffer, HEAD + 8 * room),
  };
}

/** Copies the words. */
export function copyWords(into: DecidingWords, words: WordBuffer): void {
  const { count, unusual } = words;
  const length = words.textStart + words.text.length;
  makeRoom(into, count, unusual.size === 0 ? length : length + unitsIn(unusual));
  into.starts.set(words.starts.subarray(0, count));
  into.ends.set(words.ends.subarray(0, count));
  into.units.set(words.units.subarray(0, length));
  if (unusual.size > 0) copyUnusual(into, unusual, length);
}

function makeRoom(into: DecidingWords, count: number, length: number): void {
  const { memory, starts, units } = into;
  if (count <= starts.length && length <= units.length) return;
  const room = count <= starts.length ? starts.length : 2 * count;
  reach(memory, HEAD + 8 * room + 2 * length);
  Object.assign(into, columnsIn(memory, room));
}

function unitsIn(unusual: WordBuffer['unusual']): number {
  let length = 0;
  for (const folded of unusual.values()) length += folded.length;
  return length;
}

/** Writes words from a unit on, and that they are there. */
function copyUnusual(
  { starts, ends, units }: DecidingWords,
  unusual: WordBuffer['unusual'],
  from: number,
): void {
  let end = from;
  for (const [word, folded] of unusual) {
    starts[word] = end;
    for (let at = 0; at < folded.length; at += 1) units[end + at] = folded.charCodeAt(at);
    end += folded.length;
    ends[word] = end;
  }
}
