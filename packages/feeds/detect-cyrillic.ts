/**
 * Which of the Cyrillic single-byte charsets the bytes are in.
 *
 * Each candidate decodes the non-ASCII characters. A letter counts by its frequency in Russian and Ukrainian. A capital
 * after a small letter counts against (koi8-r and windows-1251 read as each other swap case), and so does a character
 * that prose does not use. The best average wins if it is good enough.
 */
const CHARSETS = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'] as const;
export type CyrillicCharset = (typeof CHARSETS)[number];

/** From the first byte beyond ASCII. More of the document says nothing new. */
const SAMPLE_BYTES = 20_000;

/** Average points per character below which the text is not taken for Cyrillic. Prose reaches 5. */
const ENOUGH = 2.5;

const FREQUENT = 'оеаинтсрвлкмдпу'.split('');
const USUAL = 'ябыьгзчйхжюшіцщэфїєґъё'.split('');
const TYPOGRAPHIC = new Set('«»—–…№“”„’‘\u00a0•§©°');

export function detectCyrillic(bytes: Uint8Array): CyrillicCharset | undefined {
  const start = bytes.findIndex((byte) => byte > 0x7f);
  if (start === -1) return undefined;
  const sample = bytes.subarray(start, start + SAMPLE_BYTES);
  if (!mostlyWords(sample)) return undefined;
  const points = letterPoints();
  const scored = CHARSETS.map((charset) => ({
    charset,
    score: averagePoints(new TextDecoder(charset).decode(sample), points),
  }));
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left));
  return best.score >= ENOUGH ? best.charset : undefined;
}

/** Cyrillic words are runs of high bytes; in French or Turkish high bytes stand alone between ASCII letters. */
function mostlyWords(bytes: Uint8Array): boolean {
  let high = 0;
  let inRuns = 0;
  bytes.forEach((byte, at) => {
    if (byte < 0x80) return;
    high += 1;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) inRuns += 1;
  });
  return inRuns / high > 0.6;
}

function letterPoints(): ReadonlyMap<string, number> {
  return new Map([
    ...FREQUENT.map((letter): [string, number] => [letter, 6]),
    ...USUAL.map((letter): [string, number] => [letter, 2]),
  ]);
}

function averagePoints(text: string, points: ReadonlyMap<string, number>): number {
  let sum = 0;
  let counted = 0;
  let before = '';
  for (const character of text) {
    if (character > '\u007f' && !TYPOGRAPHIC.has(character)) {
      counted += 1;
      sum += pointsOf(character, before, points);
    }
    before = character;
  }
  return counted === 0 ? 0 : sum / counted;
}

function pointsOf(character: string, before: string, points: ReadonlyMap<string, number>): number {
  const small = character.toLowerCase();
  const known = points.get(small);
  if (known === undefined) return -8;
  if (character === small) return known;
  const afterSmall = before !== before.toUpperCase();
  return afterSmall ? -6 : known * 0.7;
}
