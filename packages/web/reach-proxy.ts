import { Client } from 'undici';
import { SECOND, messageOf } from '@newswatch/domain';

/** Whether a proxy answers, and takes the login in its address. */
export type ProxyReach = { readonly kind: 'reached' } | { readonly kind: 'failed'; readonly problem: string };

const PATIENCE = 10 * SECOND;

/** A name that is nobody's (RFC 6761, 6.4): a proxy that refuses to lead there has taken our login, and nobody is asked. */
const NOWHERE = 'newswatch.invalid:443';

/** Connects to a proxy and asks it for a tunnel that leads nowhere. Never rejects. */
export async function reachProxy(proxy: string): Promise<ProxyReach> {
  const { origin, username, password } = new URL(proxy);
  const client = new Client(origin, {
    connect: { timeout: PATIENCE, allowH2: false },
    headersTimeout: PATIENCE,
  });
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const headers = username === '' ? {} : { 'proxy-authorization': `Basic ${login.toString('base64')}` };
  try {
    const { statusCode, socket } = await client.connect({ path: NOWHERE, headers });
    socket.destroy();
    if (statusCode !== 407) return { kind: 'reached' };
    return { kind: 'failed', problem: 'it refuses the user name and password, or wants some (407)' };
  } catch (error) {
    return { kind: 'failed', problem: messageOf(error) };
  } finally {
    await client.destroy();
  }
}
