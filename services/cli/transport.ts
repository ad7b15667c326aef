import { SECOND, failure, messageOf } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';

/** How requests reach the API: over HTTP, or without a port in the same process. Paths are whole. */
export interface Transport extends Closeable {
  readonly url: string | undefined;
  send(request: SentRequest): Promise<{ readonly status: number; readonly body: unknown }>;
}
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

export function overHttp({
  url,
  key,
}: {
  readonly url: string;
  readonly key?: string | undefined;
}): Transport {
  return {
    url,
    close: async () => undefined,
    async send({ method, path, body }) {
      const headers = {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      };
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await fetch(new URL(path, url), init).catch((error: unknown) => {
        throw failure('not-running', { url }, { cause: error });
      });
      const text = await response.text();
      const isJson = (response.headers.get('content-type') ?? 'application/json').includes('json');
      return { status: response.status, body: isJson || text === '' ? parseBody(path, text) : text };
    },
  };
}

/** Whether a newswatch answers there, within five seconds. */
export async function isAnswering(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/livez', url), { signal: AbortSignal.timeout(5 * SECOND) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function parseBody(path: string, text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw failure('answer-not-understood', { path, problem: messageOf(error) }, { cause: error });
  }
}
