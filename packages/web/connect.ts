import { lookup } from 'node:dns/promises';
import { type LookupFunction, isIP } from 'node:net';
import { callbackify } from 'node:util';
import { buildConnector } from 'undici';
import { type NewswatchError, failure } from '@newswatch/domain';
import { isPublicAddress } from './address.ts';

/** All addresses of a name. Rejects when there is none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const resolveBySystem: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

export interface ConnectOptions {
  readonly allowPrivateNetworks: boolean;
  readonly resolve: Resolve;
  /** For name, connection and TLS together. */
  readonly timeoutMs: number;
}

/**
 * Opens sockets for the agent, to public addresses only unless private networks are allowed:
 *
 * 1. an address written in the URL is judged before anything is opened (a resolver is not asked for those);
 * 2. a name is resolved once; one address that is not public refuses it, and only the addresses judged are connected
 *    to, so that a second answer of the name server cannot lead elsewhere;
 * 3. the address that the socket reached is judged before the socket is handed over.
 *
 * A kept connection was judged when it was opened.
 */
export function guardedConnector(options: ConnectOptions): buildConnector.connector {
  const { allowPrivateNetworks, timeoutMs } = options;
  const open = buildConnector({
    allowH2: false,
    timeout: timeoutMs,
    autoSelectFamily: true,
    lookup: guardedLookup(options),
  });
  if (allowPrivateNetworks) return open;
  return (target, callback) => {
    const host = target.hostname;
    if (isIP(host) !== 0 && !isPublicAddress(host)) {
      return queueMicrotask(() => callback(refusal(host, host), null));
    }
    open(target, (error, socket) => {
      if (error !== null) return callback(error, null);
      const reached = socket.remoteAddress;
      if (reached === undefined || !isPublicAddress(reached)) {
        socket.destroy();
        return callback(refusal(host, reached ?? 'nowhere'), null);
      }
      callback(null, socket);
    });
  };
}

function guardedLookup(options: ConnectOptions): LookupFunction {
  const judged = callbackify((host: string) => judgedAddresses(options, host));
  return (host, { all }, callback) => {
    judged(host, (error, addresses?: readonly string[]) => {
      const found = (addresses ?? []).map((address) => ({ address, family: isIP(address) }));
      const [first] = found;
      if (all === true || first === undefined) callback(error, found);
      else callback(error, first.address, first.family);
    });
  };
}

async function judgedAddresses(options: ConnectOptions, host: string): Promise<readonly string[]> {
  const addresses = await options.resolve(host);
  if (addresses.length === 0) throw failure('name-not-found', { host, problem: 'it has no address' });
  const refused = options.allowPrivateNetworks ? undefined : addresses.find((one) => !isPublicAddress(one));
  if (refused !== undefined) throw refusal(host, refused);
  return addresses;
}

const refusal = (host: string, address: string): NewswatchError =>
  failure('address-refused', { host, address });
