import type { Message, WireEvent } from '@newswatch/domain';
import type { IHeaders, KafkaMessage } from 'kafkajs';

/** What of a message counts against the size of a request, in bytes; rather more than less. */
export function sizeOf({ key, headers, value }: WireEvent): number {
  let units = key.length;
  for (const name in headers) units += name.length + (headers[name]?.length ?? 0);
  return value.byteLength + units * BYTES_PER_UNIT + OVERHEAD_BYTES;
}
/** A unit of UTF-16 is three bytes of UTF-8 at most. */
const BYTES_PER_UNIT = 3;
/** Lengths, offsets and time of one record, generously. */
const OVERHEAD_BYTES = 100;

/** A message as kafkajs sends it. */
export const toKafka = ({ key, headers, value }: WireEvent) => ({
  key,
  headers: { ...headers },
  value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

/**
 * A message as kafkajs delivers it. Keys and headers are UTF-8; of a header that is given several times the last counts.
 * A message without a value has an empty one, which no schema takes.
 */
export function fromKafka(
  from: { readonly stream: string; readonly partition: number },
  { key, headers, value, offset }: KafkaMessage,
): Message {
  return {
    stream: from.stream,
    lane: `${from.stream}/${from.partition}`,
    position: Number(offset),
    key: key?.toString() ?? '',
    headers: headersOf(headers ?? {}),
    value: value ?? new Uint8Array(),
  };
}

function headersOf(headers: IHeaders): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, given] of Object.entries(headers)) {
    const value = Array.isArray(given) ? given.at(-1) : given;
    if (value !== undefined) texts[name] = value.toString();
  }
  return texts;
}
