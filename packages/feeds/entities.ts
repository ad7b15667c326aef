import { decodeHTMLStrict } from 'entities';

/**
 * Decodes entities of XML and HTML, and those that the document declares.
 *
 * - Declared values hold no reference other than to a character, as in the one use that feeds make of them (`nbsp`), and
 *   external ones are not known at all: nothing is fetched, nothing grows by itself.
 * - What is referenced often could still make a large text of a small one: after a million characters declared entities
 *   stay as they are written.
 * - A bare `&` and what is not known stay as they are.
 * - `&#128;` to `&#159;` mean what they mean in windows-1252; U+0000, other control characters and halves of surrogate pairs go.
 */
export interface Entities {
  /** Takes note of a declaration `!ENTITY name "value"`, wherever it stands in the text. */
  declare(declaration: string): void;
  decode(text: string): string;
}

const DECLARATION =
  /(?:^|!)ENTITY\s+([\w.-]{1,64})\s+(?:"([^"&<]{0,200}|&#x?[\da-f]{1,8};)"|'([^'&<]{0,200}|&#x?[\da-f]{1,8};)')/gi;
const MOST_DECLARED = 500;
const MOST_EXPANDED = 1_000_000;

/** No entity has a longer name. */
const LONGEST_NAME = 64;

/** Those of XML; and two that are other characters in HTML 4, to which feeds were written, than in HTML 5. */
const ALWAYS = [
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lang', '\u2329'],
  ['rang', '\u232a'],
] as const;

export function createEntities(): Entities {
  const known = new Map<string, string>(ALWAYS);
  const declared = new Map<string, string>();
  let expanded = 0;
  /** What a reference means; undefined where it stays as it is written. */
  const meaningOf = (name: string): string | undefined => {
    const value = declared.get(name);
    if (value === undefined) return known.get(name) ?? characterOf(name, known);
    expanded += value.length;
    return expanded > MOST_EXPANDED ? undefined : value;
  };
  return {
    declare(declaration) {
      for (const [, name = '', double, single] of declaration.matchAll(DECLARATION)) {
        const value = decodeReferences(double ?? single ?? '', meaningOf);
        if (declared.size < MOST_DECLARED && !known.has(name)) declared.set(name, value);
      }
    },
    decode: (text) => decodeReferences(text, meaningOf),
  };
}

/** Looks at each `&` and at each `;` once. */
function decodeReferences(text: string, meaningOf: (name: string) => string | undefined): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  let [decoded, done, end] = ['', 0, 0];
  for (; at !== -1; at = text.indexOf('&', at + 1)) {
    if (end <= at) end = text.indexOf(';', at);
    if (end === -1) break;
    const meaning = end - at > LONGEST_NAME ? undefined : meaningOf(text.slice(at + 1, end));
    if (meaning === undefined) continue;
    decoded += text.slice(done, at) + meaning;
    done = end + 1;
  }
  return decoded + text.slice(done);
}

const UNWANTED = /[\p{Cs}\uFFFD]|[^\P{Cc}\t\n\r\u0085]/gu;
const MOST_KNOWN = 500;

/** A reference by number or by a name of HTML; `known` remembers it. */
function characterOf(name: string, known: Map<string, string>): string | undefined {
  if (!/^#?[\w.-]+$/.test(name)) return undefined;
  const reference = `&${name};`;
  const character = /^#0+$|^#x0+$/i.test(name) ? '' : decodeHTMLStrict(reference);
  if (character === reference) return undefined;
  const clean = character.replace(UNWANTED, '');
  if (known.size < MOST_KNOWN) known.set(name, clean);
  return clean;
}

/**
 * The document without control characters, which XML forbids and publishers paste. C1 control characters are what
 * windows-1252 has at these places, in whatever charset they came.
 */
export function withoutControls(document: string): string {
  if (!CONTROL.test(document)) return document;
  return document.replace(new RegExp(CONTROL, 'gu'), (found) =>
    found < '\u0080' ? '' : WINDOWS_1252.decode(Uint8Array.of(found.charCodeAt(0))),
  );
}

const CONTROL = /[^\P{Cc}\t\n\r]/u;
const WINDOWS_1252 = new TextDecoder('windows-1252');
