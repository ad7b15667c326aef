import { contradictingLetters, detectCyrillic } from './detect-cyrillic.ts';
import { isTurkish } from './detect-turkish.ts';

/**
 * Bytes to text. Labels lie, so the bytes speak first:
 *
 * 1. a byte order mark; 2. the pattern of a first `<` in UTF-16 or UTF-32; 3. valid UTF-8 with multi-byte sequences,
 * whatever any label says; 4. the charset of the HTTP header, then of the XML declaration (or the HTML meta element),
 * each only if the bytes decode without error, and if its letters do not clearly say another Cyrillic charset; 5. nearly
 * valid UTF-8, for the one character that a publisher cut in half; 6. Cyrillic single-byte charsets by letter frequencies;
 * 7. windows-1254 by Turkish letters; 8. UTF-8 where all is ASCII, else windows-1252.
 *
 * A label that names latin1 is what servers send when nobody configured anything: it comes after 7.
 */
export interface Decoded {
  readonly text: string;
  /** WHATWG name in lower case, or utf-32le and utf-32be. */
  readonly charset: string;
  /** What decided, for people. */
  readonly reason: string;
}

interface Found {
  readonly charset: string;
  readonly reason: string;
}

/** The text of a document, and what decided how its bytes are read. @param contentType the header of that name */
export function decodeDocument(bytes: Uint8Array, contentType?: string): Decoded {
  const wide = byteOrderMark(bytes) ?? wideSignature(bytes);
  if (wide !== undefined) return { ...wide, text: decodeLeniently(bytes, wide.charset) };
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined && bytes.some((byte) => byte > 0x7f)) {
    return { text: utf8, charset: 'utf-8', reason: 'valid UTF-8' };
  }
  const labels = labelsOf(bytes, contentType);
  return (
    labelled(
      bytes,
      labels.filter(({ charset }) => charset !== 'windows-1252'),
    ) ??
    nearlyUtf8(bytes) ??
    byLetters(bytes) ??
    firstDecodable(bytes, labels) ??
    unlabelled(bytes, utf8)
  );
}

const unlabelled = (bytes: Uint8Array, utf8: string | undefined): Decoded =>
  utf8 === undefined
    ? {
        text: decodeLeniently(bytes, 'windows-1252'),
        charset: 'windows-1252',
        reason: 'nothing better is known',
      }
    : { text: utf8, charset: 'utf-8', reason: 'nothing but ASCII' };

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0, 0, 0, 0x3c], 'utf-32be'],
  [[0x3c, 0, 0, 0], 'utf-32le'],
  [[0, 0x3c, 0], 'utf-16be'],
  [[0x3c, 0], 'utf-16le'],
];

const byteOrderMark = (bytes: Uint8Array): Found | undefined => startOf(bytes, MARKS, 'byte order mark');
const wideSignature = (bytes: Uint8Array): Found | undefined =>
  startOf(bytes, SIGNATURES, 'wide first character');

function startOf(bytes: Uint8Array, table: typeof MARKS, reason: string): Found | undefined {
  const row = table.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  return row === undefined ? undefined : { charset: row[1], reason };
}

/** Labels of the header and of the document, as WHATWG names, unknown and wide ones left out. */
function labelsOf(bytes: Uint8Array, contentType: string | undefined): readonly Found[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const labels = [
    { label: /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? ''), reason: 'HTTP header' },
    { label: /<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head), reason: 'XML declaration' },
    { label: /<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)/i.exec(head), reason: 'meta element' },
  ];
  return labels.flatMap(({ label, reason }) => {
    const charset = charsetNamed(label?.[1] ?? '');
    return charset === undefined || charset.startsWith('utf-16') ? [] : [{ charset, reason }];
  });
}

/** Spellings that publishers use and the WHATWG table lacks. */
const ALIASES: Readonly<Record<string, string>> = {
  'cp-1251': 'windows-1251',
  win1251: 'windows-1251',
  'win-1251': 'windows-1251',
  windows1251: 'windows-1251',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  'cp-866': 'ibm866',
  utf8mb4: 'utf-8',
};

function charsetNamed(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  try {
    return new TextDecoder(ALIASES[name] ?? name).encoding;
  } catch {
    return undefined;
  }
}

/** The first label that the bytes do not contradict; where the letters contradict it, what they say. */
function labelled(bytes: Uint8Array, labels: readonly Found[]): Decoded | undefined {
  const found = firstDecodable(bytes, labels);
  const charset = found && contradictingLetters(bytes, found.charset);
  if (found === undefined || charset === undefined) return found;
  const reason = `letter frequencies, against ${found.charset} of the ${found.reason}`;
  return { text: decodeLeniently(bytes, charset), charset, reason };
}

function firstDecodable(bytes: Uint8Array, labels: readonly Found[]): Decoded | undefined {
  for (const found of labels) {
    const text = decodeStrictly(bytes, found.charset);
    if (text !== undefined) return { ...found, text };
  }
  return undefined;
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeLeniently(bytes: Uint8Array, charset: string): string {
  return charset.startsWith('utf-32') ? decodeUtf32(bytes, charset) : new TextDecoder(charset).decode(bytes);
}

/** In any single-byte charset nearly every non-ASCII byte is an error of UTF-8. */
function nearlyUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = decodeLeniently(bytes, 'utf-8');
  let beyondAscii = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) beyondAscii += 1;
    if (unit === 0xfffd) broken += 1;
  }
  return beyondAscii > 0 && broken <= beyondAscii / 10
    ? { text, charset: 'utf-8', reason: `UTF-8 with ${broken} broken sequence(s)` }
    : undefined;
}

function byLetters(bytes: Uint8Array): Decoded | undefined {
  const charset = detectCyrillic(bytes) ?? (isTurkish(bytes) ? 'windows-1254' : undefined);
  return charset === undefined
    ? undefined
    : { text: decodeLeniently(bytes, charset), charset, reason: 'letter frequencies' };
}

function decodeUtf32(bytes: Uint8Array, charset: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, charset === 'utf-32le');
    text += point > 0x10_ffff ? '\uFFFD' : String.fromCodePoint(point);
  }
  return text.replace(/^\uFEFF/, '');
}
