import { MINUTE } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import { createAskedThread } from './asked-thread.ts';

/** The heavy part of a stage, where it is pure: each task has one answer, whoever works it out. */
export interface Aside<Task, Answer> extends Closeable {
  /**
   * The answers in the order of the tasks. Large batches that are asked at once are answered one after the other.
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
  /** For one batch, the start of the thread and the batches asked before included. */
  readonly deadlineMs?: number;
}

/** Fewer are done before a thread has been asked, and a newswatch with little to do starts none. */
const FEWEST = 20;

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
  const thread = createAskedThread<readonly Task[], readonly Answer[]>(
    options.thread,
    options.deadlineMs ?? MINUTE,
  );
  return {
    answers: async (tasks) => (tasks.length < fewest ? tasks.map(work) : thread.ask(tasks)),
    close: () => thread.end(),
  };
}
