import { parentPort, workerData } from 'node:worker_threads';
import { asFailure } from '@newswatch/domain';
import { readDocument } from './read-document.ts';
import { readerOf } from './readers.ts';
import type { ReadingAnswer, ReadingTask } from './worker-message.ts';

/** The thread in which a large document is read: one task, one answer. */
async function answerTo({ reader, text, origin }: ReadingTask): Promise<ReadingAnswer> {
  try {
    return { document: await readDocument(readerOf(reader), text, origin) };
  } catch (thrown) {
    const { code, details } = asFailure(thrown);
    return { failed: { code, details } };
  }
}

void answerTo(workerData as ReadingTask).then((answer) => parentPort?.postMessage(answer));
