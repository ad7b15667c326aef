/**
 * A newswatch that dies when it passes a point: `node killable.ts FOLDER [POINT]`. It writes every point that it passes
 * to standard output, one a line, before it goes on; without a point it runs until it is ended.
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
await live(folder, (ports) => withPoints(ports, reached));
