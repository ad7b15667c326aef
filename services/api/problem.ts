import { type ErrorCode, type NewswatchError, asFailure } from '@newswatch/domain';
import { z } from 'zod';

/** An error as RFC 9457 tells it, with our code, what to do, and each mistake of the request by its place. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly details: NewswatchError['details'];
  readonly remedy: string;
  readonly errors?: readonly Mistake[];
}

/** A place in the body as JSON pointer (RFC 6901) in a fragment, or a parameter of the query. */
export type Mistake =
  | { readonly pointer: string; readonly detail: string }
  | { readonly parameter: string; readonly detail: string };

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  remedy: z.string(),
  errors: z
    .array(z.object({ pointer: z.string().optional(), parameter: z.string().optional(), detail: z.string() }))
    .optional(),
});

const statuses: Partial<Record<ErrorCode, number>> = {
  'request-invalid': 400,
  unauthorized: 401,
  'origin-refused': 403,
  'not-found': 404,
  'name-ambiguous': 409,
  'receiver-in-use': 409,
  'watch-too-broad': 409,
  'declared-in-file': 409,
  'method-refused': 405,
  'request-too-large': 413,
  'media-type-refused': 415,
  'host-refused': 421,
  'watch-does-not-parse': 422,
  'opml-broken': 422,
  'url-invalid': 422,
  'port-refused': 422,
  'address-refused': 422,
  'not-a-feed': 422,
  'feed-broken': 422,
  'selector-invalid': 422,
  'selector-finds-nothing': 422,
  'feed-gone': 422,
  'body-too-large': 422,
  'encoding-broken': 422,
  'encoding-unknown': 422,
  'redirects-too-many': 422,
  'name-not-found': 502,
  'connection-failed': 502,
  'tls-failed': 502,
  'http-status': 502,
  'receiver-refused': 502,
  'receiver-failed': 502,
  'receiver-unreachable': 502,
  'deadline-exceeded': 504,
};

export function problemOf(thrown: unknown): Problem {
  const error = asFailure(thrown);
  const hidden = error.code === 'unexpected';
  const status = statuses[error.code] ?? (error.retry === 'soon' ? 503 : 500);
  const errors = mistakesOf(error);
  return {
    type: `urn:newswatch:error:${error.code}`,
    title: error.code.replaceAll('-', ' '),
    status,
    // What went wrong inside is for the log, not for whoever asks.
    detail: hidden ? 'Something happened that should not; the log says more.' : error.message,
    code: error.code,
    details: hidden ? { problem: 'the log says more' } : error.details,
    remedy: error.remedy,
    ...(errors.length === 0 ? {} : { errors }),
  };
}

function mistakesOf(error: NewswatchError): Mistake[] {
  if (error.code === 'unexpected' || !(error.cause instanceof z.ZodError)) return [];
  const inBody = error.details['in'] === 'body';
  return error.cause.issues.flatMap((issue): Mistake[] => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    return keys.map((key) => {
      const path = key === undefined ? issue.path : [...issue.path, key];
      const detail = key === undefined ? issue.message : 'is not known';
      return inBody ? { pointer: pointerOf(path), detail } : { parameter: path.join('.'), detail };
    });
  });
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  `#${path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
