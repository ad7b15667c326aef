import { MINUTE, type NewswatchError, failure } from '@newswatch/domain';
import kafkajs, { type Admin } from 'kafkajs';
import { createAdminDesk } from './admin.ts';
import { type KafkaOptions, createClient } from './client.ts';
import { type FoundSetting, partitionsOf, requiredSettings, settingsOf, suffices } from './create-topics.ts';
import { type DeclareOptions, type TopicDeclaration, declareTopics } from './topics.ts';

/**
 * What is wrong with the cluster, or dangerous about it; each with what to do. Empty when all is well.
 *
 * - The brokers are new enough.
 * - Every declared topic is there, with its partitions, stores a codec that the client reads, and takes the largest event.
 * - Dead-letter topics take more than any topic that events come from, whatever that one was set to.
 * - Groups are remembered for longer than messages are kept: whoever forgets where a group stood makes it read again what
 *   is still there.
 * @throws NewswatchError `bus-unavailable` when nobody answers
 */
export async function checkKafka(options: KafkaOptions & DeclareOptions): Promise<readonly NewswatchError[]> {
  const desk = createAdminDesk(createClient(options));
  try {
    return await desk.ask((admin) => check(admin, declareTopics(options)));
  } finally {
    await desk.close();
  }
}

async function check(
  admin: Admin,
  declared: readonly TopicDeclaration[],
): Promise<readonly NewswatchError[]> {
  const names = await admin.listTopics();
  const present = declared.filter(({ topic }) => names.includes(topic));
  const settings = await settingsOf(admin, present);
  const partitions = await partitionsOf(admin, present);
  const broker = await brokerSettings(admin);
  return [
    ...tooOld(broker),
    ...declared
      .filter((each) => !present.includes(each))
      .map(({ topic }) => failure('stream-missing', { topic })),
    ...present.flatMap((each) => narrow(each, partitions)),
    ...present.flatMap((each) => wrongSettings(each, settings)),
    ...smallDeadLetters(present, settings),
    ...shortLivedOffsets(present, { settings, broker }),
  ];
}

type Settings = Awaited<ReturnType<typeof settingsOf>>;
type BrokerSettings = ReadonlyMap<string, string>;

async function brokerSettings(admin: Admin): Promise<BrokerSettings> {
  const { brokers } = await admin.describeCluster();
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: brokers
      .slice(0, 1)
      .map(({ nodeId }) => ({ type: kafkajs.ConfigResourceTypes.BROKER, name: String(nodeId) })),
  });
  const entries = resources.flatMap(({ configEntries }) => configEntries);
  return new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
}

/** Brokers before Kafka 4 say their version in a setting that 4.0 did away with (KIP-724). */
export function tooOld(broker: BrokerSettings): readonly NewswatchError[] {
  const version = broker.get('inter.broker.protocol.version');
  return version !== undefined && Number.parseInt(version, 10) < 3
    ? [failure('kafka-too-old', { version })]
    : [];
}

function narrow(
  { topic, partitions }: TopicDeclaration,
  found: ReadonlyMap<string, number>,
): readonly NewswatchError[] {
  const count = found.get(topic) ?? 0;
  return count < partitions ? [failure('stream-narrow', { topic, found: count, declared: partitions })] : [];
}

function wrongSettings({ topic, settings }: TopicDeclaration, all: Settings): readonly NewswatchError[] {
  return requiredSettings
    .map((setting) => ({
      setting,
      found: all.get(topic)?.get(setting)?.value ?? 'nothing',
      needed: settings[setting] ?? '',
    }))
    .filter(({ setting, found, needed }) => !suffices(setting, found, needed))
    .map((each) => failure('stream-setting', { topic, ...each }));
}

/** Where the limits of both are as declared this says nothing; it is for limits that somebody raised. */
function smallDeadLetters(present: readonly TopicDeclaration[], all: Settings): readonly NewswatchError[] {
  const limit = ({ topic }: TopicDeclaration): number => numberOf(all.get(topic)?.get('max.message.bytes'));
  const isForLetters = ({ topic }: TopicDeclaration): boolean => topic.endsWith('.dlq');
  const largest = Math.max(0, ...present.filter((each) => !isForLetters(each)).map(limit));
  return present
    .filter((each) => isForLetters(each) && limit(each) <= largest)
    .map((each) =>
      failure('stream-setting', {
        topic: each.topic,
        setting: 'max.message.bytes',
        found: limit(each),
        needed: `more than the ${largest} of the topics that events come from`,
      }),
    );
}

function shortLivedOffsets(
  present: readonly TopicDeclaration[],
  { settings, broker }: { readonly settings: Settings; readonly broker: BrokerSettings },
): readonly NewswatchError[] {
  const minutes = Number(broker.get('offsets.retention.minutes'));
  const kept = present.map(({ topic }) => {
    const milliseconds = numberOf(settings.get(topic)?.get('retention.ms'));
    return { topic, minutes: milliseconds < 0 ? Number.POSITIVE_INFINITY : milliseconds / MINUTE };
  });
  const longest = kept.toSorted((one, other) => other.minutes - one.minutes)[0];
  if (longest === undefined || minutes > longest.minutes) return [];
  const time = Number.isFinite(longest.minutes) ? `${longest.minutes} minutes` : 'ever';
  return [failure('offsets-short-lived', { minutes, topic: longest.topic, kept: time })];
}

const numberOf = (setting: FoundSetting | undefined): number => Number(setting?.value ?? 0);
