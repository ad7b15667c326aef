import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { MINUTE, SECOND, messageOf } from '@newswatch/domain';
import type { ExtractTask, Extracted } from './extract-page.ts';

export interface Extractor {
  /** One page at a time; others wait. Never rejects. */
  extract(task: ExtractTask): Promise<Extracted | Unfinished>;
  close(): Promise<void>;
}

/** The page took too long or too much memory: its own fault, or that of a machine with too much to do. */
export interface Unfinished {
  readonly kind: 'unfinished';
  readonly problem: string;
}

/** A page takes 60 ms, the slowest of 181 took 0.3 s. */
const DEADLINE = 10 * SECOND;
/** For the libraries to be loaded. */
const START_WITHIN = MINUTE;
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
  const run = async (task: ExtractTask): Promise<Extracted | Unfinished> => {
    clearTimeout(idle);
    const isNew = worker === undefined;
    worker ??= newWorker();
    const started = isNew ? await answerOf(worker, START_WITHIN) : undefined;
    if (started?.kind !== 'unfinished') worker.postMessage(task);
    const answer = started?.kind === 'unfinished' ? started : await answerOf(worker, deadlineMs);
    if (answer.kind === 'unfinished') await end();
    else idle = setTimeout(() => void end(), IDLE).unref();
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
function newWorker(): Worker {
  const worker = new Worker(new URL('extract-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    // Libraries that find something odd in a page say so on the console.
    stdout: true,
    stderr: true,
  });
  // What ends it is the answer of whoever waits (answerOf); without a listener of its own it would end the process.
  worker.on('error', () => undefined);
  worker.stdout.resume();
  worker.stderr.resume();
  worker.unref();
  return worker;
}

/** The next message of the worker; that it is ready is the first. */
async function answerOf(worker: Worker, deadlineMs: number): Promise<Extracted | Unfinished> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), deadlineMs);
  try {
    const [answer]: readonly (Extracted | Unfinished)[] = await once(worker, 'message', deadline);
    return answer ?? { kind: 'unfinished', problem: 'it came to nothing' };
  } catch (thrown) {
    const late = `it took more than ${deadlineMs / SECOND} s`;
    return { kind: 'unfinished', problem: deadline.signal.aborted ? late : messageOf(thrown) };
  } finally {
    clearTimeout(timer);
  }
}
