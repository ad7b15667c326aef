import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig, silentLog } from '@newswatch/runtime';
import { startCollector, startNewsroom, temporaryFolder } from '@newswatch/testkit';
import { apiClient } from '../api-client.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { aborted, pause } from '../interrupt.ts';
import { openPorts } from '../profiles/embedded.ts';
import type { Session } from '../session.ts';
import { startPipeline } from '../start-pipeline.ts';
import type { Terminal } from '../terminal.ts';
import { overHttp } from '../transport.ts';
import { demoFeeds, demoWatch } from './newsroom-feeds.ts';
import { showAlerts } from './show-alerts.ts';
import { type Tally, createTally, scripted } from './tally.ts';
import { setUpWatching, tellStory } from './tell-story.ts';

export interface DemoOptions {
  /** Ends by itself and answers whether what was expected arrived. */
  readonly once: boolean;
  /** Of the page; 0 takes a free one. */
  readonly port: number;
}

/**
 * The real pipeline over a folder that goes at the end. Everything outside of it is on this machine: a newsroom that
 * publishes by the script, and a webhook receiver that prints what arrives.
 */
export async function runDemo({ terminal, signal }: Session, options: DemoOptions): Promise<ExitCode> {
  await using opened = new AsyncDisposableStack();
  const { path: folder } = opened.use(await temporaryFolder());
  const newsroom = await startNewsroom({ feeds: demoFeeds });
  opened.defer(() => newsroom.close());
  const receiver = await startCollector();
  opened.defer(() => receiver.close());
  const config = demoConfig(folder, options.port);
  const { ports, ...embedded } = await openPorts({ folder, clock: Date.now });
  opened.defer(() => embedded.close());
  const pipeline = await startPipeline({
    ports,
    config,
    log: silentLog,
    clock: Date.now,
    random: Math.random,
  });
  opened.defer(() => pipeline.close());

  introduce(terminal, pipeline.url);
  const tally = createTally(scripted);
  const shown = showAlerts(terminal, receiver, tally);
  const story = async (): Promise<ExitCode> => {
    await setUpWatching(apiClient(overHttp(pipeline)), newsroom, receiver.url);
    await tellStory({ newsroom, polls: ports.store.polls, signal });
    await allTold(tally, signal);
    return options.once ? judge(terminal, tally, signal) : stay(terminal, signal);
  };
  return await Promise.race([story(), shown.failed]);
}

async function stay(terminal: Terminal, signal: AbortSignal): Promise<ExitCode> {
  if (!signal.aborted) terminal.note('That was all. The page stays until you press Ctrl-C.');
  await aborted(signal);
  return EXIT.ok;
}

/** The last alert has so long to arrive, and what must not be told so long to be told nevertheless. */
const PATIENCE_MS = 20_000;
const QUIET_MS = 2_000;

async function allTold(tally: Tally, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS && !tally.complete() && !signal.aborted; waited += 100)
    await pause(100, signal);
}

async function judge(terminal: Terminal, tally: Tally, signal: AbortSignal): Promise<ExitCode> {
  await pause(QUIET_MS, signal);
  if (signal.aborted) return EXIT.interrupted;
  const problems = tally.problems();
  for (const problem of problems) terminal.note(problem);
  if (problems.length === 0) terminal.note('Every expected alert arrived, each once, and nothing else.');
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
}

/** Nothing of this machine's configuration counts here, not even a newswatch.yaml that lies about. */
function demoConfig(folder: string, port: number): Config {
  const env = {
    NEWSWATCH_DATA: folder,
    NEWSWATCH_PORT: String(port),
    NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
    NEWSWATCH_POLL_FLOOR_SECONDS: '1',
  };
  return readConfig(env, { readFile: () => readFileSync(join(folder, 'newswatch.yaml'), 'utf8') });
}

const ownFeed = [
  'receivers add slack NAME --url-file FILE',
  'receivers test NAME',
  "watches add NAME 'WORDS TO WATCH' --to NAME",
  'feeds add URL',
];

function introduce(terminal: Terminal, url: string): void {
  const { name, query } = demoWatch;
  terminal.note(`A newsroom on this machine publishes in five languages, in ${demoFeeds.length} feeds.`);
  terminal.note(`newswatch polls them and watches for «${name}» in every inflection:`);
  terminal.note(`  ${query}`);
  terminal.note(`Page: ${terminal.paint.bold(url)}`);
  terminal.note('For a feed of your own: npx newswatch start, and in another terminal');
  for (const command of ownFeed) terminal.note(`  npx newswatch ${command}`);
  terminal.note('');
}
