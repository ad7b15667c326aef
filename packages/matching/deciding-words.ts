import type { WordBuffer } from '@newswatch/language';
import { reach } from './growing-ints.ts';

/**
 * The words of an article as a kernel compares them (`decide.wat`), in a memory of its own: whoever reads words changes
 * theirs as texts become longer. By word its first unit, behind these by word the unit behind its last, behind these the folded
 * units; those of unusual words come behind all others.
 */
export interface DecidingWords {
  readonly memory: WebAssembly.Memory;
}

/** None. @throws RangeError where the machine gives no memory */
export const createDecidingWords = (): DecidingWords => ({ memory: new WebAssembly.Memory({ initial: 1 }) });

/** Copies the words. */
export function copyWords({ memory }: DecidingWords, words: WordBuffer): void {
  const { count, starts, ends, unusual } = words;
  const length = words.textStart + words.text.length;
  let more = 0;
  for (const folded of unusual.values()) more += folded.length;
  reach(memory, 2 * Int32Array.BYTES_PER_ELEMENT * count + 2 * (length + more));
  const places = new Int32Array(memory.buffer, 0, 2 * count);
  const units = new Uint16Array(memory.buffer, 2 * Int32Array.BYTES_PER_ELEMENT * count);
  places.set(starts.subarray(0, count));
  places.set(ends.subarray(0, count), count);
  units.set(words.units.subarray(0, length));
  let end = length;
  for (const [word, folded] of unusual) {
    places[word] = end;
    for (let at = 0; at < folded.length; at += 1) units[end + at] = folded.charCodeAt(at);
    end += folded.length;
    places[count + word] = end;
  }
}
