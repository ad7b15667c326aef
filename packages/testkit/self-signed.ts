import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Closeable } from '@newswatch/ports';

export interface TlsServer extends Closeable {
  readonly url: string;
}

/** An https server on loopback that answers an empty feed, and whose certificate nobody trusts. */
export async function startSelfSigned(): Promise<TlsServer> {
  const server = createServer(selfSigned(), (_, response) => response.end('<rss version="2.0"/>'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A fresh key and a certificate for the name `localhost` that it signs itself (RFC 5280, 4.1). */
function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('localhost')));
  const name = der(0x30, der(0x31, commonName));
  const years = ['250101000000Z', '491231235959Z'].map((time) => der(0x17, Buffer.from(time)));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const version3 = Buffer.from('a003020102', 'hex');
  const serial = Buffer.from('020101', 'hex');
  const signed = der(0x30, version3, serial, ecdsaWithSha256, name, der(0x30, ...years), name, key);
  const signature = der(0x03, Buffer.of(0), sign('sha256', signed, privateKey));
  const cert = der(0x30, signed, ecdsaWithSha256, signature).toString('base64');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key: pem, cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n` };
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
