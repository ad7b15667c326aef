/**
 * How the suffix chains of a language are written down.
 *
 * A grammar is a set of slots. A line of a slot names suffixes and the slot behind them: `lAr > many`. A lone `-`
 * goes on to another slot without a suffix. The slot `end` ends the word. `yA/v` follows only a letter of class `v`;
 * without a class a suffix follows anything. A capital letter is a symbol: what it stands for depends on the vowel
 * harmony of the stem. All letters are folded, so ı is i.
 *
 * Three slots are entered from a stem: `stem` (a bare noun), `head` (a noun whose third-person possessive was taken
 * off: yol of demir yolu) and `time` (a noun such as year, which takes the relative suffix at once).
 */
export type SuffixLanguage = 'kk' | 'az' | 'tr' | 'uz';

export interface SuffixGrammar {
  readonly name: string;
  readonly vowels: string;
  /** Letters by class, for what a suffix may follow. A letter may be in several; one in none counts as in all. */
  readonly finals: Readonly<Record<string, string>>;
  /** What each symbol stands for, alternatives split by `|`, by harmony: one letter names a harmony. */
  readonly harmonies: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Harmony behind an open vowel (the symbol A): köprü-ler-i, where ü is rounded and e is not. */
  readonly opened: Readonly<Record<string, string>>;
  readonly slots: Readonly<Record<string, string>>;
}

export interface Suffix {
  readonly letters: string;
  /** Classes of letters that it may follow; empty for any. */
  readonly after: string;
  readonly next: string;
}

/** The suffixes of each slot. */
export function suffixesOf({ slots }: SuffixGrammar): ReadonlyMap<string, readonly Suffix[]> {
  return new Map(Object.entries(slots).map(([slot, lines]) => [slot, lines.split(';').flatMap(readLine)]));
}

function readLine(line: string): readonly Suffix[] {
  const [suffixes = '', next = ''] = line.split('>').map((part) => part.trim());
  return suffixes.split(/\s+/).map((suffix) => {
    const [letters = '', after = ''] = suffix.split('/');
    return { letters: letters === '-' ? '' : letters, after, next };
  });
}

/** Classes of the last letter of a folded text. */
export function finalsOf(grammar: SuffixGrammar, text: string): string {
  const key = grammar.name + text.slice(-1);
  const found = finalsSeen.get(key) ?? classesOf(grammar, text.slice(-1));
  finalsSeen.set(key, found);
  return found;
}

const finalsSeen = new Map<string, string>();

function classesOf({ finals }: SuffixGrammar, letter: string): string {
  const classes = Object.keys(finals).filter((each) => finals[each]?.includes(letter) === true);
  return (classes.length === 0 ? Object.keys(finals) : classes).join('');
}

/** Reads pairs written as `a:b c:d`. */
export function pairs(listed: string): ReadonlyMap<string, string> {
  return new Map(
    listed.split(' ').map((pair) => {
      const [from = '', to = ''] = pair.split(':');
      return [from, to];
    }),
  );
}
