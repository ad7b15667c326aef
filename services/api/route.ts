import { failure } from '@newswatch/domain';
import { z } from 'zod';
import type { Context } from './context.ts';

/**
 * One route: where it stands, what it takes, what it answers. The server and the OpenAPI document are both made from
 * these, so neither can say something else than the other.
 */
export interface Route {
  readonly method: Method;
  /** Below the prefix, a reference in braces: `/feeds/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodType;
  readonly body: z.ZodType;
  readonly alsoTakes?: OtherBody;
  readonly answer: AnswerShape;
  readonly handle: (request: RawRequest) => Promise<Answer>;
}

/** A body that is no JSON, and what it is as the JSON body. */
export interface OtherBody {
  /** Media types without parameters. */
  readonly types: readonly string[];
  readonly asBody: (bytes: Uint8Array, contentType: string) => unknown;
}
/** A route over what it works with. */
export type RouteOf = (context: Context) => Route;
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RawRequest {
  /** What stands for `{id}`: an id, or a unique name. */
  readonly id: string;
  /** Scheme and host under which the caller reached us. */
  readonly origin: string;
  readonly query: unknown;
  readonly body: unknown;
}

export interface AnswerShape {
  readonly status: number;
  /** None where the answer has no body. */
  readonly schema?: z.ZodType;
  /** JSON unless said otherwise. */
  readonly contentType?: string;
}

export interface Answer {
  readonly status: number;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Definition<Q extends z.ZodType, B extends z.ZodType> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly query?: Q;
  readonly body?: B;
  readonly alsoTakes?: OtherBody;
  readonly answer: AnswerShape;
  readonly handle: (request: Parsed<z.output<Q>, z.output<B>>) => Promise<Answer>;
}
export interface Parsed<Q, B> {
  readonly id: string;
  readonly origin: string;
  readonly query: Q;
  readonly body: B;
}

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** A route whose query and body are parsed before it is handed them; where it takes none, none may be sent. */
export function route<Q extends z.ZodType = Nothing, B extends z.ZodType = Nothing>(
  definition: Definition<Q, B>,
): Route {
  const { query = nothing, body = nothing, handle, ...rest } = definition;
  return {
    ...rest,
    query,
    body,
    handle: async (request) =>
      handle({
        ...request,
        // Without a schema of its own, Q and B are `Nothing`, which is what is used then.
        query: parse(query, request.query ?? {}) as z.output<Q>,
        body: parse(body, request.body ?? {}, '#') as z.output<B>,
      }),
  };
}

/** @throws NewswatchError `request-invalid`, whose cause names every mistake */
function parse(schema: z.ZodType, given: unknown, pointer = ''): unknown {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(
    ({ path, message }) => `${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
  );
  const problem = places.join('; ');
  throw failure(
    'request-invalid',
    { problem, in: pointer === '#' ? 'body' : 'query' },
    { cause: parsed.error },
  );
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const accepted = (body: unknown): Answer => ({ status: 202, body });
export const noContent: Answer = { status: 204 };
export const put = (existed: boolean, body: unknown): Answer => ({ status: existed ? 200 : 201, body });
