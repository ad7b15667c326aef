import { MessageChannel, Worker } from 'node:worker_threads';
import { arrived, failure, messageOf } from '@newswatch/domain';
import { gather } from './gather.ts';
import { type InHand, createInHand } from './in-hand.ts';
import type { Beginning, Call, FromThread, RulePlace, Rules, ToThread } from './messages.ts';

export interface ConnectionOptions {
  readonly thread: URL;
  readonly data: unknown;
  readonly rules: Rules;
}

export interface Request {
  readonly repository: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** One thread, from its beginning to its end. */
export interface Connection {
  /** @throws NewswatchError what opening the store throws */
  readonly opened: Promise<void>;
  ask(request: Request): Promise<unknown>;
  /** No more can be asked of it. */
  isOver(): boolean;
  /** Resolves when all is answered and the thread has ended. */
  close(): Promise<void>;
}

/** What is asked before the store is open waits for it. */
export function connect({ thread, data, rules }: ConnectionOptions): Connection {
  const inHand = createInHand();
  const { worker, opened, over } = begin({ thread, data, inHand });
  const send = gather<Call>((calls) => sendAll(worker, calls, inHand));
  let isOver = false;
  void over.then(() => (isOver = true));
  return {
    opened,
    isOver: () => isOver,
    ask: ({ repository, method, args }) => {
      const { id, answer } = inHand.begin(args);
      send({ id, repository, method, ...withoutRules(args, rules) });
      return answer;
    },
    close: async () => {
      // After what is gathered still.
      process.nextTick(() => post(worker, 'close'));
      await over;
    },
  };
}

interface Begun {
  readonly worker: Worker;
  readonly opened: Promise<void>;
  readonly over: Promise<void>;
}

function begin({ thread, data, inHand }: Omit<ConnectionOptions, 'rules'> & { inHand: InHand }): Begun {
  const { port1: answering, port2: port } = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: Beginning = { data, asking: { port, flag: flag.buffer } };
  const worker = new Worker(thread, { workerData, transferList: [port] });
  const opened = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  let problem = failure('store-unavailable', { problem: 'its thread ended' });
  worker.on('message', (message: FromThread) => {
    if (message === 'opened') opened.resolve();
    else if ('answers' in message) message.answers.forEach(inHand.settle);
    else if ('refused' in message) problem = arrived(message.refused);
    else {
      answering.postMessage(inHand.say(message.asked));
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    }
  });
  worker.on('error', (error) => {
    problem = failure('store-unavailable', { problem: messageOf(error) }, { cause: error });
  });
  worker.once('exit', () => {
    answering.close();
    opened.reject(problem);
    over.resolve();
    inHand.failAll(problem);
  });
  // The first one is waited for; one that is begun later fails its calls, which tells the callers.
  void Promise.allSettled([opened.promise]);
  return { worker, opened: opened.promise, over: over.promise };
}

/** One call that cannot cross must not take its neighbours with it. */
function sendAll(worker: Worker, calls: readonly Call[], inHand: InHand): void {
  try {
    post(worker, { calls });
  } catch (error) {
    if (calls.length > 1) for (const call of calls) sendAll(worker, [call], inHand);
    else for (const { id } of calls) inHand.fail(id, error);
  }
}

const post = (worker: Worker, message: ToThread): void => worker.postMessage(message);

/** Functions do not cross: the thread has its own under the name, or asks for what they say. */
function withoutRules(args: readonly unknown[], rules: Rules): Pick<Call, 'args' | 'rules'> {
  const places = args.flatMap((arg, at): readonly RulePlace[] => {
    if (typeof arg !== 'function') return [];
    const [name] = Object.entries(rules).find(([, rule]) => rule === arg) ?? [];
    return [name === undefined ? { at } : { at, name }];
  });
  if (places.length === 0) return { args, rules: places };
  return { args: args.map((arg) => (typeof arg === 'function' ? undefined : arg)), rules: places };
}
