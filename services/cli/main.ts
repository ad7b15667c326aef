import { run } from './app.ts';

/** Only translates the outside: arguments, environment, streams, signals, exit code. A second Ctrl-C ends at once. */
const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());
process.once('SIGTERM', () => interrupt.abort());

const { argv, env, stdin, stdout, stderr } = process;
process.exit(await run({ argv: argv.slice(2), env, stdin, stdout, stderr, signal: interrupt.signal }));
