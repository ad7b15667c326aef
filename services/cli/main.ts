import { run } from './app.ts';

/**
 * Only translates the outside: arguments, environment, streams, signals, exit code. A second Ctrl-C ends at once. A hang-up
 * interrupts what asks for nothing else. What is written is its owner's alone: the data hold addresses and secrets of
 * receivers, and the folder may be open to others.
 */
process.umask(0o077);
const interrupt = new AbortController();
let hangUp = (): void => interrupt.abort();
const onHangup = (listener: () => void): void => void (hangUp = listener);
process.on('SIGHUP', () => hangUp());
process.once('SIGINT', () => interrupt.abort());
process.once('SIGTERM', () => interrupt.abort());

const { argv, env, stdin, stdout, stderr } = process;
const { signal } = interrupt;
process.exit(await run({ argv: argv.slice(2), env, stdin, stdout, stderr, signal, onHangup }));
