import ipaddr from 'ipaddr.js';

/** Which proxy requests go through, as HTTP_PROXY, HTTPS_PROXY and NO_PROXY say it. */
export interface Proxies {
  /** For http addresses: `http://user:password@proxy.example:3128`, or https. */
  readonly http?: string;
  /** For https addresses. */
  readonly https?: string;
  /**
   * Hosts that are asked directly: a name stands for itself and for what lies below it, `.name` and `*.name` for what lies
   * below it alone, an address for itself, `10.0.0.0/8` for a network, each of them with `:port` for that port alone, and
   * `*` for all.
   */
  readonly except?: readonly string[];
}

/** The proxy for an address, if there is one. */
export function proxyFor(url: URL, { http, https, except = [] }: Proxies): string | undefined {
  const proxy = url.protocol === 'https:' ? https : http;
  return proxy === undefined || except.some((entry) => covers(entry.toLowerCase(), url)) ? undefined : proxy;
}

function covers(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const { host, port } = placeIn(entry);
  if (port !== undefined && port !== portOf(url)) return false;
  const name = unbracketed(url.hostname);
  if (ipaddr.isValid(name)) return coversAddress(host, name);
  const below = host.replace(/^\*?\./, '');
  return name.endsWith(`.${below}`) || (name === below && below === host);
}

function coversAddress(entry: string, address: string): boolean {
  if (ipaddr.isValid(entry)) return ipaddr.process(entry).toString() === ipaddr.process(address).toString();
  if (!ipaddr.isValidCIDR(entry)) return false;
  const [network, bits] = ipaddr.parseCIDR(entry);
  const one = ipaddr.process(address);
  return one.kind() === network.kind() && one.match(network, bits);
}

/** `name`, `name:port`, `[address]:port`; an IPv6 address without brackets has no port. */
function placeIn(entry: string): { readonly host: string; readonly port: string | undefined } {
  const [, bracketed, name, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [];
  return { host: bracketed ?? name ?? entry, port };
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/** The host of a URL as an address: IPv6 without its brackets. */
export const unbracketed = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');
