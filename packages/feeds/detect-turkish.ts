/** Bytes that are Turkish letters in windows-1254 (ğ ı ş and İ Ğ Ş) and Icelandic ones in windows-1252. */
const TURKISH = new Set([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe]);

/** Letters of Turkish that both charsets have at the same place: ç ö ü, and â î û of older words. */
const SHARED = new Set([0xc2, 0xc7, 0xce, 0xd6, 0xdb, 0xdc, 0xe2, 0xe7, 0xee, 0xf6, 0xfb, 0xfc]);

const FIRST_LETTER = 0xc0;

/**
 * Whether bytes that nothing labels are Turkish in windows-1254 (or iso-8859-9, its subset). Icelandic, which has the same
 * bytes, and what Latin charsets of other regions make of them, come with á, é, í and others that Turkish has not.
 */
export function isTurkish(bytes: Uint8Array): boolean {
  let turkish = 0;
  let foreign = 0;
  for (const byte of bytes) {
    if (TURKISH.has(byte)) turkish += 1;
    else if (byte >= FIRST_LETTER && !SHARED.has(byte)) foreign += 1;
  }
  return turkish >= 2 && foreign * 10 <= turkish;
}
