import { alertSchema, failure } from '@newswatch/domain';
import type { CollectedRequest, Collector } from '@newswatch/testkit';
import { z } from 'zod';
import type { Terminal } from '../terminal.ts';
import { outAlert } from './print-alert.ts';
import type { Tally } from './tally.ts';

const payloadSchema = z.object({ type: z.literal('alert.raised'), data: alertSchema });

/** Prints what the receiver is sent, one alert after the other, each once. `failed` rejects when that is not possible. */
export function showAlerts(
  terminal: Terminal,
  receiver: Collector,
  tally: Tally,
): { readonly failed: Promise<never> } {
  const { promise: failed, reject } = Promise.withResolvers<never>();
  let printed = Promise.resolve();
  const show = async (request: CollectedRequest): Promise<void> => {
    const payload = payloadSchema.safeParse(request.json);
    if (!payload.success)
      throw failure('unexpected', { problem: `the webhook is no alert: ${z.prettifyError(payload.error)}` });
    const { data: alert } = payload.data;
    if (tally.record(alert, request.headers['webhook-id'] ?? '')) await outAlert(terminal, alert);
  };
  receiver.answer((request) => {
    printed = printed.then(() => show(request));
    printed.catch(reject);
    return 204;
  });
  return { failed };
}
