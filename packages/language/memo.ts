/**
 * Remembers what a pure function of a word gave, for the words of watches come again and again. At most two generations
 * of words are kept: when the younger is full it becomes the older, and what is asked for again moves on.
 *
 * The function must depend on nothing but the word, and nobody may change what it gave. Long words, which somebody may
 * have made up, are not kept: so the memory that is held is bounded.
 */
export function remembering<T extends object>(most: number, of: (word: string) => T): (word: string) => T {
  let younger = new Map<string, T>();
  let older = new Map<string, T>();
  return (word) => {
    const found = younger.get(word);
    if (found !== undefined) return found;
    const given = older.get(word) ?? of(word);
    if (word.length > LONGEST) return given;
    if (younger.size >= most) [older, younger] = [younger, new Map()];
    younger.set(word, given);
    return given;
  };
}

const LONGEST = 40;

/** Words in a generation: the forms of one take some kilobytes. */
export const REMEMBERED = 1024;
