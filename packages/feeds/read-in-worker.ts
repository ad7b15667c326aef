import { Worker } from 'node:worker_threads';
import { SECOND, failure, messageOf } from '@newswatch/domain';
import type { FeedDocument } from './feed-reader.ts';
import type { ReadingAnswer, ReadingTask } from './worker-message.ts';

/** A document of the largest size that is fetched takes about a second. */
const READING_DEADLINE_MS = 10 * SECOND;

/** MiB of a thread's own memory. The largest document that is fetched takes a tenth of it. */
const MOST_MEMORY = 512;

/**
 * Reads a document in a thread of its own, so that the others are not held up, and ends it at the deadline whatever
 * it is doing then.
 * @throws NewswatchError `feed-too-slow`, and what reading throws
 */
export async function readInWorker(
  task: ReadingTask,
  deadlineMs = READING_DEADLINE_MS,
): Promise<FeedDocument> {
  const { url } = task.origin;
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<ReadingAnswer>((resolve, reject) => {
      timer = setTimeout(
        () => reject(failure('feed-too-slow', { url, seconds: deadlineMs / SECOND })),
        deadlineMs,
      );
      worker.once('message', resolve);
      worker.once('error', (error) =>
        reject(failure('feed-broken', { url, problem: messageOf(error) }, { cause: error })),
      );
    });
    if ('failed' in answer) throw failure(answer.failed.code, answer.failed.details);
    return answer.document;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
