/**
 * Remembers what pure functions gave, for the words of watches come again and again. Most words come once, so what is
 * asked for the first time is kept for a short while only, and what is asked for again later on in one of two
 * generations: when the younger is full it becomes the older, and what is asked for again moves on. What is given must
 * depend on nothing but the key, and nobody may change it. Long keys, which somebody may have made up, are not kept: so
 * the memory that is held is bounded.
 */
export interface MemoryBounds {
  /** Keys in a generation. */
  readonly most: number;
  /** UTF-16 units of a key. */
  readonly longest: number;
}

/** Gives what is known of a key; what is not known is worked out. */
export type Memory<T> = (key: string, workOut: () => T) => T;

/** Places for keys that are kept since they were asked for the first time: in each the last one with such a hash. */
const NEWCOMERS = 128;

interface Newcomer<T> {
  readonly key: string;
  readonly given: T;
}

/** Empty. */
export function createMemory<T extends object>({ most, longest }: MemoryBounds): Memory<T> {
  let younger = new Map<string, T>();
  let older = new Map<string, T>();
  const places = 2 ** Math.floor(Math.log2(Math.min(most, NEWCOMERS)));
  const newcomers = Array.from({ length: places }, (): Newcomer<T> | undefined => undefined);
  const newKeys = () => newcomers.flatMap((each) => each?.key ?? []);
  const wasAsked = createAsked(most, () => [...younger.keys(), ...older.keys(), ...newKeys()]);
  return (key, workOut) => {
    if (key.length > longest) return workOut();
    const hash = hashOf(key);
    const place = hash & (places - 1);
    const newcomer = newcomers[place];
    if (newcomer?.key === key) return newcomer.given;
    // Most words are new, and nothing needs to be looked for.
    if (!wasAsked(hash)) {
      const given = workOut();
      newcomers[place] = { key, given };
      return given;
    }
    const found = younger.get(key);
    if (found !== undefined) return found;
    const given = older.get(key) ?? workOut();
    if (younger.size >= most) [older, younger] = [younger, new Map()];
    younger.set(key, given);
    return given;
  };
}

/** So many keys as fit into a generation are told from new ones, and some times as many roughly. */
const BITS_A_KEY = 64;
const ASKED_A_KEY = 8;

/**
 * Whether a key was asked about before, of late: by a bit for its hash, so that now and then a new one seems known. What
 * is kept always counts as asked for.
 */
function createAsked(most: number, kept: () => readonly string[]): (hash: number) => boolean {
  const size = 2 ** Math.ceil(Math.log2(BITS_A_KEY * most));
  const bits = new Uint8Array(size);
  let asked = 0;
  const forget = () => {
    asked = 0;
    bits.fill(0);
    for (const key of kept()) bits[hashOf(key) & (size - 1)] = 1;
  };
  return (hash) => {
    const at = hash & (size - 1);
    if (bits[at] === 1) return true;
    asked += 1;
    if (asked > ASKED_A_KEY * most) forget();
    bits[at] = 1;
    return false;
  };
}

function hashOf(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

/** The function of a word with a memory of its own: what it gives takes some kilobytes. */
export function remembering<T extends object>(of: (word: string) => T, most = 1024): (word: string) => T {
  const memory = createMemory<T>({ most, longest: 40 });
  return (word) => memory(word, () => of(word));
}
