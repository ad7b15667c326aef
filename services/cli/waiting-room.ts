import { createProbes } from '@newswatch/api-service';
import { type NewswatchError, failure } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import { type CheckResult, type Config, type Log, createMetrics, failedCheck } from '@newswatch/runtime';
import type { OpenedServer, Patience } from './opening.ts';
import { version } from './version.ts';

/** Answers in the place of newswatch while the servers that it stands on are not open: it lives, and is not ready. */
export interface WaitingRoom extends Closeable, Pick<Patience, 'note'> {
  /** Ends it. @returns where it listened */
  leave(): Promise<number>;
}

/** @throws NewswatchError `api-key-required`, `port-taken`, `address-unusable` */
export async function openWaitingRoom(config: Config, log: Log): Promise<WaitingRoom> {
  const checks: Record<OpenedServer, CheckResult> = { store: notYet('store'), queue: notYet('queue') };
  const probes = createProbes({
    config,
    log,
    version,
    metrics: createMetrics({ version }),
    health: { ready: async () => ({ ready: false, checks: { ...checks } }) },
    refusal: () => stillStarting(awaitedIn(checks)),
  });
  const url = await probes.listen(config.host, config.port);
  return {
    note: (server, problem) => {
      checks[server] = problem === undefined ? { ok: true } : failedCheck(problem);
    },
    leave: async () => {
      await probes.close();
      return Number(new URL(url).port);
    },
    close: () => probes.close(),
  };
}

const stillStarting = (what: string): NewswatchError => failure('still-starting', { what });
const notYet = (server: OpenedServer): CheckResult => failedCheck(stillStarting(`the ${server}`));

function awaitedIn(checks: Readonly<Record<string, CheckResult>>): string {
  const awaited = Object.entries(checks).flatMap(([server, { ok }]) => (ok ? [] : [`the ${server}`]));
  return awaited.join(' and ') || 'what it is set to watch';
}
