/** The thread that has `store.db` of the embedded profile to itself. */
import { openStoreFile } from '@newswatch/sqlite';
import { openStore, serveStore, sqliteExecutor } from '@newswatch/store';
import { storeDataSchema } from './store-data.ts';
import { storeRules } from './store-rules.ts';

await serveStore({
  rules: storeRules,
  open: async (data) => {
    const { folder, alone } = storeDataSchema.parse(data);
    const database = openStoreFile(folder);
    try {
      const store = await openStore(sqliteExecutor(database), { alone });
      return { store, close: () => database.close() };
    } catch (error) {
      database.close();
      throw error;
    }
  },
});
