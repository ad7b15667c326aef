import { isIP } from 'node:net';
import { MINUTE, type NewswatchError, SECOND, failure } from '@newswatch/domain';
import { isPublicAddress } from './address.ts';
import type { Resolve } from './connect.ts';

/** A network that resolves names for its proxy alone may leave a question unanswered for long. */
const ANSWER_WITHIN = 2 * SECOND;
/** So long a verdict stands, so that a name server that is silent does not slow every request down. */
const VERDICT_FOR = 5 * MINUTE;
const MOST_VERDICTS = 10_000;

/** Refuses a host, as the domain names it, that a proxy must not be asked for. */
export type Judge = (host: string) => Promise<NewswatchError | undefined>;

/**
 * Judges hosts before a proxy is asked for them, since the proxy opens the connection and we never see the address that it
 * reaches:
 *
 * 1. an address is judged as it is;
 * 2. a name that can be resolved here is refused for one address that is not public;
 * 3. a name that cannot be resolved here is let through, for the proxy may know it, unless it has no dot: such names are
 *    those of a local network.
 *
 * What is left: a name that the proxy resolves otherwise than we do.
 */
export function createJudge(resolve: Resolve): Judge {
  const verdicts = new Map<
    string,
    { readonly until: number; readonly refused: NewswatchError | undefined }
  >();
  return async (host) => {
    const known = verdicts.get(host);
    const now = performance.now();
    if (known !== undefined && known.until > now) return known.refused;
    const address = await addressRefused(host, resolve);
    const refused = address === undefined ? undefined : failure('address-refused', { host, address });
    if (verdicts.size >= MOST_VERDICTS) verdicts.clear();
    verdicts.set(host, { until: now + VERDICT_FOR, refused });
    return refused;
  };
}

async function addressRefused(host: string, resolve: Resolve): Promise<string | undefined> {
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : host;
  const addresses = await soon(resolve(host));
  if (addresses.length === 0) return host.includes('.') ? undefined : 'a name of a local network';
  return addresses.find((address) => !isPublicAddress(address));
}

/** No addresses where the name cannot be resolved, or not in time. */
async function soon(answer: Promise<readonly string[]>): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN, []);
  });
  const answered = answer.then(
    (addresses) => addresses,
    () => [],
  );
  try {
    return await Promise.race([answered, silence]);
  } finally {
    clearTimeout(timer);
  }
}
