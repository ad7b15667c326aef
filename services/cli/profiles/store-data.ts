import { z } from 'zod';

/** What the thread of the store is told. */
export const storeDataSchema = z.object({
  folder: z.string(),
  /** Whether leases end that stand in the store: nobody who could hold one lives. */
  alone: z.boolean(),
});

export type StoreData = z.infer<typeof storeDataSchema>;
