/**
 * Which of the Cyrillic single-byte charsets the bytes are in.
 *
 * Each candidate decodes the non-ASCII characters. A letter counts by its frequency in Russian and Ukrainian. A capital
 * after a small letter counts against (koi8-r and windows-1251 read as each other swap case), and so does a character
 * that prose does not use. The best average wins if it is good enough; of equals the first of the list.
 */
const CHARSETS = ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866'] as const;
export type CyrillicCharset = (typeof CHARSETS)[number];

/** From the first byte beyond ASCII. More of the document says nothing new. */
const SAMPLE_BYTES = 20_000;

/** Average points per character below which the text is not taken for Cyrillic. Prose reaches 5. */
const ENOUGH = 2.5;

/** So many points more than what a label names, over so many letters, and the label is wrong. In capitals alone, where two
 * charsets read as words of the same look, the right one may have half a point less. */
const CONTRADICTS = 2;
const ENOUGH_LETTERS = 20;

const FREQUENT = 'оеаинтсрвлкмдпу'.split('');
const USUAL = 'ябыьгзчйхжюшіцщэфїєґъё'.split('');
const TYPOGRAPHIC = new Set('«»—–…№“”„’‘\u00a0•§©°');

export function detectCyrillic(bytes: Uint8Array): CyrillicCharset | undefined {
  const best = bestOf(scoresOf(bytes));
  return best !== undefined && best.points >= ENOUGH ? best.charset : undefined;
}

/** The charset that the letters say, where they contradict a label: the other charsets decode whatever bytes come. */
export function contradictingLetters(bytes: Uint8Array, label: string): CyrillicCharset | undefined {
  const scores = scoresOf(bytes);
  const best = bestOf(scores);
  const labelled = scores.find(({ charset }) => charset === label);
  if (best === undefined || labelled === undefined || best.points < ENOUGH) return undefined;
  // koi8-u differs from koi8-r by its Ukrainian letters alone, which are lines of tables there.
  const isSubset = label === 'koi8-r' && best.charset === 'koi8-u';
  const lead = best.points - labelled.points;
  const contradicts = isSubset ? lead > 0 : lead >= CONTRADICTS && best.letters >= ENOUGH_LETTERS;
  return contradicts ? best.charset : undefined;
}

interface Score {
  readonly charset: CyrillicCharset;
  /** Per letter. */
  readonly points: number;
  readonly letters: number;
}

/** None for bytes that are no Cyrillic words in any of the charsets. */
function scoresOf(bytes: Uint8Array): readonly Score[] {
  const start = bytes.findIndex((byte) => byte > 0x7f);
  if (start === -1) return [];
  const sample = bytes.subarray(start, start + SAMPLE_BYTES);
  if (!mostlyWords(sample)) return [];
  const points = letterPoints();
  return CHARSETS.map((charset) => ({
    charset,
    ...scoreOf(new TextDecoder(charset).decode(sample), points),
  }));
}

function bestOf(scores: readonly Score[]): Score | undefined {
  const [first, ...rest] = scores;
  if (first === undefined) return undefined;
  return rest.reduce((left, right) => (right.points > left.points ? right : left), first);
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

function scoreOf(text: string, points: ReadonlyMap<string, number>): Omit<Score, 'charset'> {
  let sum = 0;
  let letters = 0;
  let before = '';
  for (const character of text) {
    if (character > '\u007f' && !TYPOGRAPHIC.has(character)) {
      letters += 1;
      sum += pointsOf(character, before, points);
    }
    before = character;
  }
  return { points: letters === 0 ? 0 : sum / letters, letters };
}

function pointsOf(character: string, before: string, points: ReadonlyMap<string, number>): number {
  const small = character.toLowerCase();
  const known = points.get(small);
  if (known === undefined) return -8;
  if (character === small) return known;
  const afterSmall = before !== before.toUpperCase();
  return afterSmall ? -6 : known * 0.7;
}
