import { type WireEvent, encodeDeadLetter, encodeEvents, failure, streamsOf } from '@newswatch/domain';
import type { Closeable, EventBus, Subscription } from '@newswatch/ports';
import { orUnavailable } from './database.ts';
import { createGroupCommit } from './group-commit.ts';
import { type LaneReader, createLaneReader } from './subscription.ts';
import { type MessageLog, type MessageLogOptions, createMessageLog } from './messages.ts';

export interface EventBusOptions extends MessageLogOptions {
  /** Resolves when all that was committed before is on the disk. */
  readonly sync: () => Promise<void>;
}

/**
 * The event bus in one file, for one process. Each stream is one lane.
 *
 * Delivery guarantee: at least once, in order. A publication is acknowledged once it is committed and synced, so
 * neither kill -9 nor a power cut loses it. A death between handling and acknowledging delivers the batch again; a
 * power cut may also take back the last acknowledgements and deliver theirs again. Readers get an event when whoever
 * published it has been told, not before: a stage that dies of it is to be found with it in hand, and not the stage before.
 * Nothing that a known group has still to acknowledge is pruned (see retention.ts). Events published twice are delivered
 * twice.
 */
export function createEventBus(options: EventBusOptions): EventBus & Closeable {
  const log = orUnavailable('bus-unavailable', () => translated(createMessageLog(options)));
  const readers = createReaders();
  const commits = createGroupCommit({
    commit: (messages: readonly WireEvent[]) => {
      const show = log.append(messages);
      return () => {
        show();
        readers.ring(new Set(messages.map(({ stream }) => stream)));
      };
    },
    sync: options.sync,
  });
  let closing = false;
  return {
    publish: async (events) => {
      const { accepted, refused } = encodeEvents(events);
      await commits.add(accepted);
      return refused;
    },
    subscribe: async (subscription) => {
      if (closing) throw failure('bus-unavailable', { problem: 'it is being closed' });
      return readers.add(log, subscription);
    },
    deadLetter: (message, cause) => commits.add([encodeDeadLetter(message, cause)]),
    lag: async (group) => log.lag(group),
    close: async () => {
      closing = true;
      await readers.close();
      await commits.finish();
    },
  };
}

/** All that read on this bus. A lane of a group has one reader at a time: the next takes over when it closes. */
function createReaders() {
  const open = new Set<LaneReader>();
  const turns = new Map<string, Promise<void>>();

  const start = (reader: LaneReader, group: string): void => {
    const lane = JSON.stringify([group, reader.stream]);
    open.add(reader);
    const turn = (turns.get(lane) ?? Promise.resolve()).then(() => reader.run());
    turns.set(lane, turn);
  };
  const end = async (ending: readonly LaneReader[]): Promise<void> => {
    await Promise.all(ending.map((reader) => reader.close()));
    for (const reader of ending) open.delete(reader);
  };
  return {
    add: (log: MessageLog, subscription: Subscription): Closeable => {
      const streams = [...new Set(subscription.types.flatMap(streamsOf))];
      for (const stream of streams) log.join(subscription.group, stream, subscription.from);
      const own = streams.map((stream) => createLaneReader(log, stream, subscription));
      for (const reader of own) start(reader, subscription.group);
      return { close: () => end(own) };
    },
    ring: (streams: ReadonlySet<string>): void => {
      for (const reader of open) if (streams.has(reader.stream)) reader.ring();
    },
    close: () => end([...open]),
  };
}

/** The log, with SQLite's errors as outages of the bus. */
function translated(log: MessageLog): MessageLog {
  const guard = <T>(work: () => T): T => orUnavailable('bus-unavailable', work);
  return {
    append: (messages) => guard(() => log.append(messages)),
    join: (group, stream, from) => guard(() => log.join(group, stream, from)),
    read: (group, stream, limit) => guard(() => log.read(group, stream, limit)),
    recent: log.recent,
    acknowledge: (group, stream, position) => guard(() => log.acknowledge(group, stream, position)),
    lag: (group) => guard(() => log.lag(group)),
  };
}
