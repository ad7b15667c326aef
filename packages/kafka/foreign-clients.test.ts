import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type Event,
  type Message,
  type NewswatchError,
  encodeEvent,
  eventId,
  streamsOf,
} from '@newswatch/domain';
import kafkajs from 'kafkajs';
import { expect, it } from 'vitest';
import { kcat, pythonClient } from '../../test/support/foreign-clients.ts';
import { onServer } from '../../test/support/servers/on-server.ts';
import { fetched, numbered } from './fixtures/events.ts';
import { adminOf, ownTopics } from './fixtures/open-for-test.ts';
import { declareTopics } from './topics.ts';

const run = promisify(execFile);
const SOON = { timeout: 60_000, interval: 20 } as const;
const AT = '2025-10-20T10:00:00.000Z';

/** Publishes by kcat, from standard input. */
async function produce(program: string, args: readonly string[], value: Uint8Array): Promise<void> {
  const child = spawn(program, ['-P', ...args], { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.end(value);
  expect(await once(child, 'exit')).toEqual([0, null]);
}

onServer('kafka', (url) => {
  it('kcat reads every topic, with the attributes of CloudEvents as headers', async (context) => {
    const program = await kcat(context);
    const topics = await ownTopics(url);
    const bus = topics.openBus();
    const event = fetched('Средний коридор', 'ключ');
    await bus.publish([event]);
    const wire = encodeEvent(event);
    // The bus carries bytes; whose event it is does not matter here.
    const streams = declareTopics().map(({ topic }) => topic);
    for (const stream of streams.filter((name) => name.endsWith('.dlq')))
      await bus.deadLetter(
        { ...wire, stream: stream.replace('.dlq', ''), lane: 'lane/0', position: 3 },
        { stage: 'normalize', code: 'event-invalid', message: 'Плохо', failedAt: AT },
      );
    const read = async (stream: string) => {
      const args = ['-C', '-b', url, '-t', topics.prefix + stream, '-e', '-q', '-J'];
      const { stdout } = await run(program, args);
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line): { key: string; headers: string[]; payload: string } => JSON.parse(line));
    };
    const [item] = await read('news.items');
    const headers = Object.entries(wire.headers).flat();
    expect(item).toMatchObject({ key: 'ключ', headers, payload: JSON.stringify(event.data) });
    for (const stream of streams) {
      const messages = await read(stream);
      if (!stream.endsWith('.dlq')) continue;
      expect(messages.map(({ payload }) => payload)).toEqual([JSON.stringify(event.data)]);
      expect(messages[0]?.headers).toEqual(expect.arrayContaining([...headers, 'x-error', 'Плохо']));
    }
    await bus.close();
    await topics.remove();
  });

  it('a Python client reads news.alerts in a group of its own', async (context) => {
    const packages = await pythonClient(context);
    const topics = await ownTopics(url);
    const bus = topics.openBus();
    const alerts = numbered(20, 'alert').map(({ subject, key }) => alertRaised(subject, key));
    await bus.publish(alerts);
    const [stream = ''] = streamsOf('alert.raised');
    const script = join(import.meta.dirname, 'fixtures/read-group.py');
    const group = `${topics.prefix}python`;
    const { stdout } = await run('python3', [script, url, topics.prefix + stream, group, '20'], {
      env: { ...process.env, PYTHONPATH: packages },
    });
    const got = stdout
      .trim()
      .split('\n')
      .map((line): { key: string; headers: Record<string, string>; data: unknown } => JSON.parse(line));
    expect(got.map(({ headers }) => headers['ce_subject'] ?? '').toSorted()).toEqual(
      alerts.map(({ subject }) => subject).toSorted(),
    );
    expect(got[0]?.headers).toMatchObject({ ce_specversion: '1.0', ce_type: 'newswatch.alert.raised.v1' });
    expect(got.map(({ data }) => data)).toContainEqual(alerts[0]?.data);
    // Its group is one like ours: it has read all.
    expect(await bus.lag('python')).toBe(0);
    await bus.close();
    await topics.remove();
  });

  it('what others publish by the same key lies in the same lane, is read, and whatever it is becomes a dead letter unchanged', async (context) => {
    const program = await kcat(context);
    const topics = await ownTopics(url);
    const bus = topics.openBus();
    const items: Message[] = [];
    const letters: Message[] = [];
    const cause = { stage: 'normalize', code: 'event-not-json', message: '', failedAt: AT };
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => {
        items.push(...messages);
        for (const message of messages.filter(({ key }) => key === 'poison'))
          await bus.deadLetter(message, cause);
      },
    });
    await bus.subscribe({
      group: 'letters',
      types: ['event.dead-lettered'],
      from: 'start',
      handleBatch: async ({ messages }) => void letters.push(...messages),
    });
    const to = ['-b', url, '-t', `${topics.prefix}news.items`, '-X', 'topic.partitioner=murmur2_random'];
    // In a codec that we cannot read: the broker stores another.
    for (const key of ['a', 'b', 'c', 'ключ'])
      await produce(program, [...to, '-z', 'lz4', '-k', key, '-H', 'ce_type=unknown.v9'], Buffer.from('one'));
    await bus.publish(['a', 'b', 'c', 'ключ'].map((key) => fetched(key)));
    // Somebody let the topic take 2 MB.
    const poison = Buffer.from(randomBytes(1_500_000).toString('base64'));
    await raiseLimit(url, `${topics.prefix}news.items`, '4000000');
    await produce(program, [...to, '-k', 'poison', '-X', 'message.max.bytes=3000000'], poison);
    await expect.poll(() => items.length, SOON).toBe(9);
    for (const key of ['a', 'b', 'c', 'ключ'])
      expect(new Set(items.filter((item) => item.key === key).map(({ lane }) => lane)).size).toBe(1);
    expect(items.map(({ headers }) => headers['ce_type'])).toContain('unknown.v9');
    await expect.poll(() => letters.length, SOON).toBe(1);
    expect(Buffer.compare(letters[0]?.value ?? Buffer.alloc(0), poison)).toBe(0);
    await bus.close();
    await topics.remove();
  });

  it('messages in a codec that nothing converts end the client, which says so', async (context) => {
    const program = await kcat(context);
    const topics = await ownTopics(url, { areMade: false });
    const ended: NewswatchError[] = [];
    // Made by others, so that the broker keeps the codec of the producer.
    await produce(
      program,
      ['-b', url, '-t', `${topics.prefix}news.items`, '-z', 'lz4'],
      Buffer.from('one\n'.repeat(50)),
    );
    const bus = topics.openBus({ onEnd: (error) => ended.push(error) });
    const read: string[] = [];
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => void read.push(...messages.map(({ key }) => key)),
    });
    await expect.poll(() => ended.map(({ code }) => code), SOON).toEqual(['bus-ended']);
    expect(ended[0]?.message).toMatch(/lz4/i);
    expect(read).toEqual([]);
    await bus.close();
    await topics.remove();
  });
});

async function raiseLimit(url: string, topic: string, bytes: string): Promise<void> {
  const admin = adminOf(url);
  await admin.connect();
  const configEntries = [
    { name: 'max.message.bytes', value: bytes },
    { name: 'compression.type', value: 'gzip' },
  ];
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }],
  });
  await admin.disconnect();
}

/** As far as the wire is concerned. */
function alertRaised(subject: string, key: string): Event {
  return {
    ...fetched(subject, key),
    id: eventId('test', 'alert.raised', subject),
    type: 'alert.raised',
  } as unknown as Event;
}
