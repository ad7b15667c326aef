import type { ICustomPartitioner } from 'kafkajs';

/**
 * The partition that the Java client would choose for a key (murmur2). kafkajs has the same in its default partitioner, on
 * big integers: 6 µs a key against less than one.
 */
export const partitionByKey: ICustomPartitioner =
  () =>
  ({ partitionMetadata, message }) =>
    hashOf(message.key ?? '') % partitionMetadata.length;

/** Of a key, as Kafka has it; not negative. */
const hashOf = (key: string | Buffer): number => murmur2(Buffer.from(key)) & POSITIVE;

const POSITIVE = 0x7f_ff_ff_ff;
const SEED = 0x97_47_b2_8c;
const MIX = 0x5b_d1_e9_95;

/** MurmurHash2 by Austin Appleby (public domain), 32 bits, with the seed that Kafka has. */
function murmur2(data: Buffer): number {
  const whole = data.length - (data.length % 4);
  let hash = SEED ^ data.length;
  for (let at = 0; at < whole; at += 4) {
    const mixed = Math.imul(data.readInt32LE(at), MIX);
    hash = Math.imul(hash, MIX) ^ Math.imul(mixed ^ (mixed >>> 24), MIX);
  }
  if (whole < data.length) hash = Math.imul(hash ^ data.readUIntLE(whole, data.length - whole), MIX);
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return hash ^ (hash >>> 15);
}
