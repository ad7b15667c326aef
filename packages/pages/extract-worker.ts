/** The worker of extractor.ts: says that it is ready, takes tasks one by one and answers each. */
import { parentPort } from 'node:worker_threads';
import { messageOf } from '@newswatch/domain';
import { type ExtractTask, type Extracted, extractPage } from './extract-page.ts';

parentPort?.on('message', (task: ExtractTask) => parentPort?.postMessage(answerTo(task)));

parentPort?.postMessage({ kind: 'ready' });

function answerTo(task: ExtractTask): Extracted {
  try {
    return extractPage(task);
  } catch (thrown) {
    return { kind: 'nothing', problem: messageOf(thrown).slice(0, 200) };
  }
}
