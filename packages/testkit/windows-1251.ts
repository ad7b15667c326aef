/**
 * Encodes text as windows-1251 for XML or HTML. What the charset lacks (Kazakh «ә», say) becomes a numeric character
 * reference, as publishing systems of that age write it.
 */
export function encodeWindows1251(markup: string): Uint8Array {
  const bytes = byteTable();
  const encoded: number[] = [];
  for (const character of markup) {
    const byte = bytes.get(character);
    if (byte === undefined) encoded.push(...Buffer.from(`&#${character.codePointAt(0)};`, 'ascii'));
    else encoded.push(byte);
  }
  return Uint8Array.from(encoded);
}

/** Character → byte, read off the platform's own decoder. */
function byteTable(): ReadonlyMap<string, number> {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const characters = new TextDecoder('windows-1251').decode(all).split('');
  return new Map(characters.map((character, byte) => [character, byte]));
}
