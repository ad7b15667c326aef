import type { Store } from '@newswatch/ports';
import { type Opened, storeConformance } from '@newswatch/ports/conformance';
import { openPostgres, openStore } from '@newswatch/store';
import { onServer } from '../support/servers/on-server.ts';
import { createSchema } from '../support/servers/postgres-schema.ts';

/** A store in a schema of its own, as the conformance suite wants it. */
async function openForTest(server: string): Promise<Opened<Store>> {
  const { url, drop } = await createSchema(server);
  let databases: ReturnType<typeof openPostgres>[] = [];
  const open = (): Promise<Store> => {
    const database = openPostgres({ url });
    databases.push(database);
    return openStore(database);
  };
  const closeAll = async (): Promise<void> => {
    await Promise.all(databases.map((database) => database.close()));
    databases = [];
  };
  return {
    port: await open(),
    another: open,
    reopen: async () => {
      await closeAll();
      return open();
    },
    close: async () => {
      await closeAll();
      await drop();
    },
  };
}

onServer('postgres', (url) => {
  storeConformance(() => openForTest(url));
});
