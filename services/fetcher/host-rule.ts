import type { HostRule } from '@newswatch/ports';
import { hostTurn } from '@newswatch/schedule';

/** When a host is asked for another feed: as `packages/schedule` says, judged at the time of the lease. */
export const hostRule: HostRule = (host, { now, perHost = Infinity }) =>
  hostTurn(host, perHost, Date.parse(now));
