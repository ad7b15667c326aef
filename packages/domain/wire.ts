import {
  type Event,
  type EventOf,
  type EventType,
  dataSchema,
  deadLetterStream,
  eventTypes,
  streamsOf,
} from './events.ts';
import { type NewswatchError, failure, messageOf } from './errors.ts';
import { type EventId, eventId } from './ids.ts';
import { jsonBytes } from './json-bytes.ts';

/**
 * Events on the wire: CloudEvents 1.0, binary mode of the Kafka protocol binding. Attributes are headers, the value is
 * the data as JSON, the partition key is the key. A dead letter keeps headers and value as they were and adds `x-…`
 * headers that say where it stood and why it failed.
 */
export interface WireEvent {
  readonly stream: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

/** A wire event as a bus delivers it. Order holds within a lane (a Kafka partition); positions in it only grow. */
export interface Message extends WireEvent {
  readonly lane: string;
  readonly position: number;
}

/** Why a message could not be processed. */
export interface Cause {
  readonly stage: string;
  readonly code: string;
  readonly message: string;
  readonly failedAt: string;
}

/** The largest value a bus takes, in bytes: Kafka's default for one batch, less room for headers. */
export const MAX_EVENT_BYTES = 1_000_000;

const TYPE_PREFIX = 'newswatch.';
const TYPE_SUFFIX = '.v1';

/** An event as it goes over a bus. @throws NewswatchError `event-not-publishable`: dead letters are made by a bus alone */
export function encodeEvent(event: Event): WireEvent {
  const [stream] = streamsOf(event.type);
  if (stream === undefined || event.type === 'event.dead-lettered') {
    throw failure('event-not-publishable', { type: event.type });
  }
  return {
    stream,
    key: event.key,
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: `${TYPE_PREFIX}${event.type}${TYPE_SUFFIX}`,
      ce_source: event.source,
      ce_time: event.time,
      ce_subject: event.subject,
      'content-type': 'application/json',
    },
    value: written(event.data),
  };
}

/** By the very bytes: what they were written from. A bus that hands on these bytes spares its readers the parsing. */
const dataBehind = new WeakMap<Uint8Array, Event['data']>();

/** By the objects that data consist of: their JSON. An article goes on from event to event as it is. */
const jsonBehind = new WeakMap<object, Uint8Array>();

function written(data: Event['data']): Uint8Array {
  const parts = Object.entries<unknown>(data)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => ({ part, name: Buffer.from(`${JSON.stringify(name)}:`), json: jsonOf(part) }));
  const members = parts.flatMap(({ name, json }, at) => [...(at > 0 ? [COMMA] : []), name, json]);
  const value = Buffer.concat([OPEN, ...members, CLOSE]);
  let at = 0;
  for (const { part, name, json } of parts) {
    const start = at + OPEN.byteLength + name.byteLength;
    at = start + json.byteLength;
    if (isObject(part)) jsonBehind.set(part, value.subarray(start, at));
  }
  dataBehind.set(value, data);
  return value;
}

/** Of a byte each. */
const [OPEN, COMMA, CLOSE] = [Buffer.from('{'), Buffer.from(','), Buffer.from('}')];

const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null;

/** A part of an event as JSON, in UTF-8; what this process wrote before is not written again. Nobody may change it. */
export const jsonOf = (part: unknown): Uint8Array =>
  (isObject(part) ? jsonBehind.get(part) : undefined) ?? jsonBytes(part);

/** Events as they go over a bus, those apart that are too large for one (`event-too-large`). */
export function encodeEvents(events: readonly Event[]): {
  readonly accepted: readonly WireEvent[];
  readonly refused: readonly { readonly event: Event; readonly error: NewswatchError }[];
} {
  const accepted: WireEvent[] = [];
  const refused: { event: Event; error: NewswatchError }[] = [];
  for (const event of events) {
    const encoded = encodeEvent(event);
    const bytes = encoded.value.byteLength;
    if (bytes <= MAX_EVENT_BYTES) accepted.push(encoded);
    else {
      const details = { type: event.type, bytes, limit: MAX_EVENT_BYTES };
      refused.push({ event, error: failure('event-too-large', details) });
    }
  }
  return { accepted, refused };
}

