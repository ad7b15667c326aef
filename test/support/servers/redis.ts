import { connect } from 'node:net';
import { failure } from '@newswatch/domain';
import { needProgram } from './from-system.ts';
import { freePorts, guardServer } from './server-process.ts';
import type { StartedServer, TestServer } from './test-server.ts';

export const redis: TestServer = { name: 'redis', variable: 'REDIS_URL', start: () => startRedis() };

export interface StartedRedis extends StartedServer {
  /** Ends the server. It keeps what its settings let it keep. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again, at the same address. */
  again(): Promise<void>;
  /** FLUSHALL: it goes on running and has forgotten everything. */
  wipe(): Promise<void>;
}

/**
 * A private redis-server, from the system or, for root, from its packages.
 * @param settings of the server, as on its command line
 */
export async function startRedis(settings: readonly string[] = []): Promise<StartedRedis> {
  await needProgram('redis-server', 'redis-server');
  const [port = 0] = await freePorts(1);
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', ...settings];
  const server = guardServer('redis', (folder) => ({
    prepare: [],
    server: { command: 'redis-server', args: [...args, '--dir', folder] },
    endBy: 'SIGTERM',
  }));
  const again = async (): Promise<void> => {
    await server.start();
    await server.ready(() => asks(port, 'PING', '+PONG'), 20);
  };
  try {
    await again();
  } catch (error) {
    await server.close();
    throw error;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    end: (signal) => server.end(signal),
    again,
    wipe: () => asks(port, 'FLUSHALL', '+OK'),
    close: () => server.close(),
  };
}

/** Sends one command. The server listens before it has read its data, and answers well only then. */
function asks(port: number, command: string, answer: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      const said = data.toString();
      if (said.startsWith(answer)) resolve();
      else reject(failure('unexpected', { problem: said }));
    });
    socket.once('error', reject);
  });
}
