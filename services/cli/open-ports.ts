import type { Clock, NewswatchError } from '@newswatch/domain';
import { type Config, type Log, countBuffersAsHeap } from '@newswatch/runtime';
import { type Opening, atOnce } from './opening.ts';
import { type OpenPorts, openPorts as openEmbedded } from './profiles/embedded.ts';

export interface OpenOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** See profiles/distributed.ts; never called in the embedded profile. */
  readonly onEnd: (error: NewswatchError) => void;
  /** How servers are opened; the embedded profile has none. At once unless given, or not at all. */
  readonly opening?: Opening;
}

/** The ports of the profile that is configured. @throws as the profile does */
export async function openPorts(config: Config, options: OpenOptions): Promise<OpenPorts> {
  const { servers, folder } = config;
  countBuffersAsHeap();
  if (servers === undefined) return openEmbedded({ folder, clock: options.clock });
  // Loaded when it is needed: the clients of three servers stand behind it.
  const distributed = await import('./profiles/distributed.ts');
  return distributed.openPorts({ opening: atOnce, ...options, servers });
}
