/**
 * Remembers what pure functions gave, for the words of watches come again and again. At most two generations are kept:
 * when the younger is full it becomes the older, and what is asked for again moves on. What is given must depend on
 * nothing but the key, and nobody may change it. Long keys, which somebody may have made up, are not kept: so the
 * memory that is held is bounded.
 */
export interface MemoryBounds {
  /** Keys in a generation. */
  readonly most: number;
  /** UTF-16 units of a key. */
  readonly longest: number;
}

/** Gives what is known of a key; what is not known is worked out. */
export type Memory<T> = (key: string, workOut: () => T) => T;

/** Empty. */
export function createMemory<T extends object>({ most, longest }: MemoryBounds): Memory<T> {
  let younger = new Map<string, T>();
  let older = new Map<string, T>();
  return (key, workOut) => {
    const found = younger.get(key);
    if (found !== undefined) return found;
    const given = older.get(key) ?? workOut();
    if (key.length > longest) return given;
    if (younger.size >= most) [older, younger] = [younger, new Map()];
    younger.set(key, given);
    return given;
  };
}

/** The function of a word with a memory of its own: what it gives takes some kilobytes. */
export function remembering<T extends object>(of: (word: string) => T, most = 1024): (word: string) => T {
  const memory = createMemory<T>({ most, longest: 40 });
  return (word) => memory(word, () => of(word));
}
