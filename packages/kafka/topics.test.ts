import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import kafkajs from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { topicsScript } from '../../test/support/kafka-topics.ts';
import { onServer } from '../../test/support/servers/on-server.ts';
import { checkKafka, tooOld } from './check.ts';
import { createTopics } from './create-topics.ts';
import { type OwnTopics, PARTITIONS, adminOf, ownTopics } from './fixtures/open-for-test.ts';
import { declareTopics } from './topics.ts';

describe('the declared topics', () => {
  it('are what infra/kafka/create-topics.sh makes', async () => {
    const path = join(import.meta.dirname, '../../infra/kafka/create-topics.sh');
    expect(readFileSync(path, 'utf8')).toBe(topicsScript());
    const shell: ChildProcess = spawn('sh', ['-n', path]);
    expect(await once(shell, 'exit')).toEqual([0, null]);
  });

  it('are one for each stream and one for its dead letters, which takes more', () => {
    const topics = declareTopics({ prefix: 'x.' });
    expect(topics.map(({ topic }) => topic)).toContain('x.news.alerts.dlq');
    const bytes = (ending: boolean): number[] =>
      topics
        .filter(({ topic }) => topic.endsWith('.dlq') === ending)
        .map(({ settings }) => Number(settings['max.message.bytes']));
    expect(Math.min(...bytes(true))).toBeGreaterThan(Math.max(...bytes(false)));
  });

  it('ask for brokers of version 3 or newer', () => {
    const codes = (version?: string): string[] =>
      tooOld(new Map(version === undefined ? [] : [['inter.broker.protocol.version', version]])).map(
        ({ code }) => code,
      );
    expect([codes(), codes('3.0-IV1'), codes('2.8-IV1')]).toEqual([[], [], ['kafka-too-old']]);
  });
});

onServer('kafka', (url) => {
  const connectionOf = ({ prefix }: OwnTopics) => ({
    brokers: url.split(','),
    prefix,
    partitions: PARTITIONS,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
  });
  const findings = async (topics: OwnTopics): Promise<string[]> =>
    (await checkKafka(connectionOf(topics))).map(({ code, details }) => `${code} ${JSON.stringify(details)}`);

  it('are made once, and all is well then', async () => {
    const topics = await ownTopics(url, { areMade: false });
    const before = await findings(topics);
    expect(before).toHaveLength(10);
    expect(before[0]).toBe(`stream-missing {"topic":"${topics.prefix}news.items"}`);
    const done = async (): Promise<string[]> =>
      (await createTopics(connectionOf(topics))).map((each) => each.done);
    expect(new Set(await done())).toEqual(new Set(['created']));
    expect(new Set(await done())).toEqual(new Set(['unchanged']));
    expect(await findings(topics)).toEqual([]);
    await topics.remove();
  });

  it('are brought to what they need where somebody made them otherwise, and what he set besides stays', async () => {
    const topics = await ownTopics(url, { areMade: false });
    const topic = `${topics.prefix}news.items`;
    const admin = adminOf(url);
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: false,
      topics: [
        {
          topic,
          numPartitions: 1,
          configEntries: [
            { name: 'compression.type', value: 'zstd' },
            { name: 'max.message.bytes', value: '1000' },
            { name: 'retention.ms', value: '3600000' },
          ],
        },
      ],
    });
    await expect.poll(() => admin.listTopics(), { timeout: 20_000 }).toContain(topic);
    await createTopics(connectionOf(topics));
    const about = async () => {
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }],
      });
      const all = new Map(
        resources.flatMap(({ configEntries }) =>
          configEntries.map(({ configName, configValue }) => [configName, configValue] as const),
        ),
      );
      return ['compression.type', 'max.message.bytes', 'retention.ms'].map((name) => all.get(name));
    };
    expect(await about()).toEqual(['gzip', '1048588', '3600000']);
    expect(await findings(topics)).toEqual([]);
    await admin.disconnect();
    await topics.remove();
  });

  it('are found wanting: narrow, in a codec we do not read, small, with small dead letters, kept for longer than groups', async () => {
    const topics = await ownTopics(url);
    const admin = adminOf(url);
    await admin.connect();
    const set = (stream: string, settings: Record<string, string>) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: kafkajs.ConfigResourceTypes.TOPIC,
            name: topics.prefix + stream,
            configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
          },
        ],
      });
    await set('news.items', { 'compression.type': 'producer', 'max.message.bytes': '1000' });
    await set('news.articles', { 'compression.type': 'gzip', 'max.message.bytes': '50000000' });
    await set('news.alerts', { 'compression.type': 'gzip', 'retention.ms': '-1' });
    await expect
      .poll(async () => (await findings(topics)).map((line) => line.replaceAll(topics.prefix, '')), {
        timeout: 20_000,
      })
      .toEqual([
        'stream-setting {"topic":"news.items","setting":"max.message.bytes","found":"1000","needed":"1048588"}',
        'stream-setting {"topic":"news.items","setting":"compression.type","found":"producer","needed":"gzip"}',
        ...['items', 'articles', 'enriched', 'alerts', 'deliveries'].map(
          (stream) =>
            `stream-setting {"topic":"news.${stream}.dlq","setting":"max.message.bytes","found":33554432,` +
            '"needed":"more than the 50000000 of the topics that events come from"}',
        ),
        'offsets-short-lived {"minutes":20160,"topic":"news.alerts","kept":"ever"}',
      ]);
    const wider = await checkKafka({ ...connectionOf(topics), partitions: PARTITIONS + 1 });
    expect(wider.map(({ code }) => code)).toContain('stream-narrow');
    await createTopics({ ...connectionOf(topics), partitions: PARTITIONS + 1 });
    const after = await checkKafka({ ...connectionOf(topics), partitions: PARTITIONS + 1 });
    expect(after.map(({ code }) => code)).not.toContain('stream-narrow');
    await admin.disconnect();
    await topics.remove();
  });
});
