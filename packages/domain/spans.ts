import type { Span } from './article.ts';

/** Spans in order, those that overlap made one. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const previous = joined.at(-1);
    if (previous !== undefined && start < previous.end) previous.end = Math.max(previous.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** A text cut where its marks begin and end. Marks may overlap, be out of order or empty, or leave the text. */
export function markedPieces(
  text: string,
  marks: readonly Span[],
): readonly { readonly text: string; readonly marked: boolean }[] {
  let at = 0;
  const marked = joinSpans(marks.filter((mark) => mark.start < mark.end)).flatMap(({ start, end }) => {
    const before = { text: text.slice(at, start), marked: false };
    at = Math.max(at, end);
    return [before, { text: text.slice(start, end), marked: true }];
  });
  return [...marked, { text: text.slice(at), marked: false }].filter((piece) => piece.text !== '');
}
