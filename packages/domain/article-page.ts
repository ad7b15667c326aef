import { z } from 'zod';
import { itemSchema } from './item.ts';

/** What was found on the page of an article. */
export const pageTextSchema = z.object({
  /** HTML of a few harmless elements, all text escaped, all addresses absolute. */
  html: z.string(),
  ...itemSchema.shape.page.unwrap().shape,
  /** As the page writes it. */
  author: z.string().optional(),
});
export type PageText = z.infer<typeof pageTextSchema>;

/**
 * `refused`: by robots.txt, by the server for good, or because the page does not hold the article. `gave-up`: it could not
 * be had for a day. In both the article stays with the text of its feed.
 */
export const pageStatusSchema = z.enum(['waiting', 'done', 'refused', 'gave-up']);
export type PageStatus = z.infer<typeof pageStatusSchema>;

/** What one attempt to fetch a page came to. */
export type PageOutcome =
  | { readonly kind: 'done'; readonly text: PageText }
  | { readonly kind: 'retry'; readonly at: string; readonly error: PageError }
  | { readonly kind: 'refused' | 'gave-up'; readonly error: PageError };
export interface PageError {
  readonly code: string;
  readonly message: string;
}
