import { type Alert, type Match, type Span, joinSpans } from '@newswatch/domain';

/**
 * The sentence around the first match, for people to see at a glance why an article was told.
 *
 * - From the text where it matches; else the title.
 * - At most `MOST` UTF-16 units; a longer sentence is cut at words, and an ellipsis stands where something is missing.
 * - `marks` are all matched forms inside it, in order, overlapping ones joined, relative to the excerpt.
 */
export type Excerpt = Alert['article']['excerpt'];

export const MOST = 300;
/** How far around the match a sentence is looked for. */
const REACH = 1_000;
/** Units before the match that are kept when the sentence is cut. */
const LEAD = 80;

export function excerptOf(article: { title: string; text: string }, matches: readonly Match[]): Excerpt {
  const place = matches.some((match) => match.in === 'text') ? 'text' : 'title';
  const spans = matches
    .filter((match) => match.in === place)
    .toSorted((one, other) => one.start - other.start);
  const first = spans[0] ?? { start: 0, end: 0 };
  const whole = article[place];
  const around = place === 'title' ? { start: 0, end: whole.length } : sentenceAround(whole, first);
  const sentence = trimmed(whole, around);
  const shown = fitted(whole, sentence, first);
  const before = shown.start > sentence.start ? '…' : '';
  const after = shown.end < sentence.end ? '…' : '';
  return {
    text: before + whole.slice(shown.start, shown.end) + after,
    marks: joinSpans(spans.flatMap((span) => within(span, shown))).map(({ start, end }) => ({
      start: start - shown.start + before.length,
      end: end - shown.start + before.length,
    })),
  };
}

/** From the beginning of the sentence that holds the start of the span to the end of the one that holds its end. */
function sentenceAround(text: string, span: Span): Span {
  const paragraph = paragraphAround(text, span);
  const sentences = sentencesOf(text, paragraph);
  const last = Math.max(span.start, span.end - 1);
  return {
    start: sentences.find(({ end }) => end > span.start)?.start ?? paragraph.start,
    end: sentences.find(({ end }) => end > last)?.end ?? paragraph.end,
  };
}

function paragraphAround(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const lineEnd = text.indexOf('\n', end);
  return {
    start: Math.max(Math.min(lineStart, start), start - REACH),
    end: Math.min(lineEnd === -1 ? text.length : lineEnd, end + REACH),
  };
}

/** Sentences by UAX 29, save that an initial or a common abbreviation ends none. */
function sentencesOf(text: string, { start, end }: Span): readonly Span[] {
  const result: Span[] = [];
  for (const { segment, index } of new Intl.Segmenter('und', { granularity: 'sentence' }).segment(
    text.slice(start, end),
  )) {
    const piece = { start: start + index, end: start + index + segment.length };
    const previous = result.at(-1);
    if (previous !== undefined && ABBREVIATED.test(text.slice(previous.start, previous.end)))
      result[result.length - 1] = { start: previous.start, end: piece.end };
    else result.push(piece);
  }
  return result;
}

const ABBREVIATED =
  /(?:^|[\s(«"“„])(?:\p{Lu}|г|гг|в|вв|им|ул|стр|руб|коп|тыс|млн|млрд|долл|др|проф|акад|ген|см|т\. ?[едп]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|St|No|vs|Inc|Ltd|Co|prof|dr|mln|mlrd)\.\s*$/u;

function trimmed(text: string, { start, end }: Span): Span {
  const sentence = text.slice(start, end);
  const first = start + (sentence.length - sentence.trimStart().length);
  return { start: first, end: Math.max(first, start + sentence.trimEnd().length) };
}

/** The part of the sentence that is shown; room is kept for two ellipses. */
function fitted(text: string, sentence: Span, first: Span): Span {
  if (sentence.end - sentence.start <= MOST) return sentence;
  const room = MOST - 2;
  const fromTheStart = first.end - sentence.start <= room - LEAD;
  const start = fromTheStart
    ? sentence.start
    : wordStart(text, Math.max(sentence.start, first.start - LEAD), first.start);
  const end = Math.min(sentence.end, start + room);
  return { start, end: end === sentence.end ? end : wordEnd(text, end, Math.min(first.end, end)) };
}

/** The first beginning of a word from `from` on, `limit` where there is none before it. */
function wordStart(text: string, from: number, limit: number): number {
  const gap = text.slice(from, limit).search(/\s/u);
  return gap === -1 ? limit : from + gap + 1;
}

/** The last end of a word from `limit` to `to`; where there is none the word is cut, but no surrogate pair. */
function wordEnd(text: string, to: number, limit: number): number {
  const gap = text.slice(limit, to + 1).search(/\s\S*$/u);
  if (gap >= 0) return limit + text.slice(limit, limit + gap).trimEnd().length;
  return /[\uD800-\uDBFF]/.test(text.charAt(to - 1)) ? to - 1 : to;
}

function within({ start, end }: Span, shown: Span): readonly Span[] {
  const clipped = { start: Math.max(start, shown.start), end: Math.min(end, shown.end) };
  return clipped.start < clipped.end ? [clipped] : [];
}
