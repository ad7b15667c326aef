import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Open } from '@newswatch/ports/conformance';
import { type Embedded, openEmbedded } from './embedded.ts';

/** For tests: an empty folder that is gone afterwards, whatever happens. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'newswatch-sqlite-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** One port of an embedded profile on a folder of its own, by the real clock, as conformance suites want it. */
export function openForTest<Port>(portOf: (embedded: Embedded) => Port): Open<Port> {
  return async () => {
    const folder = await temporaryFolder();
    const open = (): Promise<Embedded> => openEmbedded({ folder: folder.path, clock: Date.now });
    let embedded = await open();
    return {
      port: portOf(embedded),
      reopen: async () => {
        await embedded.close();
        embedded = await open();
        return portOf(embedded);
      },
      close: async () => {
        await embedded.close();
        await folder[Symbol.asyncDispose]();
      },
    };
  };
}
