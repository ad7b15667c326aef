import { parseArgs } from 'node:util';
import { type Bench, type BenchOptions, readable } from './figure.ts';

/**
 * `npm run bench [-- NAME…] [--json] [--watches N,…] [--alone]` runs all benches, or those named.
 *
 * Each is loaded when it runs: libraries that one bench needs slow down what another measures (the client of Redis halves
 * the speed of strings).
 */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  understand: async () => (await import('./understand.ts')).understand,
  pipeline: async () => (await import('./pipeline.ts')).pipeline,
  latency: async () => (await import('./latency.ts')).latency,
  e2e: async () => (await import('./e2e.ts')).e2e,
  matching: async () => (await import('./matching.ts')).matching,
  kafka: async () => (await import('./kafka.ts')).kafka,
  queue: async () => (await import('./queue.ts')).queue,
  schedule: async () => (await import('./schedule.ts')).schedule,
  feeds: async () => (await import('./feeds.ts')).feeds,
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
  for (const [name, load] of Object.entries(benches)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const bench = await load();
    for await (const figure of bench(options))
      process.stdout.write(`${values.json ? JSON.stringify(figure) : readable(figure)}\n`);
  }
}
