import { parseArgs } from 'node:util';
import { type Bench, type BenchOptions, readable } from './figure.ts';
import { feeds } from './feeds.ts';
import { latency } from './latency.ts';
import { matching } from './matching.ts';
import { pipeline } from './pipeline.ts';
import { queue } from './queue.ts';
import { schedule } from './schedule.ts';
import { understand } from './understand.ts';

/** `npm run bench [-- NAME…] [--json] [--watches N,…] [--alone]` runs all benches, or those named. */
const benches: Readonly<Record<string, Bench>> = {
  understand,
  pipeline,
  latency,
  matching,
  queue,
  schedule,
  feeds,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    watches: { type: 'string', default: '' },
    alone: { type: 'boolean', default: false },
  },
});
const options: BenchOptions = {
  watches: values.watches.split(',').filter(Boolean).map(Number),
  alone: values.alone,
};
const unknown = positionals.filter((name) => benches[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(benches)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for await (const figure of bench(options))
      process.stdout.write(`${values.json ? JSON.stringify(figure) : readable(figure)}\n`);
  }
}
