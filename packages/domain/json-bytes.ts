import { transcode } from 'node:buffer';

/** Up to so many units V8 is the faster one. */
const SHORT = 200;

/**
 * A value as JSON, in UTF-8. V8 writes letters other than Latin as UTF-8 one by one, which by way of UTF-16 takes a third
 * of the time. What `JSON.stringify` makes has no half of a surrogate pair, which that way refuses.
 */
export function jsonBytes(value: unknown): Uint8Array {
  const json = JSON.stringify(value);
  return json.length < SHORT ? Buffer.from(json) : transcode(Buffer.from(json, 'utf16le'), 'utf16le', 'utf8');
}
