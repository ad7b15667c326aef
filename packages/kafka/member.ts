import { setTimeout as delay } from 'node:timers/promises';
import type { NewswatchError } from '@newswatch/domain';
import type { Closeable, Subscription } from '@newswatch/ports';
import type { Cluster, Consumer, EachBatchHandler, Kafka, PartitionAssigner } from 'kafkajs';
import type { AdminDesk } from './admin.ts';
import { fairAssigner } from './assigner.ts';
import type { EarlierLives } from './earlier-lives.ts';
import { asOutage, passesByItself } from './failures.ts';
import { readLane } from './lane-reader.ts';
import { type Assignment, beginnings } from './positions.ts';

export interface MemberOptions {
  readonly kafka: Kafka;
  readonly desk: AdminDesk;
  /** As Kafka knows it. */
  readonly group: string;
  /** All of them exist. */
  readonly topics: readonly string[];
  readonly streamOf: (topic: string) => string;
  readonly subscription: Pick<Subscription, 'from' | 'batchSize' | 'handleBatch'>;
  /** Aborted when the subscription closes. */
  readonly signal: AbortSignal;
  /** How long after its death a member loses its partitions, in milliseconds. */
  readonly sessionMs: number;
  /** How long after partitions were added they are read, in milliseconds. */
  readonly metadataMs: number;
  /** Of this subscription. */
  readonly lives: EarlierLives;
}

/** One life of a consumer, from joining its group to closing or to a crash. */
export interface Member extends Closeable {
  /** Resolves when the group has been joined and the member stands where it reads on. */
  readonly reading: Promise<void>;
  /** Resolves when the client has given up. Whether trying anew may help is in `isLasting`. */
  readonly crashed: Promise<Crash>;
}
export interface Crash {
  readonly error: NewswatchError;
  /** Nothing that passes by itself, such as messages in a codec that the client does not have. */
  readonly isLasting: boolean;
}

/** How long the broker holds a fetch that finds nothing, which also bounds how late a paused partition is resumed. */
const FETCH_WAIT_MS = 250;
const HEARTBEAT_MS = 1_000;
const PARTITIONS_AT_ONCE = 12;
const LEAVE_MS = 5_000;

/** Joins the group. Rejects with an outage when it cannot. */
export async function joinGroup(options: MemberOptions): Promise<Member> {
  const crash = Promise.withResolvers<Crash>();
  const made = createConsumer(options);
  const { consumer, mayPass } = made;
  const begin = prepare(consumer, options);
  const work = trackWork();
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    const isLasting = !mayPass() && !passesByItself(payload.error);
    crash.resolve({ error: asOutage(payload.error), isLasting });
  });
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    options.lives.note(payload.memberId);
    begin.joined(payload.memberAssignment);
  });
  consumer.on(consumer.events.FETCH, () => void begin.fetched());
  const close = async (): Promise<void> => {
    const left = consumer.disconnect();
    await work.done();
    // Without a broker, saying goodbye would take as long as all that the client tries.
    await Promise.race([left, delay(LEAVE_MS, undefined, { ref: false })]);
  };
  try {
    await start(made, options, async (payload) => {
      const problem = await begin.settled();
      if (problem !== undefined) throw problem;
      const stream = options.streamOf(payload.batch.topic);
      await work.track(readLane({ ...options, stream }, payload));
    });
  } catch (error) {
    await close();
    throw asOutage(error);
  }
  return { reading: begin.done, crashed: crash.promise, close };
}

interface Made {
  readonly consumer: Consumer;
  /** The client's own. */
  readonly cluster: () => Cluster | undefined;
  /** Whether the crash is one that the client itself would try to get over. */
  readonly mayPass: () => boolean;
}

function createConsumer({ kafka, group, sessionMs, metadataMs }: MemberOptions): Made {
  let mayPass = false;
  let cluster: Cluster | undefined;
  // Nothing else is shown the client's view of the cluster.
  const assigner: PartitionAssigner = (given) => {
    cluster = given.cluster;
    return fairAssigner(given);
  };
  const restartOnFailure = async (): Promise<boolean> => {
    mayPass = true;
    // The subscription makes a new member, which looks anew what topics there are.
    return false;
  };
  const consumer = kafka.consumer({
    groupId: group,
    allowAutoTopicCreation: false,
    partitionAssigners: [assigner],
    sessionTimeout: sessionMs,
    metadataMaxAge: metadataMs,
    heartbeatInterval: HEARTBEAT_MS,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    // The other settings of the client hold as well.
    retry: { restartOnFailure },
  });
  return { consumer, cluster: () => cluster, mayPass: () => mayPass };
}

/** Resolves when the group has been joined, or when that has crashed. */
async function start(
  { consumer, cluster }: Made,
  { topics, group, subscription, lives }: MemberOptions,
  eachBatch: EachBatchHandler,
): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: subscription.from === 'start' });
  const known = cluster();
  if (known !== undefined) await lives.sayGoodbye(known, group);
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
    eachBatch,
  });
}

/** What is in hand. */
function trackWork() {
  const inHand = new Set<Promise<void>>();
  return {
    track: async (work: Promise<void>): Promise<void> => {
      inHand.add(work);
      try {
        await work;
      } finally {
        inHand.delete(work);
      }
    },
    done: () => Promise.allSettled(inHand),
  };
}

/**
 * Writes down where the group begins on the partitions that are new to it, each time partitions are assigned, and moves the
 * client there. One assignment after the other, and each only while it is the newest: a late one would take back what was
 * acknowledged since.
 */
function prepare(consumer: Consumer, { desk, group, subscription }: MemberOptions) {
  let newest: Assignment = {};
  let settling: Promise<NewswatchError | undefined> = Promise.resolve(undefined);
  const done = Promise.withResolvers<void>();
  const commit = async (assignment: Assignment): Promise<void> => {
    if (assignment !== newest) return;
    const positions = await beginnings(desk, { group, from: subscription.from }, assignment);
    if (positions.length === 0 || assignment !== newest) return;
    await consumer.commitOffsets([...positions]);
    // The client asks what is written down as soon as it has joined, which may be before: then it stands at the end of each.
    if (assignment === newest) for (const position of positions) consumer.seek(position);
  };
  const joined = (assignment: Assignment): void => {
    newest = assignment;
    settling = settling.then(() => commit(assignment)).then(() => undefined, asOutage);
  };
  return {
    joined,
    /** Resolves, once it is written down, with what prevented it, if anything did. */
    settled: () => settling,
    /** The client knows by now where it stands; what could not be written down is tried again. */
    fetched: async (): Promise<void> => {
      const awaited = settling;
      if ((await awaited) === undefined) done.resolve();
      else if (settling === awaited) joined(newest);
    },
    done: done.promise,
  };
}
