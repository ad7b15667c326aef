import { setTimeout as delay } from 'node:timers/promises';
import { SECOND } from '@newswatch/domain';
import kafkajs, { type Admin, type ITopicMetadata } from 'kafkajs';
import { createAdminDesk } from './admin.ts';
import { type KafkaOptions, createClient } from './client.ts';
import { protocolErrorOf } from './failures.ts';
import { type DeclareOptions, type TopicDeclaration, declareTopics } from './topics.ts';

export interface CreateOptions extends KafkaOptions, DeclareOptions {
  /** Copies of each partition; three where the cluster has as many brokers, unless given. */
  readonly replicas?: number;
}

/** What became of a topic: made, given partitions, given settings that it needs, or fine as it was. */
export interface CreatedTopic {
  readonly topic: string;
  readonly done: 'created' | 'widened' | 'corrected' | 'unchanged';
}

/** The settings of a topic that is there already that must be as declared; others are left to whoever runs the cluster. */
export const requiredSettings = ['max.message.bytes', 'compression.type'] as const;

/**
 * Makes what is missing of the declared topics; doing it again changes nothing. Data are never deleted. Partitions that
 * are added move keys: the order of a key holds on either side of that moment.
 * @throws NewswatchError `bus-unavailable`
 */
export async function createTopics(options: CreateOptions): Promise<readonly CreatedTopic[]> {
  const desk = createAdminDesk(createClient(options));
  try {
    return await desk.ask((admin) => create(admin, options));
  } finally {
    await desk.close();
  }
}

async function create(admin: Admin, options: CreateOptions): Promise<readonly CreatedTopic[]> {
  const declared = declareTopics(options);
  const names = new Set(await admin.listTopics());
  const missing = declared.filter(({ topic }) => !names.has(topic));
  const present = declared.filter(({ topic }) => names.has(topic));
  const { brokers } = await admin.describeCluster();
  const replicas = options.replicas ?? Math.min(3, brokers.length);
  if (missing.length > 0) {
    const topics = missing.map((each) => toCreate(each, replicas));
    await admin.createTopics({ topics, waitForLeaders: false });
    await untilKnown(admin, missing);
  }
  const widened = await widen(admin, present);
  const corrected = await correct(admin, present);
  const done = ({ topic }: TopicDeclaration): CreatedTopic['done'] => {
    if (!names.has(topic)) return 'created';
    if (widened.includes(topic)) return 'widened';
    return corrected.includes(topic) ? 'corrected' : 'unchanged';
  };
  return declared.map((each) => ({ topic: each.topic, done: done(each) }));
}

/** Until the leader of every partition answers, a moment after the topic was made; the client takes that for a failure. */
async function untilKnown(admin: Admin, made: readonly TopicDeclaration[]): Promise<void> {
  for (const end = Date.now() + KNOWN_MS; ; await delay(50)) {
    try {
      for (const { topic } of made) await admin.fetchTopicOffsets(topic);
      return;
    } catch (error) {
      if (!MAKING.includes(protocolErrorOf(error)) || Date.now() > end) throw error;
    }
  }
}
const MAKING = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION'];
const KNOWN_MS = 30 * SECOND;

const toCreate = ({ topic, partitions, settings }: TopicDeclaration, replicas: number) => ({
  topic,
  numPartitions: partitions,
  replicationFactor: replicas,
  // Of three copies one may be away; of fewer none, or nothing could be written.
  configEntries: [
    ...Object.entries(settings),
    ['min.insync.replicas', String(Math.max(1, replicas - 1))],
  ].map(([name = '', value = '']) => ({ name, value })),
});

async function widen(admin: Admin, present: readonly TopicDeclaration[]): Promise<readonly string[]> {
  const found = await partitionsOf(admin, present);
  const narrow = present.filter(({ topic, partitions }) => (found.get(topic) ?? partitions) < partitions);
  if (narrow.length > 0)
    await admin.createPartitions({
      topicPartitions: narrow.map(({ topic, partitions }) => ({ topic, count: partitions })),
    });
  return narrow.map(({ topic }) => topic);
}

/** How many partitions each of these topics has. */
export async function partitionsOf(
  admin: Admin,
  present: readonly TopicDeclaration[],
): Promise<ReadonlyMap<string, number>> {
  // Asked for no topic, the client would answer for all.
  if (present.length === 0) return new Map();
  const { topics } = await admin.fetchTopicMetadata({ topics: present.map(({ topic }) => topic) });
  return new Map(topics.map(({ name, partitions }: ITopicMetadata) => [name, partitions.length]));
}

async function correct(admin: Admin, present: readonly TopicDeclaration[]): Promise<readonly string[]> {
  const found = await settingsOf(admin, present);
  const wrong = present.filter(({ topic, settings }) =>
    requiredSettings.some((name) => !suffices(name, found.get(topic)?.get(name)?.value, settings[name])),
  );
  if (wrong.length === 0) return [];
  await admin.alterConfigs({
    validateOnly: false,
    resources: wrong.map(({ topic, settings }) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name: topic,
      // The request replaces all that was ever set of a topic.
      configEntries: [...(found.get(topic) ?? [])]
        .filter(([name, { isOwn }]) => isOwn && !requiredSettings.some((required) => required === name))
        .map(([name, { value }]) => ({ name, value }))
        .concat(requiredSettings.map((name) => ({ name, value: settings[name] ?? '' }))),
    })),
  });
  return wrong.map(({ topic }) => topic);
}

/** Whether a setting that was found does what the declared one does. */
export function suffices(name: string, found: string | undefined, declared: string | undefined): boolean {
  if (name === 'max.message.bytes') return Number(found) >= Number(declared);
  return found === declared || (name === 'compression.type' && found === 'uncompressed');
}

/** A setting, and whether it was set on the topic itself. */
export interface FoundSetting {
  readonly value: string;
  readonly isOwn: boolean;
}
/** Where Kafka says that a setting of a topic stands: on the topic itself. */
const ON_THE_TOPIC = 1;

/** The settings of each of these topics, by name. */
export async function settingsOf(
  admin: Admin,
  present: readonly TopicDeclaration[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, FoundSetting>>> {
  if (present.length === 0) return new Map();
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: present.map(({ topic }) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic })),
  });
  return new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(
        configEntries.map(({ configName, configValue, configSource }) => [
          configName,
          { value: configValue, isOwn: Number(configSource) === ON_THE_TOPIC },
        ]),
      ),
    ]),
  );
}
