import { BOUNDARY, LETTER_BITS, script } from './letters.ts';
import { HIGHEST_COST, STEPS } from './model.ts';
import { type Variety, varieties } from './varieties.ts';
import { readWords } from './words.ts';

/**
 * The language model: for each run of one to four letters in a word how probable its last letter is after those before
 * it, in each variety of the script.
 *
 * Witten-Bell: P(c|h) = (n(hc) + t(h) · P(c|h')) / (n(h) + t(h)), where h' is h without its first letter, n counts
 * occurrences in the training text and t different continuations; below a single letter all 62 are equally probable.
 * Runs of three and four that tell the varieties apart hardly better than their ends are left out, and runs of four that
 * occur once.
 *
 * The figures are costs, -ln P in steps of 1/16, one byte each. A file holds the runs of a script in ascending order: the
 * distance to the one before (7 bits a byte, low ones first, the high bit says that more follow), then a byte for each
 * variety.
 */
export interface ModelFile {
  readonly latin: string;
  readonly cyrillic: string;
}

const LETTERS = 62;
const RUN_OF_THREE = 2 ** (2 * LETTER_BITS);
const RUN_OF_FOUR = 2 ** (3 * LETTER_BITS);
const LONGEST_RUN = 2 ** (4 * LETTER_BITS) - 1;
/** In steps of cost. */
const LEAST_DIFFERENCE = 32;

/** The model that the training texts give, by name. The same texts give the same model. */
export function trainModel(texts: Readonly<Record<string, string>>): ModelFile {
  return { latin: trained('latin', texts), cyrillic: trained('cyrillic', texts) };
}

interface Counts {
  /** Of each run. */
  readonly runs: Map<number, number>;
  /** Of each run as the context of a further letter: occurrences, and different letters. */
  readonly contexts: Map<number, { total: number; kinds: number }>;
}

function trained(of: 'latin' | 'cyrillic', texts: Readonly<Record<string, string>>): string {
  const counts = varieties[of].map((variety) => count(textOf(variety, texts), script[of]));
  const runs = new Set(counts.flatMap((each) => [...each.runs.keys()]));
  const kept = new Map<number, readonly number[]>();
  // In ascending order a run comes after its ends, which are shorter.
  for (const run of [...runs].toSorted((one, other) => one - other)) {
    if (run >= RUN_OF_FOUR && !isRepeated(run, varieties[of], counts)) continue;
    const costs = counts.map((each) => costOf(run, each));
    if (run < RUN_OF_THREE || tells(costs, longestKept(shorter(run), kept))) kept.set(run, costs);
  }
  return encoded(kept);
}

/** The same text in another spelling counts for no second occurrence. */
function isRepeated(run: number, of: readonly Variety[], counts: readonly Counts[]): boolean {
  const times = { usual: 0, unusual: 0 };
  for (const [at, { runs }] of counts.entries()) {
    times[of[at]?.unusual === true ? 'unusual' : 'usual'] += runs.get(run) ?? 0;
  }
  return Math.max(times.usual, times.unusual) > 1;
}

function longestKept(run: number, kept: ReadonlyMap<number, readonly number[]>): readonly number[] {
  for (let end = run; end !== 0; end = shorter(end)) {
    const costs = kept.get(end);
    if (costs !== undefined) return costs;
  }
  return [];
}

/** Whether it tells varieties apart in another way than its end does. */
function tells(costs: readonly number[], ofEnd: readonly number[]): boolean {
  const more = costs.map((cost, at) => cost - (ofEnd[at] ?? 0));
  return Math.max(...more) - Math.min(...more) >= LEAST_DIFFERENCE;
}

function encoded(runs: ReadonlyMap<number, readonly number[]>): string {
  const bytes: number[] = [];
  let last = 0;
  for (const [run, costs] of runs) {
    pushNumber(bytes, run - last);
    bytes.push(...costs);
    last = run;
  }
  return Buffer.from(bytes).toString('base64');
}

function textOf({ text: name, respell }: Variety, texts: Readonly<Record<string, string>>): string {
  const text = texts[name] ?? '';
  return respell?.(text) ?? text;
}

function count(text: string, of: number): Counts {
  const counts: Counts = { runs: new Map(), contexts: new Map() };
  readWords(text.normalize('NFC'), { from: 0, to: text.length }, (word) => {
    if (word.script !== of) return;
    let gram = BOUNDARY;
    for (const letter of word.letters.subarray(0, word.length)) {
      gram = ((gram << LETTER_BITS) | letter) & LONGEST_RUN;
      for (let bits = LETTER_BITS; bits <= 4 * LETTER_BITS; bits += LETTER_BITS) {
        const run = gram & (2 ** bits - 1);
        // A gram at the beginning of a word is shorter than four.
        if (run !== (gram & (2 ** (bits - LETTER_BITS) - 1))) countRun(run, counts);
      }
    }
  });
  return counts;
}

function countRun(run: number, { runs, contexts }: Counts): void {
  const before = runs.get(run) ?? 0;
  runs.set(run, before + 1);
  const context = contexts.get(contextKey(run)) ?? { total: 0, kinds: 0 };
  context.total += 1;
  if (before === 0) context.kinds += 1;
  contexts.set(contextKey(run), context);
}

const contextKey = (run: number): number => run >>> LETTER_BITS;

function costOf(run: number, counts: Counts): number {
  return Math.min(HIGHEST_COST, Math.round(-STEPS * Math.log(probability(run, counts))));
}

function probability(run: number, counts: Counts): number {
  if (run === 0) return 1 / LETTERS;
  const lower = probability(shorter(run), counts);
  const context = counts.contexts.get(contextKey(run));
  if (context === undefined) return lower;
  return ((counts.runs.get(run) ?? 0) + context.kinds * lower) / (context.total + context.kinds);
}

/** The run without its first letter; 0 of a single letter. */
function shorter(run: number): number {
  for (let bits = 3 * LETTER_BITS; bits > 0; bits -= LETTER_BITS) {
    const rest = run & (2 ** bits - 1);
    if (rest !== run) return rest;
  }
  return 0;
}

function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}
