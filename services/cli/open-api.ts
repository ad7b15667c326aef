import { createApi } from '@newswatch/api-service';
import { rssParserReader } from '@newswatch/feeds';
import { type Config, createMetrics, silentLog } from '@newswatch/runtime';
import { createWeb } from '@newswatch/web';
import type { Transport } from './transport.ts';
import { openPorts } from './profiles/embedded.ts';
import { version } from './version.ts';

/** The API over the data folder itself, without services and without a port, for one command. */
export async function openApiInFolder(config: Config): Promise<Transport> {
  const clock = Date.now;
  const opened = await openPorts({ folder: config.folder, clock });
  const web = createWeb({
    allowPrivateNetworks: config.allowPrivateNetworks,
    userAgent: `newswatch/${version}`,
  });
  const { bus, queue, store } = opened.ports;
  const api = createApi({
    bus,
    queue,
    store,
    web,
    clock,
    config,
    version,
    reader: rssParserReader(),
    metrics: createMetrics({ version }),
    log: silentLog,
  });
  return {
    url: undefined,
    send: (request) => api.request(request),
    close: async () => {
      await api.close();
      await web.close();
      await opened.close();
    },
  };
}
