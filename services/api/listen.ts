import { failure, messageOf, systemCode } from '@newswatch/domain';
import { isLoopback } from '@newswatch/runtime';
import type { FastifyInstance } from 'fastify';

export interface Place {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly apiKey: string | undefined;
}

/**
 * @returns where it listens, such as `http://127.0.0.1:8080`
 * @throws NewswatchError `api-key-required`, `port-taken`, `address-unusable`
 */
export async function listen(app: FastifyInstance, { host, port, apiKey }: Place): Promise<string> {
  if (!isLoopback(host) && apiKey === undefined) throw failure('api-key-required', { host });
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const address = `${host}:${port}`;
    if (systemCode(error) === 'EADDRINUSE') throw failure('port-taken', { address }, { cause: error });
    throw failure('address-unusable', { address, problem: messageOf(error) }, { cause: error });
  }
}
