import { type KnownWords, shift, shiftOf, weightOf } from './known-words.ts';

const NEGATOR_REACH = 3;
const SHIFT_REACH = 2;
/** No word further before or behind one is looked at. */
export const REACH_BEFORE = Math.max(NEGATOR_REACH, SHIFT_REACH);
export const REACH_BEHIND = SHIFT_REACH;

/** What stands near a word in its sentence. */
export interface Near {
  readonly known: KnownWords;
  /** Of known words, in the order of the text. */
  readonly numbers: Int32Array;
  /** The places from which to before which words are near. */
  readonly from: number;
  readonly to: number;
}

/**
 * The weight of the word at a place (see `Shifters` for the kinds of neighbours). Two that turn it around cancel out: «не
 * удалось предотвратить кризис» is bad news.
 */
export function shiftedWeight(near: Near, at: number): number {
  const { known, numbers } = near;
  const number = numbers[at] ?? 0;
  if (kindsAmong(near, near.from, near.to - 1) === 0) return weightOf(known, number);
  const kinds = shiftOf(known, number);
  if ((kinds & shift.lowering) !== 0 && anyWeighs(near, at + 1, at + SHIFT_REACH)) return 0;
  if ((kinds & shift.loweringBehind) !== 0 && anyWeighs(near, at - SHIFT_REACH, at - 1)) return 0;
  const weight = weightOf(known, number);
  const raised = (kinds & shift.raising) === 0 ? weight : (badBehind(near, at) ?? weight);
  return turns(near, at, weight < 0) % 2 === 0 ? raised : -raised;
}

function turns(near: Near, at: number, bad: boolean): number {
  const before = kindsAmong(near, at - SHIFT_REACH, at - 1);
  const behind = kindsAmong(near, at + 1, at + SHIFT_REACH);
  const next = kindsAmong(near, at + 1, at + 1);
  let count = isNegated(near, at) ? 1 : 0;
  if ((next & shift.negatorsBehind) !== 0) count += 1;
  if ((before & shift.lowering) !== 0) count += 1;
  if ((behind & shift.loweringBehind) !== 0) count += 1;
  if (bad && (before & shift.fighting) !== 0) count += 1;
  return count;
}

function isNegated(near: Near, at: number): boolean {
  for (let place = at - 1; place >= Math.max(near.from, at - NEGATOR_REACH); place -= 1) {
    const negates = (kindsAmong(near, place, place) & shift.negators) !== 0;
    const emptied = place + 1 < at && (kindsAmong(near, place + 1, place + 1) & shift.emptying) !== 0;
    if (negates && !emptied) return true;
  }
  return false;
}

/** The kinds of all words from one place to another, as bits. */
function kindsAmong({ known, numbers, from, to }: Near, first: number, last: number): number {
  let kinds = 0;
  for (let at = Math.max(first, from); at <= Math.min(last, to - 1); at += 1)
    kinds |= shiftOf(known, numbers[at] ?? 0);
  return kinds;
}

function anyWeighs({ known, numbers, from, to }: Near, first: number, last: number): boolean {
  for (let at = Math.max(first, from); at <= Math.min(last, to - 1); at += 1)
    if (weightOf(known, numbers[at] ?? 0) !== 0) return true;
  return false;
}

/** The weight of the first bad word behind. */
function badBehind({ known, numbers, to }: Near, at: number): number | undefined {
  for (let place = at + 1; place <= Math.min(at + SHIFT_REACH, to - 1); place += 1) {
    const weight = weightOf(known, numbers[place] ?? 0);
    if (weight < 0) return weight;
  }
  return undefined;
}
