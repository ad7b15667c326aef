import { type Coded, type Part, readCoded } from './coded-text.ts';

/** Parts of texts, written one behind the other: one string is made of all, and what is cut from it costs little. Used again. */
export interface WrittenTexts {
  units: Uint16Array;
  end: number;
}

/** Nothing is written. */
export const createWrittenTexts = (): WrittenTexts => ({ units: new Uint16Array(256), end: 0 });

/** What a part takes besides itself: reading begins and ends with whole integers. */
const SPARE = 6;

/** @returns where it begins */
export function writePart(written: WrittenTexts, coded: Coded, part: Part): number {
  const room = written.end + part.length + SPARE;
  if (written.units.length < room) {
    const grown = new Uint16Array(2 * room);
    grown.set(written.units);
    written.units = grown;
  }
  const start = readCoded(coded, part, { units: written.units, at: written.end });
  written.end = start + part.length;
  return start;
}

/** All that was written; nothing is then. */
export function takeText(written: WrittenTexts): string {
  const { end, units } = written;
  written.end = 0;
  return Buffer.from(units.buffer, 0, 2 * end).toString('utf16le');
}
