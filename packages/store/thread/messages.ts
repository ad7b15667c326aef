import type { MessagePort } from 'node:worker_threads';
import type { CarriedFailure } from '@newswatch/domain';

/** Functions that run in the thread itself, by name. Both sides hold the same table. */
export type Rules = Readonly<Record<string, Rule>>;
/** Pure and synchronous. */
export type Rule = (...given: never[]) => unknown;

/** What the script of the thread is begun with. */
export interface Beginning {
  /** For whoever opens the store. */
  readonly data: unknown;
  readonly asking: AskingEnd;
}

/** Where the thread waits for what it asks. */
export interface AskingEnd {
  readonly port: MessagePort;
  /** One Int32: 1 once the answer lies in the port. */
  readonly flag: SharedArrayBuffer;
}

export interface Call {
  readonly id: number;
  readonly repository: string;
  readonly method: string;
  /** Plain data; a rule's place is empty. */
  readonly args: readonly unknown[];
  readonly rules: readonly RulePlace[];
}

export interface RulePlace {
  readonly at: number;
  /** Of the table; one without a name is asked back. */
  readonly name?: string;
}

export type ToThread = { readonly calls: readonly Call[] } | 'close';

export type FromThread =
  | 'opened'
  | { readonly refused: CarriedFailure }
  | { readonly answers: readonly Answer[] }
  | { readonly asked: Asked };

export type Answer =
  { readonly id: number; readonly done: unknown } | { readonly id: number; readonly failed: CarriedFailure };

/** What a rule that only the caller has says to this. */
export interface Asked {
  readonly id: number;
  readonly at: number;
  readonly given: readonly unknown[];
}

/** A rule that threw is known to the caller, who fails the call by it. */
export type Said = { readonly said: unknown } | 'threw';
