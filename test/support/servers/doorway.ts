import { once } from 'node:events';
import { type Socket, connect, createServer } from 'node:net';
import { freePorts } from './server-process.ts';

/** A way to a server that can be opened and closed, for tests of a server that is away. Closed at first. */
export interface Doorway {
  /** `127.0.0.1:port`: nobody listens there while it is closed. */
  readonly address: string;
  open(): Promise<void>;
  /** Ends what went through as well. */
  close(): Promise<void>;
}

/** @param target `host:port` of the server */
export async function doorwayTo(target: string): Promise<Doorway> {
  const [port = 0] = await freePorts(1);
  const { hostname, port: targetPort } = new URL(`tcp://${target}`);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // Either side may go at any time.
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer((caller) => {
    const server = keep(connect(Number(targetPort), hostname));
    keep(caller).pipe(server).pipe(caller);
    caller.on('close', () => server.destroy());
    server.on('close', () => caller.destroy());
  });
  return {
    address: `127.0.0.1:${port}`,
    open: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
