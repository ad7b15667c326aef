import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { carried, failure } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import { gather } from './gather.ts';
import type {
  Answer,
  AskingEnd,
  Beginning,
  Call,
  FromThread,
  Rule,
  Rules,
  Said,
  ToThread,
} from './messages.ts';

export interface ServeOptions {
  /** @param data what `openStoreThread` was given */
  readonly open: (data: unknown) => Promise<ServedStore>;
  readonly rules: Rules;
}

export interface ServedStore {
  readonly store: Store;
  readonly close: () => void;
}

/**
 * The thread of `openStoreThread`: opens a store and answers calls on its repositories, in the order in which they come.
 * What comes in one turn reaches the store in one turn, so that it is committed together. Ends when it is told to close
 * and all that it has in hand is answered.
 */
export async function serveStore({ open, rules }: ServeOptions): Promise<void> {
  const { data, asking }: Beginning = workerData;
  try {
    const served = await open(data);
    post('opened');
    answerCalls(served, (call, at) => ruleFor(call, at, { rules, asking }));
  } catch (thrown) {
    post({ refused: carried(thrown) });
  }
}

type RuleAt = (call: Call, place: Call['rules'][number]) => Rule;

function answerCalls({ store, close }: ServedStore, ruleAt: RuleAt): void {
  const answer = gather<Answer>((answers) => post({ answers }));
  const inHand = new Set<Promise<void>>();
  const take = (call: Call): void => {
    const taken = perform(store, call, ruleAt)
      .then(answer)
      .finally(() => inHand.delete(taken));
    inHand.add(taken);
  };
  const end = async (): Promise<void> => {
    await Promise.all(inHand);
    close();
    // The last answers are gathered still.
    setImmediate(() => parentPort?.close());
  };
  parentPort?.on('message', (message: ToThread) => {
    if (message === 'close') void end();
    else for (const call of message.calls) take(call);
  });
}

async function perform(store: Store, call: Call, ruleAt: RuleAt): Promise<Answer> {
  const { id, repository, method } = call;
  try {
    const args = [...call.args];
    for (const place of call.rules) args[place.at] = ruleAt(call, place);
    return { id, done: await methodOf(store, repository, method)(...args) };
  } catch (thrown) {
    return { id, failed: carried(thrown) };
  }
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** @throws NewswatchError `unexpected`: the two sides are not of one release */
function methodOf(store: Store, repository: string, method: string): Method {
  const owner: unknown = Reflect.get(store, repository);
  const found: unknown = owner instanceof Object ? Reflect.get(owner, method) : undefined;
  if (typeof found !== 'function') throw failure('unexpected', { problem: `no ${repository}.${method}` });
  return (...args) => Reflect.apply(found, owner, args);
}

interface RuleSources {
  readonly rules: Rules;
  readonly asking: AskingEnd;
}

function ruleFor({ id }: Call, { at, name }: Call['rules'][number], sources: RuleSources): Rule {
  const { rules, asking } = sources;
  if (name === undefined) return (...given) => askBack({ id, at, given }, asking);
  const rule = rules[name];
  if (rule === undefined) throw failure('unexpected', { problem: `no rule ${name}` });
  return rule;
}

/** Stands still until the caller has answered: nothing else may happen within the transaction. */
function askBack(asked: { id: number; at: number; given: readonly unknown[] }, asking: AskingEnd): unknown {
  const flag = new Int32Array(asking.flag);
  Atomics.store(flag, 0, 0);
  post({ asked });
  Atomics.wait(flag, 0, 0);
  const said: Said | undefined = receiveMessageOnPort(asking.port)?.message;
  if (said === undefined || said === 'threw') throw failure('unexpected', { problem: 'the rule threw' });
  return said.said;
}

const post = (message: FromThread): void => parentPort?.postMessage(message);
