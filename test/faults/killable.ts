/**
 * A newswatch that dies when it passes a point: `node killable.ts FOLDER [POINT]`. It writes every point that it passes
 * to standard output, one a line, before it goes on, and its address once all runs; without a point it runs until it is
 * ended.
 */
import { writeSync } from 'node:fs';
import { die, live } from './live.ts';
import { carriesNothing, withPoints } from './points.ts';

const [folder = '', deadly] = process.argv.slice(2);
const reached = (point: string): void => {
  if (carriesNothing(point)) return;
  writeSync(1, `${point}\n`);
  if (point === deadly) die();
};
const url = await live(folder, (ports) => withPoints(ports, reached));
writeSync(1, `${url}\n`);
