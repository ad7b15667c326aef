import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { MINUTE, SECOND, failure, messageOf } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import type { Answers } from './answer-aside.ts';

/** The heavy part of a stage, where it is pure: each task has one answer, whoever works it out. */
export interface Aside<Task, Answer> extends Closeable {
  /**
   * The answers in the order of the tasks.
   * @throws NewswatchError `aside-unfinished`, and what a task throws
   */
  answers(tasks: readonly Task[]): Promise<readonly Answer[]>;
}

export interface AsideOptions<Task, Answer> {
  readonly work: (task: Task) => Answer;
  /** A script that calls `answerAside` with the same work. */
  readonly thread: URL;
  /** From how many tasks on the thread is asked. */
  readonly fewest?: number;
  /** For one batch, the start of the thread included. */
  readonly deadlineMs?: number;
}

/** Fewer are done before a thread has been asked, and a newswatch with little to do starts none. */
const FEWEST = 20;
const IDLE = 10 * MINUTE;
const MOST_MEMORY_MB = 512;

/**
 * Works out small batches in place, and large ones in a thread of its own: so the other stages go on meanwhile, on a
 * core of their own where there is one. The thread starts with the first large batch and ends after ten minutes
 * without any.
 *
 * A thread that fails, or takes too long, is ended, and its batch fails. The runner then hands over the events one by
 * one, which is in place: what is to blame is found as if there were no thread.
 */
export function workAside<Task, Answer>(options: AsideOptions<Task, Answer>): Aside<Task, Answer> {
  const { work, fewest = FEWEST } = options;
  const thread = createThread<Task, Answer>(options);
  let before: Promise<unknown> = Promise.resolve();
  return {
    async answers(tasks) {
      if (tasks.length < fewest) return tasks.map(work);
      const answers = before.then(() => thread.ask(tasks));
      before = Promise.allSettled([answers]);
      return answers;
    },
    async close() {
      await before;
      await thread.end();
    },
  };
}

/** A thread that is there when it is asked. */
interface Thread<Task, Answer> {
  /** One batch at a time. */
  ask(tasks: readonly Task[]): Promise<readonly Answer[]>;
  end(): Promise<void>;
}

function createThread<Task, Answer>(options: AsideOptions<Task, Answer>): Thread<Task, Answer> {
  const { thread, deadlineMs = MINUTE } = options;
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const begin = (): Worker => {
    const begun = newWorker(thread);
    // One that dies between two batches must not be asked.
    begun.once('exit', () => {
      if (worker === begun) worker = undefined;
    });
    return begun;
  };
  const ask = async (tasks: readonly Task[]): Promise<readonly Answer[]> => {
    clearTimeout(idle);
    worker ??= begin();
    worker.postMessage(tasks);
    const answers = await answersOf<Answer>(worker, deadlineMs).catch(async (error: unknown) => {
      await end();
      throw error;
    });
    idle = setTimeout(() => void end(), IDLE).unref();
    if ('failed' in answers) throw failure(answers.failed.code, answers.failed.details);
    return answers.done;
  };
  return { ask, end };
}

/** It keeps no process alive: whoever waits for its answers has a deadline that does. */
function newWorker(script: URL): Worker {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
  // What ends it is the answer of whoever waits (answersOf); without a listener of its own it would end the process.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

async function answersOf<Answer>(worker: Worker, deadlineMs: number): Promise<Answers<Answer>> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(`no answer came within ${deadlineMs / SECOND} s`), deadlineMs);
  const ended = (): void => over.abort('it ended');
  worker.once('exit', ended);
  try {
    const [answers]: readonly Answers<Answer>[] = await once(worker, 'message', over);
    return answers ?? { done: [] };
  } catch (thrown) {
    const problem = over.signal.aborted ? String(over.signal.reason) : messageOf(thrown);
    throw failure('aside-unfinished', { problem }, { cause: thrown });
  } finally {
    clearTimeout(timer);
    worker.off('exit', ended);
  }
}
