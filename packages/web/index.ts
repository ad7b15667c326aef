/** Outbound HTTP that is safe against private addresses, decompression bombs, drips and endless bodies. */
export type { Resolve } from './connect.ts';
export { feedRequestOptions } from './feed-request.ts';
export type { Proxies } from './proxies.ts';
export { type ProxyReach, reachProxy } from './reach-proxy.ts';
export { redirectLocation } from './redirect.ts';
export {
  type Redirect,
  type Web,
  type WebOptions,
  type WebRequest,
  type WebResponse,
  createWeb,
} from './web.ts';
