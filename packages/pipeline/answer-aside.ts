import { parentPort } from 'node:worker_threads';
import { type Details, type ErrorCode, asFailure } from '@newswatch/domain';

/** What a thread says to a question. Errors are sent as what makes them, for classes do not survive the way. */
export type Answers<Answer> =
  { readonly done: Answer } | { readonly failed: { readonly code: ErrorCode; readonly details: Details } };

/** The thread of `workAside`: takes batches and answers each. */
export function answerAside<Task, Answer>(work: (task: Task) => Answer): void {
  parentPort?.on('message', (tasks: readonly Task[]) => parentPort?.postMessage(answersTo(tasks, work)));
}

function answersTo<Task, Answer>(
  tasks: readonly Task[],
  work: (task: Task) => Answer,
): Answers<readonly Answer[]> {
  try {
    return { done: tasks.map(work) };
  } catch (thrown) {
    const { code, details } = asFailure(thrown);
    return { failed: { code, details } };
  }
}
