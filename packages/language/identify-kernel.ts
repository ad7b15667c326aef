import { readFileSync } from 'node:fs';
import { compose, mayCompose } from './fold.ts';
import { LETTER_BITS, SCHWA, SKIPPED, letterAt, numberOf } from './language-model/letters.ts';
import latinAndCyrillic from './language-model/model.json' with { type: 'json' };
import { CONTEXTS, type Model, SLOTS, decodeModel, stepOf } from './language-model/model.ts';
import { varieties } from './language-model/varieties.ts';

/**
 * What a stretch of text says about its language: numbers by the places below. For each variety of a script how much worse
 * than the best one it explains the words, a word deciding so much at most; and what the best ones cost.
 */
export type Evidence = Int32Array;

/** Places in an evidence. */
export const evidenceAt = {
  latin: 0,
  cyrillic: 12,
  /** By script, see `script`. */
  letters: 24,
  /** Letters of the Latin words with a capital: in Cyrillic text they are names («KEGOC продаёт акции»). */
  latinNames: 29,
} as const;

/** Behind those of up to eight varieties: what the best ones cost. */
export const BEST = 8;

export const noEvidence = (): Evidence => new Int32Array(EVIDENCE_LENGTH);

const UNITS = 0x20000;
const EVIDENCE = 0x21000;
const EVIDENCE_LENGTH = 32;
const ABSENT = 0x21080;
const COSTS = 0x22000;
const STEPS = 0xa2000;
/** One more is written behind them. */
const MOST_UNITS = 2047;
const PAGES = 75;

/** Bits of the table. */
const DOES_NOT_EXIST = 0x2000;
const MAY_COMPOSE = 0x4000;
const UNKNOWN = 0x8000;

/** The kernel `identify-words.wat`. */
interface Kernel {
  readonly letters: Uint16Array;
  readonly units: Uint16Array;
  readonly bytes: Buffer;
  readonly evidence: Evidence;
  readonly readStretch: (length: number, look: number) => number;
}

/** Made when the first text comes. */
const made: { kernel?: Kernel } = {};

/** The evidence of a stretch; what it has beyond some two thousand units is not looked at. It is overwritten by the next call. */
export function readStretch(text: string): Evidence {
  const kernel = (made.kernel ??= createKernel());
  const length = write(kernel, text);
  const look = read(kernel, length, MAY_COMPOSE | UNKNOWN);
  if (look >= 0) read(kernel, write(kernel, compose(text)), UNKNOWN);
  return kernel.evidence;
}

const write = ({ bytes }: Kernel, text: string): number =>
  bytes.write(text, UNITS, 2 * MOST_UNITS, 'utf16le') >> 1;

/** Reads what has been written, and tells the table what it does not know. @returns the place of a unit that may compose, or -1 */
function read({ letters, units, readStretch: readUnits }: Kernel, length: number, looks: number): number {
  for (;;) {
    const at = readUnits(length, looks);
    const code = units[at] ?? 0;
    if (at < 0 || letters[code] !== UNKNOWN) return at;
    letters[code] = kindOf(code);
  }
}

function kindOf(code: number): number {
  const letter = letterAt(String.fromCharCode(code), 0);
  return (letter === SKIPPED ? DOES_NOT_EXIST : letter) | (mayCompose(code) ? MAY_COMPOSE : 0);
}

function createKernel(): Kernel {
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  const { buffer } = memory;
  const code = new WebAssembly.Module(readFileSync(new URL('identify-words.wasm', import.meta.url)));
  const { exports } = new WebAssembly.Instance<Pick<Kernel, 'readStretch'>>(code, {
    identifying: {
      memory,
      cyrillicSchwa: SCHWA.cyrillic,
      latinSchwa: numberOf(SCHWA.latin),
      workOut: workOutIn(buffer),
    },
  });
  const letters = new Uint16Array(buffer, 0, UNITS / 2).fill(UNKNOWN);
  letters[0] = kindOf(0);
  return {
    letters,
    units: new Uint16Array(buffer, UNITS, MOST_UNITS),
    bytes: Buffer.from(buffer),
    evidence: new Int32Array(buffer, EVIDENCE, EVIDENCE_LENGTH),
    readStretch: exports.readStretch,
  };
}

/** Works out steps as they come up: few of them ever do. A model is decoded when the first one of its script comes. */
function workOutIn(buffer: ArrayBuffer): (address: number) => number {
  const models: { latin?: Model; cyrillic?: Model } = {};
  const steps = new Uint32Array(buffer, STEPS, 2 * STEPS_OF_SCRIPT);
  return (address) => {
    const place = (address - STEPS) >> 2;
    const of = place < STEPS_OF_SCRIPT ? 'latin' : 'cyrillic';
    const model = (models[of] ??= modelIn(buffer, of));
    return (steps[place] = stepOf(model, place % STEPS_OF_SCRIPT));
  };
}

const STEPS_OF_SCRIPT = CONTEXTS << LETTER_BITS;

function modelIn(buffer: ArrayBuffer, of: 'latin' | 'cyrillic'): Model {
  const model = decodeModel(latinAndCyrillic[of], varieties[of]);
  const which = of === 'latin' ? 0 : 1;
  new Uint32Array(buffer, COSTS + 8 * SLOTS * which, 2 * SLOTS).set(model.costs);
  new Uint16Array(buffer, ABSENT + 16 * which, 8).fill(0xffff, varieties[of].length);
  return model;
}
