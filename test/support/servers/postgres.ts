import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { failure } from '@newswatch/domain';
import type { Certificate } from './certificate.ts';
import { installPackage } from './from-system.ts';
import {
  type ServerCommand,
  type ServerProcess,
  type ServerSpec,
  freePorts,
  guardServer,
} from './server-process.ts';
import type { StartedServer, TestServer } from './test-server.ts';

const run = promisify(execFile);

/** PostgreSQL of the system; where it is missing and we are root, Debian's package is installed. */
export const postgres: TestServer = {
  name: 'postgres',
  variable: 'DATABASE_URL',
  start: () => startPostgres(),
};

export interface StartedPostgres extends StartedServer {
  /** Ends it at once, as a crash does, or as an administrator does (SIGINT); its data stay. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again, at the same address, on the same data. */
  again(): Promise<void>;
}

const READY_SECONDS = 60;

/**
 * A private server without passwords, for tests that end it and start it again.
 * @param certificate with which it speaks TLS as well
 */
export async function startPostgres(certificate?: Certificate): Promise<StartedPostgres> {
  const programs = await openPrograms();
  const [port = 0] = await freePorts(1);
  const user = isRoot() ? await userNamed('postgres') : undefined;
  const server = guardServer('postgres', (folder) => specOf(programs, { folder, port, user, certificate }));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<void> => {
    await server.start();
    await server.ready(() => run(join(programs, 'pg_isready'), ['-d', url]), READY_SECONDS);
  };
  await orClose(server, start);
  return { url, end: (signal) => server.end(signal), again: start, close: () => server.close() };
}

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly user: ServerSpec['user'];
  readonly certificate: Certificate | undefined;
}

/** Tests outlive no crash of the machine: nothing is synced to disk. */
function specOf(programs: string, { folder, port, user, certificate }: Place): ServerSpec {
  const data = join(folder, 'data');
  const initialize = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'];
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'synchronous_commit=on',
    'full_page_writes=off',
    'max_connections=200',
    ...(certificate === undefined ? [] : tlsSettings(certificate, folder)),
  ];
  return {
    prepare: [
      { command: join(programs, 'initdb'), args: initialize },
      ...(certificate === undefined ? [] : [ownKey(certificate, folder)]),
    ],
    server: {
      command: join(programs, 'postgres'),
      args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    },
    ...(user !== undefined && { user }),
    endBy: 'SIGQUIT',
  };
}

const keyIn = (folder: string): string => join(folder, 'server.key');

/** It refuses a key that others may read, or that is not its own. */
const ownKey = ({ key }: Certificate, folder: string): ServerCommand => ({
  command: 'install',
  args: ['-m', '600', key, keyIn(folder)],
});

const tlsSettings = ({ certificate }: Certificate, folder: string): readonly string[] => [
  'ssl=on',
  `ssl_cert_file=${certificate}`,
  `ssl_key_file=${keyIn(folder)}`,
];

const isRoot = (): boolean => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root. */
async function userNamed(name: string): Promise<{ readonly uid: number; readonly gid: number }> {
  const idOf = async (which: '-u' | '-g') => Number((await run('id', [which, name])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

/** @returns the folder of the server's programs */
async function openPrograms(): Promise<string> {
  const found = findPrograms();
  if (found !== undefined) return found;
  if (!isRoot()) throw failure('unexpected', { problem: 'PostgreSQL is not installed' });
  // Without the cluster that Debian makes of its own accord: nothing is started but what tests start.
  await installPackage('postgresql', { RUNLEVEL: '1' });
  const installed = findPrograms();
  if (installed === undefined) throw failure('unexpected', { problem: 'PostgreSQL cannot be found' });
  return installed;
}

/** On the path, or where Debian keeps it, the newest first. */
function findPrograms(): string | undefined {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.toSorted((one, other) => Number(other) - Number(one));
  const folders = [...newestFirst.map((version) => join(debian, version, 'bin')), ...path];
  return folders.find((folder) =>
    ['postgres', 'initdb', 'pg_isready'].every((program) => existsSync(join(folder, program))),
  );
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
