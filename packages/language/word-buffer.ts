import { isCapital } from './fold.ts';
import { gapBetween } from './gap-between.ts';

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
  /** Of the hashes: another one in each process, so that nobody can choose words that collide. */
  readonly seed: number;
  /** Places in title and text, half open. */
  starts: Int32Array;
  ends: Int32Array;
  /** Of the folded units, made with `hashUnit` from the seed on. */
  hashes: Int32Array;
  /** The units as written, with one that is no letter behind each text. Reading them from a string takes twice as long. */
  written: Uint16Array;
  /** The same memory. */
  bytes: Buffer;
  /** The folded unit at each place that belongs to a word; of words in `unusual` only some. */
  units: Uint16Array;
  /** Folded forms of the words whose units do not each fold to one. */
  readonly unusual: Map<number, string>;
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
    seed: seed | 0,
    starts: none,
    ends: none,
    hashes: none,
    written: new Uint16Array(0),
    bytes: Buffer.alloc(0),
    units: new Uint16Array(0),
    unusual: new Map(),
  };
}

/** Empties the buffer and makes room for the words of a title and a text. */
export function startTexts(buffer: WordBuffer, title: string, text: string): void {
  buffer.title = title;
  buffer.text = text;
  buffer.textStart = title === '' ? 0 : title.length + 1;
  buffer.titleWords = 0;
  buffer.count = 0;
  if (buffer.unusual.size > 0) buffer.unusual.clear();
  const most = buffer.textStart + text.length;
  if (buffer.units.length <= most) makeRoom(buffer, 2 * most + 64);
  if (title !== '') write(buffer, title, 0);
  write(buffer, text, buffer.textStart);
}

function makeRoom(buffer: WordBuffer, room: number): void {
  buffer.written = new Uint16Array(room);
  buffer.bytes = Buffer.from(buffer.written.buffer);
  buffer.starts = new Int32Array(room);
  buffer.ends = new Int32Array(room);
  buffer.hashes = new Int32Array(room);
  buffer.units = new Uint16Array(room);
}

function write({ written, bytes }: WordBuffer, text: string, from: number): void {
  bytes.write(text, 2 * from, 'utf16le');
  written[from + text.length] = 0;
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
  Buffer.from(units.buffer).toString('utf16le', 0, 2 * (textStart + text.length));

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
