/**
 * Bands and the prints that stand under them, in flat memory: 11 to 22 bytes each. A band is known by 32 bits of a hash,
 * so one look-up in some hundreds answers a print too many.
 */
export interface BandTable {
  /** The largest number added; undefined while it is empty. */
  readonly last: number | undefined;
  /** Numbers grow. A number may come again, where the one before was rolled back. */
  add(number: number, bands: readonly string[]): void;
  /** In the order of adding, each once. */
  under(band: string): readonly number[];
  /** Has doubled since it was made: much of it may have left the window. */
  isFull(): boolean;
}

const SMALLEST = 1 << 12;
/** So many prints until the table asks to be made anew, at least. */
const ROOM = 100_000;

/** Places of a hash and, less one, the place of its print among the numbers; 0 is free. */
interface Places {
  hashes: Int32Array;
  prints: Int32Array;
  used: number;
}

export function createBandTable(): BandTable {
  const places: Places = { hashes: new Int32Array(SMALLEST), prints: new Int32Array(SMALLEST), used: 0 };
  const numbers: number[] = [];
  let sinceAsked: number | undefined;
  return {
    get last() {
      return numbers.at(-1);
    },
    add(number, bands) {
      numbers.push(number);
      makeRoom(places, bands.length);
      for (const band of bands) put(places, hashOf(band), numbers.length);
    },
    under(band) {
      sinceAsked ??= numbers.length;
      const found = new Set<number>();
      for (const place of placesOf(places, hashOf(band)))
        found.add(numbers[(places.prints[place] ?? 0) - 1] ?? 0);
      return [...found];
    },
    isFull: () => sinceAsked !== undefined && numbers.length > 2 * sinceAsked + ROOM,
  };
}

/** At most two thirds are used; the size is a power of two. */
function makeRoom(places: Places, more: number): void {
  if (3 * (places.used + more) <= 2 * places.hashes.length) return;
  const { hashes, prints } = places;
  const size = powerOfTwo(2 * (places.used + more));
  places.hashes = new Int32Array(size);
  places.prints = new Int32Array(size);
  places.used = 0;
  prints.forEach((print, at) => {
    if (print !== 0) put(places, hashes[at] ?? 0, print);
  });
}

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(least));

function put(places: Places, hash: number, print: number): void {
  const { hashes, prints } = places;
  const last = hashes.length - 1;
  let at = hash & last;
  while (prints[at] !== 0) at = (at + 1) & last;
  hashes[at] = hash;
  prints[at] = print;
  places.used += 1;
}

function* placesOf({ hashes, prints }: Places, hash: number): Generator<number> {
  const last = hashes.length - 1;
  for (let at = hash & last; prints[at] !== 0; at = (at + 1) & last) if (hashes[at] === hash) yield at;
}

/** FNV-1a over UTF-16 units, finished as in MurmurHash3: look-ups take the lowest bits. */
function hashOf(band: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < band.length; at += 1) hash = Math.imul(hash ^ band.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
