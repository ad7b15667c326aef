/**
 * Texts in arrays of integers. Where all units beyond ASCII lie in one block of 128, as in Russian, Ukrainian or Georgian
 * texts, a unit takes a byte: those of the block from 128 on. Else it takes two. The coding of a text is the number of its
 * block, or WIDE.
 */
const WIDE = 1 << 9;
const BLOCK_BITS = 7;
const BLOCK = 1 << BLOCK_BITS;

/** Codings take so many bits. */
export const CODING_BITS = 10;

/** The coding of some texts that are written one behind the other. */
export function codingOf(texts: readonly string[]): number {
  let coding = 0;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const block = text.charCodeAt(at) >>> BLOCK_BITS;
      if (block === 0 || block === coding) continue;
      if (coding !== 0) return WIDE;
      coding = block;
    }
  }
  return coding;
}

/** How many integers so many units take. */
export const codedLength = (units: number, coding: number): number =>
  coding === WIDE ? (units + 1) >> 1 : (units + 3) >> 2;

/** How many bytes a unit takes. */
export const unitBytes = (coding: number): number => (coding === WIDE ? 2 : 1);

/** A text among integers. */
export interface Coded {
  readonly ints: Int32Array;
  /** Where it begins. */
  readonly from: number;
  readonly coding: number;
}

/** Writes texts one behind the other, over whatever is there. */
export function writeCoded({ ints, from, coding }: Coded, texts: readonly string[]): void {
  const shift = coding === WIDE ? 1 : 2;
  let unit = 0;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const place = from + (unit >> shift);
      const within = unit & ((1 << shift) - 1);
      const before = within === 0 ? 0 : (ints[place] ?? 0);
      ints[place] = before | (codeOf(text.charCodeAt(at), coding) << (within << (5 - shift)));
      unit += 1;
    }
  }
}

const codeOf = (unit: number, coding: number): number =>
  coding === WIDE || unit < BLOCK ? unit : BLOCK | (unit & (BLOCK - 1));

/** A unit of a text. */
export function codedUnit({ ints, from, coding }: Coded, unit: number): number {
  if (coding === WIDE) return ((ints[from + (unit >> 1)] ?? 0) >>> ((unit & 1) << 4)) & 0xffff;
  const code = ((ints[from + (unit >> 2)] ?? 0) >>> ((unit & 3) << 3)) & 0xff;
  return code + (code >>> BLOCK_BITS) * addedBy(coding);
}

/** What is added to a byte that is not ASCII. */
const addedBy = (coding: number): number => (coding << BLOCK_BITS) - BLOCK;

/** Some units of a text. */
export interface Part {
  readonly start: number;
  readonly length: number;
}

/**
 * Reads some units, from the integer on in which the first of them lies: up to three before it come along.
 * @param to with room for three more behind
 * @returns where the first one is
 */
export function readCoded(
  { ints, from, coding }: Coded,
  { start, length }: Part,
  { units, at }: Written,
): number {
  const within = start & (coding === WIDE ? 1 : 3);
  const end = at + within + length;
  if (coding === WIDE) {
    let wide = from + (start >> 1);
    for (let unit = at; unit < end; unit += 2, wide += 1) {
      const both = ints[wide] ?? 0;
      units[unit] = both & 0xffff;
      units[unit + 1] = both >>> 16;
    }
    return at + within;
  }
  const added = addedBy(coding);
  let place = from + (start >> 2);
  for (let unit = at; unit < end; unit += 4, place += 1) {
    const four = ints[place] ?? 0;
    const high = (four >>> BLOCK_BITS) & 0x01010101;
    units[unit] = (four & 0xff) + (high & 1) * added;
    units[unit + 1] = ((four >>> 8) & 0xff) + ((high >>> 8) & 1) * added;
    units[unit + 2] = ((four >>> 16) & 0xff) + ((high >>> 16) & 1) * added;
    units[unit + 3] = (four >>> 24) + (high >>> 24) * added;
  }
  return at + within;
}

/** Where units are written. */
export interface Written {
  readonly units: Uint16Array;
  readonly at: number;
}
