import { join } from 'node:path';
import { createApi } from '@newswatch/api-service';
import { readerOf } from '@newswatch/feeds';
import { createPageReader } from '@newswatch/pages';
import { type Config, createMetrics, fileLedger, silentLog } from '@newswatch/runtime';
import { createWeb } from '@newswatch/web';
import type { Transport } from './transport.ts';
import { openPorts } from './open-ports.ts';
import { version } from './version.ts';

/** The API over the data themselves, folder or servers, without services and without a port, for one command. */
export async function openApiOnData(config: Config): Promise<Transport> {
  const clock = Date.now;
  // What the file declared when newswatch last ran, wherever this command is called.
  const declared = await fileLedger(join(config.folder, 'declared.json')).read();
  const opened = await openPorts(config, { clock, log: silentLog, onEnd: () => undefined });
  const web = createWeb({
    allowPrivateNetworks: config.allowPrivateNetworks,
    proxies: config.proxies,
    userAgent: `newswatch/${version}`,
  });
  const pageReader = createPageReader({ request: web.request, clock });
  const { bus, queue, store } = opened.ports;
  const api = createApi({
    bus,
    queue,
    store,
    web,
    pageReader,
    clock,
    config,
    declaredIds: () => declared,
    version,
    reader: readerOf(),
    metrics: createMetrics({ version }),
    log: silentLog,
  });
  return {
    url: undefined,
    send: (request) => api.request(request),
    close: async () => {
      await api.close();
      await pageReader.close();
      await web.close();
      await opened.close();
    },
  };
}
