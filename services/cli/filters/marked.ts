import { type Span, markedPieces } from '@newswatch/domain';
import type { Paint } from '../terminal.ts';

/** Text with spans marked: in colour where there is colour, between asterisks elsewhere. */
export function marked(text: string, spans: readonly Span[], paint: Paint): string {
  const mark = (form: string): string =>
    paint.isColorSupported ? paint.bold(paint.yellow(form)) : `*${form}*`;
  return markedPieces(text, spans)
    .map((piece) => (piece.marked ? mark(piece.text) : piece.text))
    .join('');
}

/** What stands around a span, cut at words, on one line. At most `reach` characters on either side. */
export function surroundings(
  text: string,
  span: Span,
  reach = 70,
): { readonly text: string; readonly span: Span } {
  const from = span.start <= reach ? 0 : wordStart(text, span.start - reach, span.start);
  const to = text.length - span.end <= reach ? text.length : wordEnd(text, span.end + reach, span.end);
  const head = from > 0 ? '… ' : '';
  const tail = to < text.length ? ' …' : '';
  // Every white space becomes one space of the same length, so that offsets stay what they are.
  const line = text.slice(from, to).replace(/\s/g, ' ');
  const shift = head.length - from;
  return { text: head + line + tail, span: { start: span.start + shift, end: span.end + shift } };
}

function wordStart(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/);
  return space === -1 ? from : from + space + 1;
}

function wordEnd(text: string, to: number, limit: number): number {
  const inside = text.slice(limit, to);
  const space = inside.search(/\s\S*$/);
  return space === -1 ? to : limit + space;
}
