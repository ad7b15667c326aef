import { isCapital } from './fold.ts';
import { gapBetween } from './gap-between.ts';
import { wordSeed } from './word-hash.ts';
import { BEHIND, type WordKernel, createWordKernel } from './word-kernel.ts';

/**
 * The words of a title and a text as columns of numbers, so that reading an article creates nothing. Places count both:
 * the text begins at `textStart`, one unit behind the title. What only few words are asked for (gap, capital, folded
 * form) is looked up when it is. The columns are kept from article to article and grow.
 */
export interface WordBuffer {
  title: string;
  text: string;
  textStart: number;
  /** The words of the title come first: so many. */
  titleWords: number;
  count: number;
  /** Of the hashes (`word-hash.ts`). */
  readonly seed: number;
  /** Places in title and text, half open. */
  starts: Int32Array;
  ends: Int32Array;
  /** Of the folded units, made as `wordHash` does. */
  hashes: Int32Array;
  /** The units as written, with one that is no letter behind each text. Reading them from a string takes twice as long. */
  written: Uint16Array;
  /** The folded unit at each place that belongs to a word; of words in `unusual` only some. Elsewhere they mean nothing. */
  units: Uint16Array;
  /** Folded forms of the words whose units do not each fold to one. */
  readonly unusual: Map<number, string>;
  /** What the columns lie in; none before the first article. */
  kernel: WordKernel | undefined;
  /** Articles in a row that would have had room in less memory. */
  small: number;
}

/** Empty. @param seed any integer */
export function createWordBuffer(seed: number): WordBuffer {
  const none = new Int32Array(0);
  return {
    title: '',
    text: '',
    textStart: 0,
    titleWords: 0,
    count: 0,
    seed: wordSeed(seed),
    starts: none,
    ends: none,
    hashes: none,
    written: new Uint16Array(0),
    units: new Uint16Array(0),
    unusual: new Map(),
    kernel: undefined,
    small: 0,
  };
}

/** Texts of fewer units have room from the beginning. */
const FIRST_ROOM = 4096;
/** Room for so many units is kept for ever: 1.2 MB. Whatever needed more gives it back after so many smaller articles. */
const KEPT_ROOM = 0x10000;
const KEPT_FOR = 100;

/** Empties the buffer and writes a title and a text into the memory of a kernel that has room for their words. */
export function startTexts(buffer: WordBuffer, title: string, text: string): WordKernel {
  buffer.title = title;
  buffer.text = text;
  buffer.textStart = title === '' ? 0 : title.length + 1;
  buffer.titleWords = 0;
  buffer.count = 0;
  if (buffer.unusual.size > 0) buffer.unusual.clear();
  const kernel = kernelFor(buffer, buffer.textStart + text.length);
  if (title !== '') {
    kernel.bytes.write(title, 0, 'utf16le');
    kernel.written[title.length] = 0;
  }
  kernel.bytes.write(text, 2 * buffer.textStart, 'utf16le');
  return kernel;
}

function kernelFor(buffer: WordBuffer, length: number): WordKernel {
  const { kernel } = buffer;
  const needed = length + BEHIND;
  if (kernel === undefined || kernel.room < needed) {
    return replaceKernel(buffer, Math.max(FIRST_ROOM, Math.ceil(1.5 * length)));
  }
  buffer.small = kernel.room > KEPT_ROOM && needed <= KEPT_ROOM ? buffer.small + 1 : 0;
  return buffer.small > KEPT_FOR ? replaceKernel(buffer, KEPT_ROOM - BEHIND) : kernel;
}

function replaceKernel(buffer: WordBuffer, length: number): WordKernel {
  const kernel = createWordKernel(length, buffer.seed);
  const { starts, ends, hashes, written, units } = kernel;
  return Object.assign(buffer, { starts, ends, hashes, written, units, kernel, small: 0 }).kernel;
}

/** A word as it is written. */
const writtenWord = (buffer: WordBuffer, word: number): string => writtenFrom(buffer, word, word);

/** What is written from one word to another of the same title or text. */
export function writtenFrom(buffer: WordBuffer, first: number, last: number): string {
  const inTitle = first < buffer.titleWords;
  const before = inTitle ? 0 : buffer.textStart;
  const text = inTitle ? buffer.title : buffer.text;
  return text.slice((buffer.starts[first] ?? 0) - before, (buffer.ends[last] ?? 0) - before);
}

/** What lies behind a word, as a bit of `gap`; behind the last one of a title or text a stop. */
export function gapAfter(buffer: WordBuffer, word: number): number {
  const { starts, ends, count, titleWords, textStart } = buffer;
  const inTitle = word < titleWords;
  const text = inTitle ? buffer.title : buffer.text;
  const before = inTitle ? 0 : textStart;
  const isLast = word + 1 === titleWords || word + 1 >= count;
  const to = isLast ? text.length : (starts[word + 1] ?? 0) - before;
  return gapBetween(text, (ends[word] ?? 0) - before, to);
}

/** Whether a word holds an upper-case letter. */
export function isCapitalized({ starts, ends, written }: WordBuffer, word: number): boolean {
  const end = ends[word] ?? 0;
  for (let at = starts[word] ?? 0; at < end; at += 1) if (isCapital(written[at] ?? 0)) return true;
  return false;
}

/** The folded units of title and text as one string, place by place; what is no word there means nothing. */
export const foldedUnits = ({ units, textStart, text }: WordBuffer): string =>
  Buffer.from(units.buffer, units.byteOffset).toString('utf16le', 0, 2 * (textStart + text.length));

/** The folded form of a word. @param units see `foldedUnits`: for those who want many words of one buffer */
export const foldedAmong = (units: string, { unusual, starts, ends }: WordBuffer, word: number): string =>
  unusual.get(word) ?? units.slice(starts[word] ?? 0, ends[word] ?? 0);

/** The folded form of a word: a slice of the text where folding changes nothing. */
export function foldedWord(buffer: WordBuffer, word: number): string {
  const folded = buffer.unusual.get(word);
  if (folded !== undefined) return folded;
  const written = writtenWord(buffer, word);
  const start = buffer.starts[word] ?? 0;
  let changed = '';
  let kept = 0;
  for (let at = 0; at < written.length; at += 1) {
    const found = buffer.units[start + at] ?? 0;
    if (found === written.charCodeAt(at)) continue;
    changed += written.slice(kept, at) + String.fromCharCode(found);
    kept = at + 1;
  }
  return kept === 0 ? written : changed + written.slice(kept);
}
