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

/** Feeds were written to HTML 4, in which these two are other characters than in HTML 5. */
const HTML4 = [
  ['lang', '\u2329'],
  ['rang', '\u232a'],
] as const;

const UNWANTED = /[\p{Cs}\uFFFD]|[^\P{Cc}\t\n\r\u0085]/gu;

export function createEntities(): Entities {
  const declared = new Map<string, string>(HTML4);
  let expanded = 0;
  const expand = (whole: string, name: string): string => {
    const value = declared.get(name);
    if (value === undefined || expanded > MOST_EXPANDED) return whole;
    expanded += value.length;
    return value;
  };
  return {
    declare(declaration) {
      for (const [, name = '', double, single] of declaration.matchAll(DECLARATION)) {
        if (declared.size < MOST_DECLARED) declared.set(name, double ?? single ?? '');
      }
    },
    decode(text) {
      if (!text.includes('&')) return text;
      const own = text.replace(/&([\w.-]{1,64});/g, expand);
      return decodeHTMLStrict(own.replace(/&#(?:0+|x0+);/gi, '')).replace(UNWANTED, '');
    },
  };
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
