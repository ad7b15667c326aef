import { Worker } from 'node:worker_threads';
import { MINUTE, SECOND, messageOf } from '@newswatch/domain';
import type { ExtractTask, Extracted } from './extract-page.ts';

export interface Extractor {
  /** One page at a time; others wait. Never rejects. */
  extract(task: ExtractTask): Promise<Extracted>;
  close(): Promise<void>;
}

/** A page takes 60 ms, the slowest of 181 took 0.3 s. */
const DEADLINE = 10 * SECOND;
const IDLE = MINUTE;
const MOST_MEMORY_MB = 256;

/**
 * Extracts in a worker thread, so that a hostile page costs its deadline or its memory and nothing else: the worker is
 * ended, and the next page gets a new one. It starts with the first page and ends after a minute without any.
 */
export function createExtractor({ deadlineMs = DEADLINE }: { readonly deadlineMs?: number } = {}): Extractor {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let before: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const run = async (task: ExtractTask): Promise<Extracted> => {
    clearTimeout(idle);
    worker ??= startWorker();
    const answer = await answerOf(worker, task, deadlineMs);
    if (answer === undefined) {
      await end();
      return { kind: 'nothing', problem: `reading it took more than ${deadlineMs / SECOND} s` };
    }
    if (answer.kind === 'broken') {
      await end();
      return { kind: 'nothing', problem: answer.problem };
    }
    idle = setTimeout(() => void end(), IDLE).unref();
    return answer;
  };
  return {
    extract(task) {
      const answer = before.then(() => run(task));
      before = answer;
      return answer;
    },
    async close() {
      await before;
      await end();
    },
  };
}

/** It keeps no process alive: whoever waits for its answer has a deadline that does. */
function startWorker(): Worker {
  const worker = new Worker(new URL('extract-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    // Libraries that find something odd in a page say so on the console.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  worker.unref();
  return worker;
}

type Answer = Extracted | { readonly kind: 'broken'; readonly problem: string };

/** Undefined where the deadline passes first. */
function answerOf(worker: Worker, task: ExtractTask, deadlineMs: number): Promise<Answer | undefined> {
  const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
  const timer = setTimeout(() => resolve(undefined), deadlineMs);
  const broken = (thrown: unknown): void => resolve({ kind: 'broken', problem: messageOf(thrown) });
  worker.once('message', resolve);
  worker.once('error', broken);
  worker.postMessage(task);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve);
    worker.off('error', broken);
  });
}
