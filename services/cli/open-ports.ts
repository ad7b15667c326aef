import { type Clock, type NewswatchError, SECOND, asFailure } from '@newswatch/domain';
import type { Config, Log } from '@newswatch/runtime';
import { pause } from './interrupt.ts';
import { type OpenPorts, openPorts as openEmbedded } from './profiles/embedded.ts';

export interface OpenOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** See profiles/distributed.ts; never called in the embedded profile. */
  readonly onEnd: (error: NewswatchError) => void;
}

/** The ports of the profile that is configured. @throws as the profile does */
export async function openPorts(config: Config, options: OpenOptions): Promise<OpenPorts> {
  const { servers, folder } = config;
  if (servers === undefined) return openEmbedded({ folder, clock: options.clock });
  // Loaded when it is needed: the clients of three servers stand behind it.
  const distributed = await import('./profiles/distributed.ts');
  return distributed.openPorts({ ...options, servers });
}

/** Between attempts to open what is away. */
const AGAIN_MS = 2 * SECOND;

/**
 * Waits for servers that are away, as they may be when everything starts at once. The embedded profile has none.
 * @throws what is no outage, and any once the signal is aborted
 */
export async function openPatiently(
  config: Config,
  options: OpenOptions & { readonly signal: AbortSignal },
): Promise<OpenPorts> {
  for (;;) {
    const opened = await attempt(config, options);
    if ('ports' in opened) return opened;
    if (config.servers === undefined || opened.retry !== 'soon' || options.signal.aborted) throw opened;
    options.log.warn('waits for a server', { error: opened });
    await pause(AGAIN_MS, options.signal);
  }
}

async function attempt(config: Config, options: OpenOptions): Promise<OpenPorts | NewswatchError> {
  try {
    return await openPorts(config, options);
  } catch (error) {
    return asFailure(error);
  }
}
