import { z } from 'zod';

/**
 * An address that we request. A user name or password in it would be sent to nobody (see packages/web) and be shown to
 * everybody.
 */
export const webUrlSchema = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine((given) => !carriesPassword(given), 'must not carry a user name or password');

function carriesPassword(given: string): boolean {
  const url = URL.parse(given);
  return url !== null && url.username + url.password !== '';
}
