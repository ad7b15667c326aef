import { createHmac } from 'node:crypto';

/**
 * Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`, base64, with scheme `v1`. The key is what follows
 * `whsec_`, in base64. The id is the same at every attempt; the timestamp is that of the attempt, in seconds.
 */
export interface Signed {
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
}

export function signature(secret: string, { id, timestamp, body }: Signed): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

export function signedHeaders(secret: string, signed: Signed): Readonly<Record<string, string>> {
  return {
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': signature(secret, signed),
  };
}