/**
 * What this process wrote itself is handed on as it was; all else is parsed.
 * @throws NewswatchError `event-unknown`, `event-not-json`, `event-invalid`: none is cured by trying again
 */
export function decodeEvent(message: Message): Event {
  if (message.headers['x-origin-stream'] !== undefined) return decodeDeadLetter(message);
  const type = typeOf(message);
  return {
    id: header(message, 'ce_id') as EventId,
    type,
    source: header(message, 'ce_source'),
    time: header(message, 'ce_time'),
    subject: header(message, 'ce_subject'),
    key: message.key,
    data: dataBehind.get(message.value) ?? parseData(type, message),
  } as Event;
}

function parseData(type: EventType, message: Message): unknown {
  const parsed = dataSchema(type).safeParse(parseJson(message));
  if (parsed.success) return parsed.data;
  throw failure('event-invalid', {
    type,
    problem: parsed.error.issues[0]?.message ?? '',
    at: parsed.error.issues[0]?.path.join('.') ?? '',
  });
}

function typeOf(message: Message): EventType {
  const name = message.headers['ce_type'] ?? '';
  const type = eventTypes.find((known) => name === `${TYPE_PREFIX}${known}${TYPE_SUFFIX}`);
  if (type === undefined) throw failure('event-unknown', { type: name || '(no ce_type header)' });
  return type;
}

function parseJson(message: Message): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(message.value));
  } catch (error) {
    throw failure('event-not-json', { problem: messageOf(error) }, { cause: error });
  }
}

function header(message: Message, name: string): string {
  const value = message.headers[name];
  if (value === undefined)
    throw failure('event-invalid', {
      type: message.headers['ce_type'] ?? '',
      problem: 'missing header',
      at: name,
    });
  return value;
}

/** The message as it goes to `<stream>.dlq`: bytes and headers unchanged, cause and origin added. */
export function encodeDeadLetter(message: Message, cause: Cause): WireEvent {
  return {
    stream: deadLetterStream(message.stream),
    key: message.key,
    value: message.value,
    headers: {
      ...message.headers,
      'x-origin-stream': message.stream,
      'x-origin-lane': message.lane,
      'x-origin-position': String(message.position),
      'x-stage': cause.stage,
      'x-error-code': cause.code,
      'x-error': cause.message,
      'x-failed-at': cause.failedAt,
    },
  };
}

const DEAD_LETTER_HEADERS = [
  'x-origin-stream',
  'x-origin-lane',
  'x-origin-position',
  'x-stage',
  'x-error-code',
  'x-error',
  'x-failed-at',
];

function decodeDeadLetter(message: Message): EventOf<'event.dead-lettered'> {
  const origin = header(message, 'x-origin-stream');
  const lane = header(message, 'x-origin-lane');
  const position = header(message, 'x-origin-position');
  const stage = header(message, 'x-stage');
  const failedAt = header(message, 'x-failed-at');
  const kept = Object.entries(message.headers).filter(([name]) => !DEAD_LETTER_HEADERS.includes(name));
  return {
    id: eventId(`${origin}/${lane}/${position}`, 'event.dead-lettered', stage),
    type: 'event.dead-lettered',
    source: stage,
    time: failedAt,
    subject: `${origin}/${lane}/${position}`,
    key: message.key,
    data: {
      stream: origin,
      key: message.key,
      lane,
      position: Number(position),
      stage,
      cause: { code: header(message, 'x-error-code'), message: header(message, 'x-error') },
      headers: Object.fromEntries(kept),
      value: Buffer.from(message.value).toString('base64'),
      failedAt,
    },
  };
}
