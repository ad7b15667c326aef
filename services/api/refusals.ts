import { type NewswatchError, failure, systemCode } from '@newswatch/domain';
import type { FastifyReply } from 'fastify';
import type { Context } from './context.ts';
import { problemOf } from './problem.ts';
import type { Served } from './server.ts';

/** What the server itself refuses, before a route or instead of one; always as a problem document. */
export const PREFIX = '/api/v1';
export const MAX_BODY_BYTES = 1_000_000;

/** There is nothing at this path. */
export const noPage = (path: string): NewswatchError => failure('not-found', { what: 'page', id: path });

/** The methods that a path has; none where there is no such path. */
export function allowedMethods({ routes, pages }: Served): (path: string) => readonly string[] {
  const patterns = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${PREFIX}${path.replace('{id}', '[^/]+').replaceAll('.', '\\.')}$`),
  }));
  return (path) => {
    const ofRoutes = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set([...ofRoutes, ...(Object.hasOwn(pages, path) ? ['GET'] : [])])];
  };
}

/** Answers with what went wrong. */
export function sendProblem(
  { log }: Pick<Context, 'log'>,
  thrown: unknown,
  reply: FastifyReply,
): FastifyReply {
  const problem = problemOf(asRequestFailure(thrown));
  if (problem.code === 'unexpected') log.error('could not answer', { error: thrown });
  if (problem.status === 401) reply.header('www-authenticate', 'Basic realm="newswatch", Bearer');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problem));
}

interface Answerable {
  readonly writable: boolean;
  end(text: string): unknown;
}
const BAD = 'HTTP/1.1 400 Bad Request';
const TOO_LARGE = 'HTTP/1.1 431 Request Header Fields Too Large';

/** What is no HTTP, or has too much of it: there is no request yet, and so no reply. */
export function refuseUnreadable(error: Error, socket: Answerable): void {
  if (!socket.writable) return;
  const body = JSON.stringify(
    problemOf(failure('request-invalid', { problem: error.message }, { cause: error })),
  );
  const head = [
    systemCode(error) === 'HPE_HEADER_OVERFLOW' ? TOO_LARGE : BAD,
    'content-type: application/problem+json',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** What the server itself refuses before a route sees it. */
function asRequestFailure(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return thrown;
  const { statusCode, message } = thrown;
  if (statusCode === 413) return failure('request-too-large', { limit: MAX_BODY_BYTES }, { cause: thrown });
  if (statusCode === 415) return failure('media-type-refused', {}, { cause: thrown });
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return failure('request-invalid', { problem: message }, { cause: thrown });
  return thrown;
}
