import type { Article, Change } from './article.ts';
import { given } from './given.ts';

/** Sentences that a change names of each kind, and UTF-16 units of a sentence that it shows. */
const MOST = 20;
const LONGEST = 500;

/** Longer texts are compared by paragraphs; no article has as much, and a change shows a few sentences only. */
const MOST_TEXT = 200_000;

/**
 * What an edit changed, between two versions of an article.
 *
 * Texts are compared as collections of sentences: those that only one of them has are added or removed, in the order of
 * the text. Where order or spacing changed and nothing else, both lists are empty.
 */
export function changeBetween(before: Telling, after: Telling): Change {
  return given({
    since: before.version,
    title: before.title === after.title ? undefined : before.title,
    text: before.text === after.text ? undefined : textChange(before.text, after.text),
  });
}

type Telling = Pick<Article, 'version' | 'title' | 'text'>;

function textChange(before: string, after: string): NonNullable<Change['text']> {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  const [added, removed] = [onlyIn(now, old), onlyIn(old, now)];
  const more = [added, removed].reduce((sum, { length }) => sum + Math.max(0, length - MOST), 0);
  return { added: shown(added), removed: shown(removed), ...(more > 0 && { more }) };
}

const shown = (sentences: readonly string[]): string[] => sentences.slice(0, MOST).map(cut);

function cut(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence;
  const end = /[\uD800-\uDBFF]/.test(sentence.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
  return `${sentence.slice(0, end)}…`;
}

/** The sentences of one that the other has not, or not as often. */
function onlyIn(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const sentence of other) left.set(sentence, (left.get(sentence) ?? 0) + 1);
  return one.filter((sentence) => {
    const count = left.get(sentence) ?? 0;
    if (count > 0) left.set(sentence, count - 1);
    return count === 0;
  });
}

function sentencesOf(text: string): readonly string[] {
  const paragraphs = text.split(/\n+/);
  const pieces = text.length > MOST_TEXT ? paragraphs : paragraphs.flatMap(inSentences);
  return pieces.map((piece) => piece.trim().replace(/\s+/g, ' ')).filter((piece) => piece !== '');
}

const inSentences = (paragraph: string): readonly string[] =>
  Array.from(
    new Intl.Segmenter('und', { granularity: 'sentence' }).segment(paragraph),
    ({ segment }) => segment,
  );
