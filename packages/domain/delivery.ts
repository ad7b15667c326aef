import { z } from 'zod';
import { alertIdSchema, deliveryIdSchema, receiverIdSchema } from './ids.ts';
import { nameSchema } from './name.ts';
import { instantSchema } from './time.ts';
import { webUrlSchema } from './web-url.ts';

/** Where alerts go. The URL of a Slack receiver is a secret: it is never logged nor shown whole. */
export const receiverSchema = z.discriminatedUnion('kind', [
  z.object({
    id: receiverIdSchema,
    name: nameSchema,
    kind: z.literal('slack'),
    url: webUrlSchema,
    createdAt: instantSchema,
  }),
  z.object({
    id: receiverIdSchema,
    name: nameSchema,
    kind: z.literal('webhook'),
    url: webUrlSchema,
    /** Standard Webhooks signing secret, `whsec_` and base64 of 24 to 64 bytes. */
    secret: z
      .string()
      .regex(/^whsec_[A-Za-z\d+/]{32,86}={0,2}$/, 'must be whsec_ and base64 of 24 to 64 random bytes'),
    createdAt: instantSchema,
  }),
]);
export type Receiver = z.infer<typeof receiverSchema>;
export type ReceiverKind = Receiver['kind'];

/** `gave-up`: five days of failures; `refused`: the receiver said that it will never take it. */
export const deliveryStatusSchema = z.enum(['pending', 'delivered', 'refused', 'gave-up']);
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

/** One alert, or the alerts of one article, for one receiver. Its row is its schedule. */
export const deliverySchema = z.object({
  id: deliveryIdSchema,
  receiverId: receiverIdSchema,
  alertIds: z.array(alertIdSchema).min(1),
  status: deliveryStatusSchema,
  attempts: z.int().nonnegative(),
  createdAt: instantSchema,
  /** Absent once it is settled for good. */
  nextAttemptAt: instantSchema.optional(),
  settledAt: instantSchema.optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** What one attempt came to. */
export type Outcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly at: string; readonly error: OutcomeError }
  | { readonly kind: 'refused' | 'gave-up'; readonly error: OutcomeError };
export interface OutcomeError {
  readonly code: string;
  readonly message: string;
}
