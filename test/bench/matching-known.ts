import { phraseForms, phraseWords, tokenize } from '@newswatch/language';
import { readArticles } from './matching-corpus.ts';

const ARTICLES = 200;

/** The share of the words of articles that are a form of some word of the queries. */
export function knownShare(folder: string, queries: readonly string[]): number {
  const typed = new Set(queries.flatMap((query) => query.match(/[а-яё]+/gi) ?? []));
  const forms = new Set<string>();
  for (const word of typed) {
    for (const { words } of phraseForms(phraseWords(word))) {
      for (const form of words[0]?.forms.keys() ?? []) forms.add(form);
    }
  }
  const words = readArticles(folder, [0, ARTICLES]).flatMap(({ text }) => tokenize(text));
  return words.filter(({ folded }) => forms.has(folded)).length / words.length;
}
