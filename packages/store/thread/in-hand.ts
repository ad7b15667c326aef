import { arrived } from '@newswatch/domain';
import type { Answer, Asked, Said } from './messages.ts';

/** The calls that wait for their answers. */
export interface InHand {
  begin(args: readonly unknown[]): { readonly id: number; readonly answer: Promise<unknown> };
  settle(answer: Answer): void;
  /** What the rule among a call's arguments says; what it throws instead is what the call fails by. */
  say(asked: Asked): Said;
  fail(id: number, error: unknown): void;
  failAll(error: unknown): void;
}

interface Waiting {
  readonly args: readonly unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createInHand(): InHand {
  const waiting = new Map<number, Waiting>();
  const thrown = new Map<number, unknown>();
  let begun = 0;
  const end = (id: number): Waiting | undefined => {
    const ended = waiting.get(id);
    waiting.delete(id);
    thrown.delete(id);
    return ended;
  };
  const fail: InHand['fail'] = (id, error) => end(id)?.reject(error);
  return {
    fail,
    begin: (args) => {
      const { promise: answer, ...settlement } = Promise.withResolvers<unknown>();
      const id = (begun += 1);
      waiting.set(id, { args, ...settlement });
      return { id, answer };
    },
    settle: (answer) => {
      if ('done' in answer) end(answer.id)?.resolve(answer.done);
      else fail(answer.id, thrown.get(answer.id) ?? arrived(answer.failed));
    },
    say: ({ id, at, given }) => {
      const rule = waiting.get(id)?.args[at];
      if (typeof rule !== 'function') return 'threw';
      try {
        return { said: Reflect.apply(rule, undefined, given) };
      } catch (error) {
        thrown.set(id, error);
        return 'threw';
      }
    },
    failAll: (error) => {
      for (const id of waiting.keys()) fail(id, error);
    },
  };
}
