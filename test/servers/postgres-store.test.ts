import { type Opened, handNotesConformance, storeConformance } from '@newswatch/ports/conformance';
import { type Executor, handNoteRepository, openPostgres, openStore } from '@newswatch/store';
import { onServer } from '../support/servers/on-server.ts';
import { createSchema } from '../support/servers/postgres-schema.ts';

/** What lies in a schema of its own, as the conformance suites want it. */
async function openForTest<Port>(
  server: string,
  portOver: (database: Executor) => Promise<Port>,
): Promise<Opened<Port>> {
  const { url, drop } = await createSchema(server);
  let databases: ReturnType<typeof openPostgres>[] = [];
  const open = (): Promise<Port> => {
    const database = openPostgres({ url });
    databases.push(database);
    return portOver(database);
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
  storeConformance(() => openForTest(url, openStore));
  handNotesConformance(() =>
    openForTest(url, async (database) => {
      await openStore(database);
      return handNoteRepository(database);
    }),
  );
});
