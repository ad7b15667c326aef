import { type NewswatchError, type Receiver, SECOND, asFailure, given } from '@newswatch/domain';
import { type Answer, type Asked, type Response, unreachable } from './answer.ts';
import type { Means } from './sender.ts';

/** Time for one request, connection and body included (Standard Webhooks asks for 15 to 30 s). */
export const DEADLINE_MS = 15 * SECOND;

/** Of an answer the status decides; Slack's word of explanation stands in its first bytes. */
const BEGINNING = 1_024;

export interface Parcel {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** POSTs JSON without following redirects, and lets `judge` say what the answer means. */
export async function post(
  receiver: Receiver,
  parcel: Parcel,
  { means, judge }: { readonly means: Means; readonly judge: (response: Response, asked: Asked) => Answer },
): Promise<Answer> {
  const response = await request(receiver, parcel, means);
  const asked = { name: receiver.name, now: means.clock() };
  return 'status' in response ? judge(response, asked) : unreachable(response.error.code, asked);
}

async function request(
  { url }: Receiver,
  { headers, body }: Parcel,
  { web, deadlineMs = DEADLINE_MS }: Means,
): Promise<Response | { error: NewswatchError }> {
  try {
    const response = await web.request({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      maxRedirects: 0,
      beginning: BEGINNING,
      deadlineMs,
    });
    return facts(response);
  } catch (thrown) {
    return { error: asFailure(thrown) };
  }
}

function facts({
  status,
  headers,
  body,
}: {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}): Response {
  const retryAfter = headers['retry-after'];
  const word = /^[a-z_]{1,60}$/.exec(new TextDecoder().decode(body.subarray(0, 100)).trim())?.[0];
  return given({ status, retryAfter, word });
}
