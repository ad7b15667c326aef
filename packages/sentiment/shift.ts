import type { Lexicon, Shifters } from './lexicons/lexicon.ts';

/** Stands between sentences; survives the tokenizer of the `sentiment` package. */
export const SENTENCE_END = '|';

const NEGATOR_REACH = 3;
const SHIFT_REACH = 2;
/** No word further before or behind one is looked at. */
export const REACH_BEFORE = Math.max(NEGATOR_REACH, SHIFT_REACH);
export const REACH_BEHIND = SHIFT_REACH;

/**
 * The weight of a word in its sentence (see `Shifters` for the kinds of neighbours). Two that turn it around cancel
 * out: «не удалось предотвратить кризис» is bad news.
 *
 * @param tokens keys of the lexicon where a word has one, and sentence ends
 */
export function shiftedWeight(tokens: readonly string[], at: number, lexicon: Lexicon): number {
  const word = tokens[at] ?? '';
  const weight = lexicon.weights.get(word) ?? 0;
  const { shifters } = lexicon;
  const following = reach(tokens, at, SHIFT_REACH).map((token) => lexicon.weights.get(token) ?? 0);
  if (shifters.lowering.has(word) && following.some((other) => other !== 0)) return 0;
  const preceding = reach(tokens, at, -SHIFT_REACH).map((token) => lexicon.weights.get(token) ?? 0);
  if (shifters.loweringBehind.has(word) && preceding.some((other) => other !== 0)) return 0;
  const raised = shifters.raising.has(word) ? (following.find((other) => other < 0) ?? weight) : weight;
  return turns(tokens, at, lexicon) % 2 === 0 ? raised : -raised;
}

function turns(tokens: readonly string[], at: number, { weights, shifters }: Lexicon): number {
  const near = reach(tokens, at, -SHIFT_REACH);
  const bad = (weights.get(tokens[at] ?? '') ?? 0) < 0;
  return [
    isNegated(tokens, at, shifters),
    reach(tokens, at, 1).some((token) => shifters.negatorsBehind.has(token)),
    near.some((token) => shifters.lowering.has(token)),
    reach(tokens, at, SHIFT_REACH).some((token) => shifters.loweringBehind.has(token)),
    bad && near.some((token) => shifters.fighting.has(token)),
  ].filter(Boolean).length;
}

function isNegated(tokens: readonly string[], at: number, { negators, emptying }: Shifters): boolean {
  const before = reach(tokens, at, -NEGATOR_REACH);
  return before.some((token, index) => negators.has(token) && !emptying.has(before[index - 1] ?? ''));
}

/** Up to `distance` tokens after (or, negative, before) a place, nearest first, within the sentence. */
function reach(tokens: readonly string[], at: number, distance: number): readonly string[] {
  const near =
    distance > 0
      ? tokens.slice(at + 1, at + 1 + distance)
      : tokens.slice(Math.max(0, at + distance), at).reverse();
  const end = near.indexOf(SENTENCE_END);
  return end === -1 ? near : near.slice(0, end);
}
