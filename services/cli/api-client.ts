import { type NewswatchError, failure, isErrorCode } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import { readConfig } from '@newswatch/runtime';
import { z } from 'zod';
import { type ApiFile, readApiFile } from './api-file.ts';
import { configurationChecks } from './configuration-checks.ts';
import { openApiOnData } from './open-api.ts';
import { type Transport, isAnswering, overHttp } from './transport.ts';

/**
 * The HTTP API, wherever it is: of the newswatch that runs on the data folder, over the network, or of the folder itself,
 * opened for the length of the command, when none runs.
 */
export interface ApiClient extends Closeable {
  /** Where the one that runs has its page. */
  readonly url: string | undefined;
  /** @throws NewswatchError what the API answered, or `not-running` */
  request<T>(request: ApiRequest<T>): Promise<T>;
  /** Posts what is added unless it is there, and changed where it is. */
  add<T>(request: Omit<ApiRequest<T>, 'method'>): Promise<{ readonly value: T; readonly isNew: boolean }>;
}

export interface ApiRequest<T> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body?: object;
  readonly answer: z.ZodType<T>;
}

export async function openApiClient(env: NodeJS.ProcessEnv): Promise<ApiClient> {
  const config = readConfig(env, configurationChecks);
  const running = await runningOn(config.folder);
  if (running !== undefined) return apiClient(overHttp(running));
  try {
    return apiClient(await openApiOnData(config));
  } catch (error) {
    // Whoever holds the folder may have been starting just now.
    const started = await runningOn(config.folder);
    if (started === undefined) throw error;
    return apiClient(overHttp(started));
  }
}

async function runningOn(folder: string): Promise<ApiFile | undefined> {
  const running = readApiFile(folder);
  return running !== undefined && (await isAnswering(running.url)) ? running : undefined;
}

export function apiClient(transport: Transport): ApiClient {
  const send = async <T>({ answer, path, ...rest }: ApiRequest<T>): Promise<Answered<T>> => {
    const { status, body } = await transport.send({ ...rest, path: `/api/v1${path}` });
    if (status >= 400) throw problemOf(status, path, body);
    const parsed = answer.safeParse(body);
    if (parsed.success) return { status, value: parsed.data };
    throw failure('answer-not-understood', { path, problem: z.prettifyError(parsed.error) });
  };
  return {
    url: transport.url,
    close: () => transport.close(),
    request: async (request) => (await send(request)).value,
    async add(request) {
      const { status, value } = await send({ ...request, method: 'POST' });
      return { value, isNew: status === CREATED };
    },
  };
}

interface Answered<T> {
  readonly status: number;
  readonly value: T;
}
const CREATED = 201;

const problemSchema = z.object({
  code: z.string().refine(isErrorCode),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The API's problem (RFC 9457) as the error that it was there. */
function problemOf(status: number, path: string, body: unknown): NewswatchError {
  const { data } = problemSchema.safeParse(body);
  if (data !== undefined) return failure(data.code, data.details);
  return failure('answer-not-understood', { path, problem: `${status} ${JSON.stringify(body)}` });
}
