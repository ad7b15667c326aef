import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { failure, messageOf } from '@newswatch/domain';
import { type ServerProcess, freePorts, guardServer } from './server-process.ts';
import type { StartedServer, TestServer } from './test-server.ts';

const VERSION = '4.1.1';
const pom = resolve(import.meta.dirname, '../../../infra/kafka/pom.xml');
const run = promisify(execFile);

/** One node of Apache Kafka, broker and controller in one (KRaft). Needs Java 17; Maven and Maven Central once. */
export const kafka: TestServer = { name: 'kafka', variable: 'KAFKA_BROKERS', start: () => startKafka() };

export interface StartedKafka extends StartedServer {
  /** Ends the broker; its data stay. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again, at the same address, on the same data. */
  again(): Promise<void>;
}

/**
 * A private broker, for tests that end it and start it again.
 * @param more settings of the broker, besides or instead of those it has here
 */
export async function startKafka(more: Readonly<Record<string, string>> = {}): Promise<StartedKafka> {
  const jars = await openJars();
  const [port = 0, controllerPort = 0] = await freePorts(2);
  const server = guardServer('kafka', (folder) => {
    const java = (main: string, ...args: string[]) => ({
      command: 'java',
      args: ['-Xmx512m', '-XX:+UseSerialGC', '-cp', join(jars, '*'), main, ...args],
    });
    const settings = join(folder, 'server.properties');
    return {
      prepare: [java('kafka.tools.StorageTool', 'format', '-t', 'newswatch-test-cluster', '-c', settings)],
      server: java('kafka.Kafka', settings),
      endBy: 'SIGKILL',
    };
  });
  const start = async (): Promise<void> => {
    await server.start();
    await server.ready(() => accepts(port), 60);
  };
  await orClose(server, async () => {
    const settings = settingsOf(server.folder, port, controllerPort);
    const lines = Object.entries({ ...settings, ...more }).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(join(server.folder, 'server.properties'), lines.join(''));
    await start();
  });
  return {
    url: `127.0.0.1:${port}`,
    end: (signal) => server.end(signal),
    again: start,
    close: () => server.close(),
  };
}

/** Topics are created by whoever asks for one that is not there, as Kafka does by default: newswatch must not ask. */
const settingsOf = (folder: string, port: number, controllerPort: number): Record<string, string> => ({
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'PLAINTEXT',
  'log.dirs': join(folder, 'data'),
  'auto.create.topics.enable': 'true',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '4',
  'offsets.retention.minutes': '20160',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'group.initial.rebalance.delay.ms': '0',
});

/** The jars of the broker, fetched once for all checkouts of this user. @returns their folder */
async function openJars(): Promise<string> {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const jars = join(cache, 'newswatch', `kafka-${VERSION}`);
  if (existsSync(jars)) return jars;
  await mkdir(dirname(jars), { recursive: true });
  const fetched = await mkdtemp(`${jars}-`);
  try {
    const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${fetched}`];
    await run('mvn', ['-q', '-B', '-Dstyle.color=never', '-f', pom, ...copy]);
    // Another run may have been quicker.
    if (!existsSync(jars)) await rename(fetched, jars);
    return jars;
  } catch (error) {
    const problem = `Apache Kafka needs Java 17, Maven (mvn) and Maven Central: ${messageOf(error)}`;
    throw failure('unexpected', { problem }, { cause: error });
  } finally {
    await rm(fetched, { recursive: true, force: true });
  }
}

function accepts(port: number): Promise<void> {
  return new Promise((resolveAccepted, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolveAccepted();
    });
    socket.once('error', reject);
  });
}

/** Whatever goes wrong before somebody else can close it. */
async function orClose(server: ServerProcess, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await server.close();
    throw error;
  }
}
