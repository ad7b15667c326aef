import { z } from 'zod';

/** What a person calls a watch or a receiver: its id follows from it, so what cannot be seen must not stand in it. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name), 'must have no control characters');
