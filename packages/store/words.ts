import { randomInt } from 'node:crypto';
import type { Article, WordQuery } from '@newswatch/domain';
import { createWordBuffer, distinctWords, readWords } from '@newswatch/language';

/**
 * PostgreSQL ends the words of a row at a megabyte, and a word at two kilobytes; nobody looks for a word this long, or
 * this far into a text. Bytes of UTF-8, and characters.
 */
const MOST_BYTES = 400_000;
const LONGEST_WORD = 200;

/** The words of an article, folded, each once with a space between, as the index keeps them: of its title first. */
export function wordsOf({ title, text }: Pick<Article, 'title' | 'text'>): string {
  readWords(title, text, buffer);
  const words = distinctWords(buffer).filter(isWord);
  // No unit takes more than three bytes; few texts are so long that their bytes have to be counted.
  return (4 * (title.length + text.length) > MOST_BYTES ? beginningOf(words) : words).join(' ');
}

function beginningOf(words: readonly string[]): readonly string[] {
  let left = MOST_BYTES;
  const end = words.findIndex((word) => (left -= Buffer.byteLength(word) + 1) < 0);
  return end < 0 ? words : words.slice(0, end);
}

/** Used from call to call; nothing outlives one. Who writes articles must not know which words collide. */
const buffer = createWordBuffer(randomInt(2 ** 32));

/** Words are letters, digits and apostrophes, of ASCII small ones only: what else there is separates or quotes them. */
function isWord(text: string): boolean {
  if (text.length > LONGEST_WORD) return false;
  for (let at = 0; at < text.length; at += 1) if (!isInWord(text.charCodeAt(at))) return false;
  return text.length > 0;
}

const isInWord = (unit: number): boolean =>
  unit > 0x7f || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x27;

/** How a database writes a question for words. */
export interface WordSyntax {
  readonly word: (text: string) => string;
  readonly beginning: (text: string) => string;
  readonly and: string;
  readonly or: string;
}

/** The question in the words of a database; undefined when nothing can match, for no word of the index is so. */
export function written(query: WordQuery, syntax: WordSyntax): string | undefined {
  switch (query.kind) {
    case 'word':
      return joined(
        [
          ...query.forms.filter(isWord).map(syntax.word),
          ...query.beginnings.filter(isWord).map(syntax.beginning),
        ],
        syntax.or,
      );
    case 'any':
      return joined(
        query.of.flatMap((each) => written(each, syntax) ?? []),
        syntax.or,
      );
    case 'all': {
      const parts = query.of.map((each) => written(each, syntax));
      return parts.includes(undefined)
        ? undefined
        : joined(
            parts.flatMap((part) => part ?? []),
            syntax.and,
          );
    }
    default:
      return query satisfies never;
  }
}

const joined = (parts: readonly string[], by: string): string | undefined =>
  parts.length === 0 ? undefined : `(${parts.join(by)})`;
