import { SECOND } from '@newswatch/domain';

/** A host as it stands when one of its feeds is to be polled. */
export interface HostNow {
  /** Name or address, with the port unless it is the usual one. */
  readonly host: string;
  /** Feeds of it that are being polled, by whichever process. */
  readonly polling: number;
  /** When the last of these polls began, in milliseconds since the epoch. */
  readonly lastAskedAt?: number;
}

/** Whether it may be asked now. */
export type HostTurn = 'ask' | 'wait';

/** Begins of two polls of one public host are so far apart. Its own wish (Crawl-delay) is for pages, not for feeds. */
const GAP = SECOND;

/**
 * So many feeds of a host are polled at once at most, and on the public web one begins a second after the other at the
 * earliest. Hosts of one's own network get no gap: nobody else is bothered.
 */
export function hostTurn({ host, polling, lastAskedAt }: HostNow, most: number, now: number): HostTurn {
  if (polling >= most) return 'wait';
  if (lastAskedAt === undefined || isOwnNetwork(host)) return 'ask';
  const since = now - lastAskedAt;
  // A clock that was set back must not close a host.
  return since >= GAP || since < 0 ? 'ask' : 'wait';
}

const OWN =
  /^(?:localhost|[^.:]+|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|\[(?:::1|f[cd][\da-f]{2}:[\da-f:]*|fe80:[\da-f:]*)\]|.+\.(?:localhost|local|internal|home\.arpa))(?::\d+)?$/i;

/** Loopback, private and link-local addresses, names without a dot and names that are kept for such networks. */
export const isOwnNetwork = (host: string): boolean => OWN.test(host);
