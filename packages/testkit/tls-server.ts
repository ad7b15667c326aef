import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Closeable } from '@newswatch/ports';
import { type Identity, selfSigned } from './certificates.ts';

export interface TlsServer extends Closeable {
  readonly url: string;
  readonly port: number;
}

/** An https server on loopback that answers an empty feed, and whose certificate nobody trusts. */
export function startSelfSigned(): Promise<TlsServer> {
  return startTlsServer(selfSigned(), (_, response) => response.end('<rss version="2.0"/>'));
}

/** An https server on loopback. */
export async function startTlsServer(identity: Identity, listener: RequestListener): Promise<TlsServer> {
  const server = createServer({ ...identity }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}/feed.xml`,
    port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
