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
    return { text: phrase.slice(start, end), folded, capital, gap: after, prefix, quoted };
  });
}

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
