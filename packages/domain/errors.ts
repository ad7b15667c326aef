/**
 * Every error of newswatch, in one table. `docs/errors.md` is written from it (`npm run docs:errors`) and a test
 * compares the two.
 *
 * retry: `never`: the same input fails again, somebody must change something.
 *        `later`: the other side may recover; whoever has a schedule tries again by it.
 *        `soon`:  an outage of our own store, queue or broker; the runner pauses and goes on where it was.
 * says:  one sentence, `{name}` filled from the details. remedy: what the person does.
 */
export interface ErrorEntry {
  readonly retry: 'never' | 'later' | 'soon';
  readonly says: string;
  readonly remedy: string;
}

export const errorTable = {
  // Start and configuration
  'node-too-old': {
    retry: 'never',
    says: 'newswatch needs Node 24 or newer; this is {version}.',
    remedy:
      'Start it by `npm start` or `npx newswatch`, which use the Node 24 that `npm ci` brings, or install Node 24.',
  },
  'config-invalid': {
    retry: 'never',
    says: 'The configuration has {count} mistake(s): {problems}',
    remedy: 'Correct each of them and start again; nothing was started.',
  },
  'sqlite-too-old': {
    retry: 'never',
    says: 'This Node brings SQLite {version}; 3.51.3 or newer is needed, older ones can corrupt a WAL.',
    remedy: 'Use the Node 24 that `npm ci` brings.',
  },
  'folder-locked': {
    retry: 'never',
    says: 'Another newswatch uses the data folder {folder}.',
    remedy: 'Stop the other one, or set NEWSWATCH_DATA to another folder.',
  },
  'folder-unusable': {
    retry: 'never',
    says: 'The data folder {folder} cannot be used: {problem}',
    remedy: 'Check that it exists and may be written, or set NEWSWATCH_DATA.',
  },
  'folder-too-new': {
    retry: 'never',
    says: 'The data folder {folder} was written by a newer newswatch (schema {found}, this one knows {known}).',
    remedy: 'Use that newer release; data are never converted back.',
  },
  'port-taken': {
    retry: 'never',
    says: 'The address {address} is already in use.',
    remedy: 'Stop what uses it, or set NEWSWATCH_PORT to another port (0 picks a free one).',
  },
  'api-key-required': {
    retry: 'never',
    says: 'The API would listen on {host}, beyond this machine, without a key.',
    remedy: 'Set NEWSWATCH_API_KEY (or NEWSWATCH_API_KEY_FILE), or listen on 127.0.0.1.',
  },
  'address-unusable': {
    retry: 'never',
    says: 'The API cannot listen on {address}: {problem}',
    remedy:
      'Set NEWSWATCH_HOST to an address of this machine, and NEWSWATCH_PORT to a port that you may use.',
  },
  'close-timed-out': {
    retry: 'never',
    says: 'These parts did not stop within {seconds} s: {parts}.',
    remedy: 'Nothing is lost: what was not acknowledged is done again at the next start.',
  },
  'start-interrupted': {
    retry: 'never',
    says: 'The part {part} was about to start when newswatch was told to stop.',
    remedy: 'Nothing to do; start it again when you want it.',
  },
  // Events and infrastructure
  'event-unknown': {
    retry: 'never',
    says: 'The event type {type} is not known to this release.',
    remedy: 'Upgrade newswatch, or find out who publishes it; the message is kept among the dead letters.',
  },
  'event-not-json': {
    retry: 'never',
    says: 'The message is not JSON: {problem}',
    remedy: 'Find out who publishes it; the message is kept among the dead letters.',
  },
  'event-invalid': {
    retry: 'never',
    says: 'The event {type} is not valid: {problem} at {at}',
    remedy: 'Find out who publishes it; the message is kept among the dead letters.',
  },
  'event-too-large': {
    retry: 'never',
    says: 'The event {type} has {bytes} bytes; {limit} is the most.',
    remedy: 'Nothing to do for one article; if it recurs, look at what the feed publishes.',
  },
  'event-not-publishable': {
    retry: 'never',
    says: 'Events of type {type} are not published.',
    remedy: 'This is a mistake in newswatch: please report it.',
  },
  'item-kills': {
    retry: 'never',
    says: 'The process ended {deaths} times while it handled this message.',
    remedy: 'The message is kept among the dead letters; please report it.',
  },
  'store-unavailable': {
    retry: 'soon',
    says: 'The store cannot be used: {problem}',
    remedy: 'Check the disk (space, permissions) or the database; newswatch goes on by itself.',
  },
  'bus-unavailable': {
    retry: 'soon',
    says: 'The event bus cannot be used: {problem}',
    remedy: 'Check the disk or the broker; newswatch goes on by itself.',
  },
  'queue-unavailable': {
    retry: 'soon',
    says: 'The job queue cannot be used: {problem}',
    remedy: 'Check the disk or the queue server; newswatch goes on by itself.',
  },
  unexpected: {
    retry: 'never',
    says: 'Something happened that should not: {problem}',
    remedy: 'This is a mistake in newswatch: please report it with the log.',
  },
  // Fetching
  'url-invalid': {
    retry: 'never',
    says: '{url} is not an http or https address: {problem}',
    remedy: 'Give a full address such as https://example.org/rss.xml.',
  },
  'address-refused': {
    retry: 'never',
    says: '{host} leads to {address}, which is not a public address.',
    remedy: 'If it is meant, set NEWSWATCH_ALLOW_PRIVATE_NETWORKS=true.',
  },
  'name-not-found': {
    retry: 'later',
    says: 'The name {host} cannot be resolved ({problem}).',
    remedy: 'Check the spelling and the DNS; newswatch tries again by itself.',
  },
  'connection-failed': {
    retry: 'later',
    says: 'No connection to {host}: {problem}',
    remedy: 'Check that the server runs and can be reached; newswatch tries again by itself.',
  },
  'tls-failed': {
    retry: 'later',
    says: 'The certificate of {host} is not accepted: {problem}',
    remedy:
      'The site must renew or correct its certificate; for an authority of your own set NODE_EXTRA_CA_CERTS.',
  },
  'deadline-exceeded': {
    retry: 'later',
    says: '{host} did not finish within {seconds} s.',
    remedy: 'The server is slow; newswatch tries again by itself.',
  },
  'body-too-large': {
    retry: 'later',
    says: '{url} answers with more than {limit} bytes.',
    remedy: 'Look for a smaller feed of the same site.',
  },
  'encoding-unknown': {
    retry: 'later',
    says: '{url} answers in the content encoding {encoding}, which is not known.',
    remedy: 'Tell the owner of the site; newswatch tries again by itself.',
  },
  'redirects-too-many': {
    retry: 'later',
    says: '{url} redirects more than {limit} times.',
    remedy: 'Open it in a browser and use the address it ends at.',
  },
  'http-status': {
    retry: 'later',
    says: '{url} answers {status}.',
    remedy: 'Open it in a browser; for 401 and 403 the site wants a login, for 404 the address has changed.',
  },
  'feed-gone': {
    retry: 'never',
    says: '{url} answers 410: it is gone for good.',
    remedy: 'Remove the feed, or add its new address.',
  },
  'not-a-feed': {
    retry: 'later',
    says: '{url} is not a feed: {problem}',
    remedy:
      'Give the address of an RSS, Atom or RDF feed; `newswatch feeds add` finds it from a page that names it.',
  },
  'feed-broken': {
    retry: 'later',
    says: '{url} is a feed that cannot be read: {problem}',
    remedy: 'Tell the owner of the site; newswatch tries again by itself.',
  },
  // Watches
  'watch-does-not-parse': {
    retry: 'never',
    says: 'The watch is not understood at position {position}: {reason}',
    remedy: 'Correct it there; docs/watch-language.md shows what can be written.',
  },
  // API and command line
  'not-found': {
    retry: 'never',
    says: 'There is no {what} {id}.',
    remedy: 'List them to see which there are.',
  },
  'name-ambiguous': { retry: 'never', says: 'Several {what} are called {id}.', remedy: 'Give the id.' },
  'request-invalid': {
    retry: 'never',
    says: 'The request is not valid: {problem}',
    remedy: 'See /openapi.json or the README for what is expected.',
  },
  'request-too-large': {
    retry: 'never',
    says: 'The request has more than {limit} bytes.',
    remedy: 'Send less at once.',
  },
  'media-type-refused': {
    retry: 'never',
    says: 'The request is not JSON.',
    remedy: 'Send JSON with `Content-Type: application/json`.',
  },
  unauthorized: {
    retry: 'never',
    says: 'The API wants a key.',
    remedy: 'Send `Authorization: Bearer …` with the key that newswatch was started with.',
  },
  'host-refused': {
    retry: 'never',
    says: 'The host name {host} is not one that this newswatch answers to.',
    remedy: 'Use the address that newswatch printed at start.',
  },
  'origin-refused': {
    retry: 'never',
    says: 'The request to change something comes from the page {origin}, which is not of this newswatch.',
    remedy: 'Change it with the `newswatch` command or from the page that newswatch itself serves.',
  },
  'receiver-in-use': {
    retry: 'never',
    says: 'The receiver {name} is used by {watches}.',
    remedy: 'Take it out of these watches first.',
  },
  'declared-in-file': {
    retry: 'never',
    says: 'The {what} {id} stands in the configuration file and can only be changed there.',
    remedy: 'Change it in newswatch.yaml and start newswatch again.',
  },
  'not-running': {
    retry: 'later',
    says: 'No newswatch answers at {url}.',
    remedy: 'Start it by `npx newswatch start`.',
  },
  'answer-not-understood': {
    retry: 'never',
    says: 'The API answers {path} with something unexpected: {problem}',
    remedy: 'Use the same release for the command and for the newswatch that runs.',
  },
  'usage-wrong': {
    retry: 'never',
    says: 'The command is not understood: {problem}',
    remedy: 'Add --help to the command to see how it is used.',
  },
  'output-closed': {
    retry: 'never',
    says: 'Nobody reads the output any more: {problem}',
    remedy: 'Nothing to do when the reader has what it wanted, as `head` does.',
  },
  'file-unreadable': {
    retry: 'never',
    says: 'The file {file} cannot be read: {problem}',
    remedy: 'Check the name and the permissions.',
  },
  'line-invalid': {
    retry: 'never',
    says: 'The line cannot be processed: {problem}',
    remedy: 'Give one JSON object per line.',
  },
  // Delivery
  'receiver-refused': {
    retry: 'never',
    says: 'The receiver {name} answers {status}: {problem}',
    remedy: 'Check the receiver: the channel, the URL or the application was removed or archived.',
  },
  'receiver-failed': {
    retry: 'later',
    says: 'The receiver {name} answers {status}: {problem}',
    remedy: 'newswatch tries again by itself for five days.',
  },
  'receiver-unreachable': {
    retry: 'later',
    says: 'The receiver {name} cannot be reached ({reason}).',
    remedy:
      'newswatch tries again by itself for five days. When the reason is address-refused and the address is meant, set NEWSWATCH_ALLOW_PRIVATE_NETWORKS=true.',
  },
  'receiver-unknown': {
    retry: 'never',
    says: 'The receiver {id} does not exist any more.',
    remedy: 'Add it again, or take it out of the watch.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
export type Details = Readonly<Record<string, string | number>>;

export class NewswatchError extends Error {
  override readonly name = 'NewswatchError';
  readonly code: ErrorCode;
  readonly details: Details;
  /** When the other side asked us to come back, in milliseconds from now. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, details: Details, options: FailureOptions) {
    super(sentence(code, details), options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.details = details;
    this.retryAfterMs = options.retryAfterMs;
  }
  get retry(): ErrorEntry['retry'] {
    return errorTable[this.code].retry;
  }
  get remedy(): string {
    return errorTable[this.code].remedy;
  }
}

export interface FailureOptions {
  readonly cause?: unknown;
  readonly retryAfterMs?: number;
}

/** The one way to make an error: `throw failure('not-found', { what: 'watch', id })`. */
export function failure(
  code: ErrorCode,
  details: Details = {},
  options: FailureOptions = {},
): NewswatchError {
  return new NewswatchError(code, details, options);
}

/** Any thrown value as a NewswatchError; what is not one of ours is `unexpected`. */
export function asFailure(thrown: unknown): NewswatchError {
  return thrown instanceof NewswatchError
    ? thrown
    : failure('unexpected', { problem: messageOf(thrown) }, { cause: thrown });
}

export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function sentence(code: ErrorCode, details: Details): string {
  return errorTable[code].says.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));
}
