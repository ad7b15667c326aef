import type { DatabaseSync } from 'node:sqlite';
import type { Message, WireEvent } from '@newswatch/domain';
import { transact } from './database.ts';
import { type RecentMessages, createRecentMessages } from './recent-messages.ts';
import { type Retention, type RetentionOptions, createRetention } from './retention.ts';

/** The log: messages by stream, each with a position that grows by one, and how far each group has acknowledged. */
export interface MessageLog {
  /** Appends in the order given, all or none. @returns what shows them to readers; until then none gets them */
  append(messages: readonly WireEvent[]): () => void;
  /** Makes the group known on the stream, from its beginning or its end, unless it is. */
  join(group: string, stream: string, from: 'start' | 'end'): void;
  /** What follows the group's position, in order. At least one message where there is one, then up to 8 MB. */
  read(group: string, stream: string, limit: number): readonly Message[];
  /** What follows a position, as far as it was appended lately. */
  recent(stream: string, position: number, limit: number): readonly Message[];
  acknowledge(group: string, stream: string, position: number): void;
  lag(group: string): number;
}

export interface MessageLogOptions extends RetentionOptions {
  readonly database: DatabaseSync;
}

const MAX_READ_BYTES = 8_000_000;

export function createMessageLog(options: MessageLogOptions): MessageLog {
  const retention = createRetention(options.database, options);
  const parts = { retention, recent: recentByStream(), shown: new Map<string, number>() };
  return { append: createAppend(options, parts), ...createReading(options, parts) };
}

interface Parts {
  readonly retention: Retention;
  readonly recent: (stream: string) => RecentMessages;
  /** The last position that readers get, of streams that were appended to since the start. */
  readonly shown: Map<string, number>;
}

function recentByStream(): Parts['recent'] {
  const byStream = new Map<string, RecentMessages>();
  return (stream) => {
    const found = byStream.get(stream) ?? createRecentMessages();
    byStream.set(stream, found);
    return found;
  };
}

function createAppend({ database, clock }: MessageLogOptions, parts: Parts): MessageLog['append'] {
  const { retention, recent, shown } = parts;
  const advance = database.prepare(
    `insert into streams (name, head) values (?, ?)
     on conflict (name) do update set head = head + excluded.head returning id, head`,
  );
  const insert = database.prepare(
    'insert into messages (stream, position, at, key, headers, value) values (?, ?, ?, ?, ?, ?)',
  );
  const appendTo = (stream: string, messages: readonly WireEvent[], now: number): number => {
    const { id, head } = advance.get(stream, messages.length) as unknown as { id: number; head: number };
    retention.prune(id, 2 * messages.length, now);
    const first = head - messages.length + 1;
    messages.forEach(({ key, headers, value }, index) => {
      insert.run(id, first + index, now, key, JSON.stringify(headers), value);
    });
    return first;
  };
  return (messages) => {
    const byStream = [...Map.groupBy(messages, ({ stream }) => stream)];
    const firsts = transact(database, () => {
      const now = clock();
      retention.touch(now);
      return byStream.map(([stream, ofStream]) => appendTo(stream, ofStream, now));
    });
    const appended = byStream.map(([stream, ofStream], at) => ({ stream, ofStream, first: firsts[at] ?? 0 }));
    for (const { stream, first } of appended) if (!shown.has(stream)) shown.set(stream, first - 1);
    return () => {
      for (const { stream, ofStream, first } of appended) {
        shown.set(stream, Math.max(shown.get(stream) ?? 0, first + ofStream.length - 1));
        recent(stream).keep(first, ofStream);
      }
    };
  };
}

function createReading(
  { database, clock }: MessageLogOptions,
  { retention, recent, shown }: Parts,
): Omit<MessageLog, 'append'> {
  const statements = readStatements(database);
  /** What groups have acknowledged since they joined; before that it is in the file alone. */
  const acknowledged = new Map<string, number>();
  const laneOf = (group: string, stream: string): string => JSON.stringify([group, stream]);
  return {
    join: (group, stream, from) => {
      acknowledged.delete(laneOf(group, stream));
      transact(database, () => {
        statements.addStream.run(stream);
        (from === 'start' ? statements.joinStart : statements.joinEnd).run(group, clock(), stream);
      });
      retention.joined(group);
    },
    read: (group, stream, limit) => {
      const position = acknowledged.get(laneOf(group, stream));
      const near = position === undefined ? [] : recent(stream).after(position, limit);
      const last = shown.get(stream) ?? Number.MAX_SAFE_INTEGER;
      return near.length > 0 ? near : takeRows(statements.read.iterate(group, stream, last, limit), stream);
    },
    recent: (stream, position, limit) => recent(stream).after(position, limit),
    acknowledge: (group, stream, position) => {
      statements.acknowledge.run(position, group, stream);
      acknowledged.set(laneOf(group, stream), position);
    },
    lag: (group) => Number(statements.lag.get(group)?.['lag']),
  };
}

interface Row {
  readonly position: number;
  readonly key: string;
  readonly headers: string;
  readonly value: Uint8Array;
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
    `insert into offsets (reader, stream, position, seen_at)
     select ?, id, ${position}, ? from streams where name = ?
     on conflict do update set seen_at = excluded.seen_at`;
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
       where o.reader = ? and o.stream = ${ofStream} and m.position <= ? order by m.position limit ?`,
    ),
    acknowledge: database.prepare(
      `update offsets set position = ? where reader = ? and stream = ${ofStream}`,
    ),
    lag: database.prepare(
      `select coalesce(sum(s.head - o.position), 0) as lag
       from offsets o join streams s on s.id = o.stream where o.reader = ?`,
    ),
  };
}
