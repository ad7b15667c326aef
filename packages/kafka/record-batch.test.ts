import { gzipSync } from 'node:zlib';
import type { WireEvent } from '@newswatch/domain';
import Decoder from 'kafkajs/src/protocol/decoder.js';
import decodeBatch from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';
import { expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';
import { HEAD_BYTES, mostBytesOf, writeBatch, writeRecords } from './record-batch.ts';

const event = (key: string, value: string, headers: Record<string, string> = {}): WireEvent => ({
  stream: 'news.items',
  key,
  headers,
  value: Buffer.from(value),
});

function batchOf(events: readonly WireEvent[]): Buffer {
  const records = gzipSync(writeRecords(Buffer.allocUnsafe(mostBytesOf(events)), events));
  const batch = Buffer.allocUnsafe(HEAD_BYTES + records.length);
  writeBatch(batch, { records, count: events.length, createdAt: 1_760_000_000_000 });
  return batch;
}

it('is read by kafkajs as it was written, whatever the lengths', async () => {
  const events = [
    event('', ''),
    event('ключ', 'Орта дәліз', { ce_id: 'дәліз', empty: '' }),
    ...[62, 63, 64, 126, 127, 128, 8_190, 8_191, 8_192, 1_000_000].map((length) =>
      event('k'.repeat(length % 10_000), 'я'.repeat(length), { name: 'v'.repeat(length % 10_000) }),
    ),
    ...Array.from({ length: 100 }, (_, at) => event(`key-${at}`, `value-${at}`)),
  ];
  const { records, firstTimestamp, maxTimestamp, producerId, lastOffsetDelta } = await decodeBatch(
    new Decoder(batchOf(events)),
  );
  expect({ firstTimestamp, maxTimestamp, producerId, lastOffsetDelta }).toEqual({
    firstTimestamp: '1760000000000',
    maxTimestamp: '1760000000000',
    producerId: '-1',
    lastOffsetDelta: events.length - 1,
  });
  expect(
    records.map(({ key, value, headers, offset }) => ({
      key: key?.toString(),
      value: value?.toString(),
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text.toString()])),
      offset,
    })),
  ).toEqual(
    events.map(({ key, value, headers }, at) => ({
      key,
      value: Buffer.from(value).toString(),
      headers,
      offset: String(at),
    })),
  );
});

it('says its length, its format and its sum', () => {
  const batch = batchOf([event('a', 'b')]);
  expect(batch.readInt32BE(8)).toBe(batch.length - 12);
  expect(batch.readInt8(16)).toBe(2);
  expect(batch.readUInt32BE(17)).toBe(crc32c(batch.subarray(21)));
});
