import type { DatabaseSync } from 'node:sqlite';
import { type Clock, DAY, HOUR, type Message, type WireEvent } from '@newswatch/domain';
import { transact } from './database.ts';

/**
 * The log: messages by stream, each with a position that grows by one, and how far each group has acknowledged.
 *
 * Retention: a publication takes with it up to twice as many old messages of its stream, in the same transaction, so
 * the file stays as large as the retained days need. What a known group has still to acknowledge is never old. A group
 * that nobody has subscribed to for `forgetGroupsAfterMs` is forgotten and holds nothing back any more; time in which
 * newswatch did not run does not count.
 */
export interface MessageLog {
  /** Appends in the order given, durably, all or none. */
  append(messages: readonly WireEvent[]): void;
  /** Makes the group known on the stream, from its beginning or its end, unless it is. */
  join(group: string, stream: string, from: 'start' | 'end'): void;
  /** What follows the group's position, in order. At least one message where there is one, then up to 8 MB. */
  read(group: string, stream: string, limit: number): readonly Message[];
  acknowledge(group: string, stream: string, position: number): void;
  /** Says that the group is still subscribed to. */
  touch(group: string, stream: string): void;
  lag(group: string): number;
}

export interface MessageLogOptions {
  /** For what must survive the death of the machine. */
  readonly durable: DatabaseSync;
  /** The same file, for what may be repeated after one: acknowledgements. */
  readonly quick: DatabaseSync;
  readonly clock: Clock;
  /** How long messages are kept; 7 days. */
  readonly retainMs?: number;
  /** 30 days. */
  readonly forgetGroupsAfterMs?: number;
}

const RETAIN_MS = 7 * DAY;
const FORGET_GROUPS_AFTER_MS = 30 * DAY;
const MAX_READ_BYTES = 8_000_000;
/** How old a group's `seen_at` may grow before it is written again. */
const TOUCH_MS = HOUR;

export function createMessageLog(options: MessageLogOptions): MessageLog {
  const { durable, clock } = options;
  const { head, insert } = appendStatements(durable);
  const prune = createPrune(options);
  const appendTo = (stream: string, messages: readonly WireEvent[], now: number): void => {
    const row = head.get(stream, messages.length) as unknown as { id: number; head: number };
    prune(row.id, 2 * messages.length);
    const before = row.head - messages.length;
    messages.forEach(({ key, headers, value }, index) => {
      insert.run(row.id, before + index + 1, now, key, JSON.stringify(headers), value);
    });
  };
  return {
    append: (messages) => {
      transact(durable, () => {
        const byStream = Map.groupBy(messages, ({ stream }) => stream);
        for (const [stream, ofStream] of byStream) appendTo(stream, ofStream, clock());
      });
    },
    ...createReading(options),
  };
}

function appendStatements(database: DatabaseSync) {
  return {
    head: database.prepare(
      `insert into streams (name, head) values (?, ?)
       on conflict (name) do update set head = head + excluded.head returning id, head`,
    ),
    insert: database.prepare(
      'insert into messages (stream, position, at, key, headers, value) values (?, ?, ?, ?, ?, ?)',
    ),
  };
}

/** @returns a function that deletes up to `limit` of the oldest messages of a stream where they may go */
function createPrune({ durable, clock, ...options }: MessageLogOptions) {
  const retainMs = options.retainMs ?? RETAIN_MS;
  const forgetGroupsAfterMs = options.forgetGroupsAfterMs ?? FORGET_GROUPS_AFTER_MS;
  const oldest = durable.prepare('select at from messages where stream = ? order by position limit 1');
  const forget = durable.prepare('delete from offsets where stream = ? and seen_at < ?');
  const remove = durable.prepare(
    `delete from messages where id in (
       select id from (
         select id, at from messages
         where stream = ?1
           and position <= coalesce((select min(position) from offsets where stream = ?1), 9e15)
         order by position limit ?2)
       where at < ?3)`,
  );
  return (stream: number, limit: number): void => {
    const now = clock();
    const before = now - retainMs;
    const at = oldest.get(stream)?.['at'];
    if (at === undefined || Number(at) >= before) return;
    forget.run(stream, now - forgetGroupsAfterMs);
    remove.run(stream, limit, before);
  };
}

interface Row {
  readonly position: number;
  readonly key: string;
  readonly headers: string;
  readonly value: Uint8Array;
}

function createReading({ quick, clock }: MessageLogOptions): Omit<MessageLog, 'append'> {
  const statements = readStatements(quick);
  discountDowntime(quick, clock());
  return {
    join: (group, stream, from) => {
      transact(quick, () => {
        statements.addStream.run(stream);
        (from === 'start' ? statements.joinStart : statements.joinEnd).run(group, clock(), stream);
        statements.acknowledge.run(0, clock(), group, stream);
      });
    },
    read: (group, stream, limit) => takeRows(statements.read.iterate(group, stream, limit), stream),
    acknowledge: (group, stream, position) => {
      statements.acknowledge.run(position, clock(), group, stream);
    },
    touch: (group, stream) => {
      statements.touch.run(clock(), group, stream, clock() - TOUCH_MS);
    },
    lag: (group) => Number(statements.lag.get(group)?.['lag']),
  };
}

function takeRows(rows: Iterable<unknown>, stream: string): readonly Message[] {
  const messages: Message[] = [];
  let bytes = 0;
  for (const row of rows) {
    const { position, key, headers, value } = row as Row;
    bytes += value.byteLength;
    if (bytes > MAX_READ_BYTES && messages.length > 0) break;
    messages.push({ stream, lane: stream, position, key, headers: JSON.parse(headers), value });
  }
  return messages;
}

/** A group that begins at the start stands before the oldest message kept, so that head less position is its lag. */
function readStatements(database: DatabaseSync) {
  const join = (position: string): string =>
    `insert or ignore into offsets (reader, stream, position, seen_at)
     select ?, id, ${position}, ? from streams where name = ?`;
  const ofStream = '(select id from streams where name = ?)';
  return {
    addStream: database.prepare('insert or ignore into streams (name, head) values (?, 0)'),
    joinStart: database.prepare(
      join('coalesce((select min(position) from messages where stream = streams.id) - 1, head)'),
    ),
    joinEnd: database.prepare(join('head')),
    read: database.prepare(
      `select m.position, m.key, m.headers, m.value
       from offsets o join messages m on m.stream = o.stream and m.position > o.position
       where o.reader = ? and o.stream = ${ofStream} order by m.position limit ?`,
    ),
    acknowledge: database.prepare(
      `update offsets set position = max(position, ?), seen_at = ? where reader = ? and stream = ${ofStream}`,
    ),
    touch: database.prepare(
      `update offsets set seen_at = ? where reader = ? and stream = ${ofStream} and seen_at < ?`,
    ),
    lag: database.prepare(
      `select coalesce(sum(s.head - o.position), 0) as lag
       from offsets o join streams s on s.id = o.stream where o.reader = ?`,
    ),
  };
}

function discountDowntime(database: DatabaseSync, now: number): void {
  database
    .prepare('update offsets set seen_at = seen_at + max(0, ? - (select max(seen_at) from offsets))')
    .run(now);
}
