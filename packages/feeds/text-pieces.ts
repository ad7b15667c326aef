import type { Entities } from './entities.ts';

/** What stands between the tags of an element of text, in the order of the document. */
export interface TextPieces {
  readonly pieces: { readonly kind: 'text' | 'cdata' | 'tag'; readonly raw: string }[];
  hasTags: boolean;
  /** Whether the document says that it is XML of whatever kind. */
  readonly isXml: boolean;
}

export const noPieces = (isXml = false): TextPieces => ({ pieces: [], hasTags: false, isXml });

/** As text: decoded once, CDATA as it stands. */
export function plainOf({ pieces }: TextPieces, entities: Entities): string {
  let text = '';
  for (const { kind, raw } of pieces) text += kind === 'text' ? entities.decode(raw) : raw;
  return text.trim();
}

/** As markup: what is text, in CDATA too, stays text. */
export function markupOf({ pieces }: TextPieces): string {
  return pieces
    .map(({ kind, raw }) => (kind === 'cdata' ? escapeHtml(raw) : raw))
    .join('')
    .trim();
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A tag without its prefix: HTML knows none. */
export function tagWithoutPrefix(raw: string, name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? raw : raw.replace(name, () => name.slice(colon + 1));
}
