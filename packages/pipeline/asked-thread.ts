import { Worker } from 'node:worker_threads';
import { MINUTE, SECOND, failure, messageOf } from '@newswatch/domain';
import type { Answers } from './answer-aside.ts';

/** A thread that is there when it is asked, and ends after ten minutes without a question. */
export interface AskedThread<Question, Answer> {
  /**
   * Questions wait in the thread, so that it goes on to the next without a word from here, and are answered in order.
   * @throws NewswatchError `aside-unfinished`, and what the thread says that it threw
   */
  ask(question: Question): Promise<Answer>;
  /** After what was asked is answered. */
  end(): Promise<void>;
}

const IDLE = 10 * MINUTE;
const MOST_MEMORY_MB = 512;

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly given: PromiseWithResolvers<Answer>;
}

/**
 * @param script calls `answerAside`
 * @param deadlineMs for each question, those before it included
 */
export function createAskedThread<Question, Answer>(
  script: URL,
  deadlineMs: number,
): AskedThread<Question, Answer> {
  const line = createLine<Question, Answer>(script);
  let idle: NodeJS.Timeout | undefined;
  const giveUp = (): void => line.giveUp(`no answer came within ${deadlineMs / SECOND} s`);
  return {
    async ask(question) {
      clearTimeout(idle);
      const deadline = setTimeout(giveUp, deadlineMs);
      try {
        return await line.ask(question);
      } finally {
        clearTimeout(deadline);
        clearTimeout(idle);
        idle = setTimeout(() => void line.stop(), IDLE).unref();
      }
    },
    async end() {
      await line.answered();
      clearTimeout(idle);
      await line.stop();
    },
  };
}

/** Questions in the order in which the thread answers them. */
interface Line<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  /** What is in hand is what the thread could not do; the questions behind it go to another. */
  giveUp(problem: string): void;
  answered(): Promise<void>;
  /** While nothing is asked. */
  stop(): Promise<void>;
}

function createLine<Question, Answer>(script: URL): Line<Question, Answer> {
  const asked: Asked<Question, Answer>[] = [];
  let worker: Worker | undefined;
  const begin = (): Worker => {
    const begun = newWorker(script);
    const ended = (problem: string): void => (worker === begun ? giveUp(problem) : undefined);
    begun.on('message', (answer: Answers<Answer>) => settle(asked.shift(), answer));
    begun.on('error', (error) => ended(messageOf(error)));
    begun.on('exit', () => ended('it ended'));
    return begun;
  };
  const post = (each: Asked<Question, Answer>): void => {
    worker ??= begin();
    asked.push(each);
    worker.postMessage(each.question);
  };
  const giveUp = (problem: string): void => {
    void stop();
    const [inHand, ...behind] = asked.splice(0);
    inHand?.given.reject(failure('aside-unfinished', { problem }));
    behind.forEach(post);
  };
  const stop = async (): Promise<void> => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  return {
    ask(question) {
      const given = Promise.withResolvers<Answer>();
      post({ question, given });
      return given.promise;
    },
    giveUp,
    answered: async () => void (await Promise.allSettled(asked.map(({ given }) => given.promise))),
    stop,
  };
}

function settle<Answer>(asked: Asked<unknown, Answer> | undefined, answer: Answers<Answer>): void {
  if ('failed' in answer) asked?.given.reject(failure(answer.failed.code, answer.failed.details));
  else asked?.given.resolve(answer.done);
}

/** It keeps no process alive: whoever waits for its answers has a deadline that does. */
function newWorker(script: URL): Worker {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
  worker.unref();
  return worker;
}
