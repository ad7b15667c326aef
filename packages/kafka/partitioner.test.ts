import kafkajs from 'kafkajs';
import { expect, it } from 'vitest';
import { partitionByKey } from './partitioner.ts';

const partitionMetadata = Array.from({ length: 12 }, (_, partitionId) => ({
  partitionErrorCode: 0,
  partitionId,
  leader: 1,
  replicas: [1],
  isr: [1],
}));
const chosenBy = (partitioner: kafkajs.ICustomPartitioner) => {
  const choose = partitioner();
  return (key: string) => choose({ topic: 'news.items', partitionMetadata, message: { key, value: null } });
};

it('a key goes where the default partitioner, and so the Java client, puts it, and keys go everywhere', () => {
  const keys = Array.from({ length: 300 }, (_, length) => 'Средний коридор 中 b'.repeat(15).slice(0, length));
  const ours = keys.map(chosenBy(partitionByKey));
  expect(ours).toEqual(keys.map(chosenBy(kafkajs.Partitioners.DefaultPartitioner)));
  expect(new Set(ours).size).toBe(partitionMetadata.length);
});
