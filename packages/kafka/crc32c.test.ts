import { describe, expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';

describe('CRC-32C', () => {
  it.each([
    ['', 0],
    ['a', 0xc1_d0_43_30],
    ['123456789', 0xe3_06_92_83],
  ])('of %j is as the catalogues have it', (text, sum) => {
    expect(crc32c(Buffer.from(text))).toBe(sum);
  });

  it('is that of the standard for every count of bytes behind the last four', () => {
    // RFC 3720, B.4: 32 bytes of zeros, of ones, and rising.
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a_91_36_aa);
    expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62_a8_ab_43);
    expect(crc32c(Buffer.from(Array.from({ length: 32 }, (_, at) => at)))).toBe(0x46_dd_79_4e);
    const bytes = Buffer.from('naïve café, дәліз');
    for (let end = 0; end < bytes.length; end += 1)
      expect(crc32c(bytes.subarray(0, end))).toBe(bitByBit(bytes.subarray(0, end)));
  });
});

function bitByBit(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 1 ? 0x82_f6_3b_78 : 0);
  }
  return ~crc >>> 0;
}
