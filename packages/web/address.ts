import ipaddr from 'ipaddr.js';

/** IPv6 space that IANA hands out as global unicast (RFC 4291, 2.4). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address lies in the public internet.
 *
 * IPv4: the library's range `unicast`, which leaves out loopback, private, link-local, carrier-grade NAT, benchmarking,
 * multicast and reserved space. IPv6: within 2000::/3 and `unicast`, which leaves out the transition ranges that carry
 * an IPv4 address inside (6to4, Teredo, NAT64). An IPv4 address mapped into IPv6 is judged as the IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}
