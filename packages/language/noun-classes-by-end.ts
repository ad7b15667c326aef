import type { Endings } from './russian-endings.ts';

/** What a word is declined by, told by the end of its nominative. */
interface ByEnd {
  readonly ends: RegExp;
  readonly endings: Endings;
}

/**
 * Classes that a word may fit, in their order: those whose nominative has the word's last letter for its own, and those
 * whose nominative has no ending. Of a long list of expressions few are left to be tried.
 */
export function classesByEnd<C extends ByEnd>(classes: readonly C[]): (word: string) => readonly C[] {
  const byLetter = new Map<string, readonly C[]>();
  const choose = (letter: string): readonly C[] => {
    const chosen = classes.filter((each) => ['', letter].includes(lastLetterOf(each)));
    byLetter.set(letter, chosen);
    return chosen;
  };
  return (word) => {
    const letter = word.slice(-1);
    return byLetter.get(letter) ?? choose(letter);
  };
}

/** Of the nominative ending of the first gender; empty where there is none. */
function lastLetterOf({ endings }: ByEnd): string {
  const [row = ''] = Object.values(endings);
  const [nominative = ''] = row.split(/[ /]/);
  return nominative === '∅' ? '' : nominative.slice(-1);
}
