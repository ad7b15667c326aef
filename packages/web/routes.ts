import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { SECOND } from '@newswatch/domain';
import { type Resolve, guardedConnector } from './connect.ts';
import { createJudge } from './judge.ts';
import { type Proxies, proxyFor, unbracketed } from './proxies.ts';

export interface RoutesOptions {
  readonly allowPrivateNetworks: boolean;
  readonly resolve: Resolve;
  readonly proxies: Proxies;
}

/** How one request reaches its host. */
export interface Route {
  readonly dispatcher: Dispatcher;
  /** The proxy that it goes through. */
  readonly proxy?: URL;
}

export interface Routes {
  /**
   * @param own the proxy that goes before those of the options
   * @throws NewswatchError `address-refused` for a host that no proxy may be asked for
   */
  to(url: URL, own: string | undefined): Route | Promise<Route>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT = 10 * SECOND;

/** undici's own timeouts count per chunk, so a drip never meets them; one deadline covers all. */
const NO_TIMEOUTS = { headersTimeout: 0, bodyTimeout: 0 } as const;

/** Feeds may name proxies of their own; the one that was made first goes when there are more. */
const MOST_PROXIES = 50;

/** Direct connections by one agent, and one agent per proxy; each keeps its connections and uses them again. */
export function createRoutes({ allowPrivateNetworks, resolve, proxies }: RoutesOptions): Routes {
  const direct = new Agent({
    connect: guardedConnector({ allowPrivateNetworks, resolve, timeoutMs: CONNECT_TIMEOUT }),
    ...NO_TIMEOUTS,
  });
  const judge = createJudge(resolve);
  const byProxy = new Map<string, ProxyAgent>();
  const through = (proxy: string): ProxyAgent => {
    const known = byProxy.get(proxy);
    if (known !== undefined) return known;
    const [oldest] = byProxy;
    if (byProxy.size >= MOST_PROXIES && oldest !== undefined) {
      byProxy.delete(oldest[0]);
      void oldest[1].close();
    }
    const agent = proxyAgent(proxy);
    byProxy.set(proxy, agent);
    return agent;
  };
  const judged = async (url: URL, proxy: string): Promise<Route> => {
    const refused = allowPrivateNetworks ? undefined : await judge(unbracketed(url.hostname));
    if (refused !== undefined) throw refused;
    return { dispatcher: through(proxy), proxy: new URL(proxy) };
  };
  return {
    to(url, own) {
      const proxy = own ?? proxyFor(url, proxies);
      return proxy === undefined ? { dispatcher: direct } : judged(url, proxy);
    },
    async close() {
      await Promise.all([direct, ...byProxy.values()].map((agent) => agent.close()));
    },
  };
}

/**
 * Requests for http addresses are handed to the proxy, those for https go through a tunnel (RFC 9110, 9.3.6). The proxy is
 * trusted: it may lie in a private network. User name and password in its address are for it alone.
 */
function proxyAgent(uri: string): ProxyAgent {
  const tls = { allowH2: false, timeout: CONNECT_TIMEOUT };
  return new ProxyAgent({
    uri,
    requestTls: tls,
    proxyTls: tls,
    ...NO_TIMEOUTS,
    // A proxy that takes the connection and says nothing.
    clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: CONNECT_TIMEOUT }),
  });
}
