import type { Article, WordQuery } from '@newswatch/domain';
import { createWordBuffer, foldedWord, readWords } from '@newswatch/language';

/**
 * PostgreSQL ends the words of a row at a megabyte, and a word at two kilobytes; nobody looks for a word this long, or
 * this far into a text. Bytes of UTF-8, and characters.
 */
const MOST_BYTES = 400_000;
const LONGEST_WORD = 200;

/** The words of an article, folded, each once, as the index keeps them: of its title first. */
export function wordsOf({ title, text }: Pick<Article, 'title' | 'text'>): readonly string[] {
  readWords(title, text, buffer);
  const words = new Set<string>();
  // No unit takes more than three bytes; few texts are so long that their bytes have to be counted.
  const isLong = 4 * (title.length + text.length) > MOST_BYTES;
  let left = MOST_BYTES;
  for (let word = 0; word < buffer.count; word += 1) {
    const folded = foldedWord(buffer, word);
    if (words.has(folded) || !isWord(folded)) continue;
    if (isLong) left -= Buffer.byteLength(folded) + 1;
    if (left < 0) break;
    words.add(folded);
  }
  return [...words];
}

/** Used from call to call; nothing outlives one. */
const buffer = createWordBuffer(0);

/** Words are letters, digits and apostrophes, of ASCII small ones only: what else there is separates or quotes them. */
const isWord = (text: string): boolean =>
  text.length <= LONGEST_WORD && /^(?:[a-z0-9']|[^\0-\x7f])+$/.test(text);

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
