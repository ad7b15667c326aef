import { gap } from './gap.ts';
import { tokenize } from './tokens.ts';

/** One word of a watch phrase, as typed. */
export interface PhraseWord {
  readonly text: string;
  readonly folded: string;
  readonly capital: boolean;
  /** What stands between it and the next word; one bit of `gap`. */
  readonly gap: number;
  /** Typed with a `*` behind it: any word that begins so. */
  readonly prefix: boolean;
  /** A quotation opens before it, inside the phrase: компания «Каспий». */
  readonly quoted: boolean;
}

/** The words of a phrase as a person typed it. */
export function phraseWords(phrase: string): readonly PhraseWord[] {
  return tokenize(phrase).map(({ start, end, folded, capital, gap: next }) => {
    const prefix = phrase[end] === '*';
    const after = prefix && next === gap.stop && /^\*[\s]/.test(phrase.slice(end)) ? gap.space : next;
    const quoted = start > 1 && /[«"“„]/.test(phrase.charAt(start - 1));
    const text = inOneScript(phrase.slice(start, end), folded);
    return { text, folded, capital, gap: after, prefix, quoted };
  });
}

/** A word typed with letters of two scripts that look alike has those of one, as its folded form has. */
function inOneScript(typed: string, folded: string): string {
  if (typed === folded || !isMixed(typed) || isMixed(folded)) return typed;
  if (typed === typed.toUpperCase()) return folded.toUpperCase();
  const [first = ''] = typed;
  return first === first.toLowerCase() ? folded : folded.charAt(0).toUpperCase() + folded.slice(1);
}

const isMixed = (word: string): boolean =>
  /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word);

/** Runs of words that hyphens join: «Касым-Жомарт», «казахстанско-азербайджанские». */
export function compounds(words: readonly PhraseWord[]): readonly (readonly PhraseWord[])[] {
  const runs: PhraseWord[][] = [];
  let joined = false;
  for (const word of words) {
    const run = runs.at(-1);
    if (joined && run !== undefined) run.push(word);
    else runs.push([word]);
    joined = word.gap === gap.hyphen;
  }
  return runs;
}
