import type { WordQuery } from '@newswatch/domain';
import { type PhraseReading, type PhraseWord, phraseForms } from '@newswatch/language';
import type { Query, QueryNode, Term } from './query.ts';

/**
 * What an article's words must be for a query to match it, for an index of words to answer; undefined when its words
 * say nothing. Every article that matches is among those found: order, agreement, filters and NOT are left to the
 * matcher.
 */
export const wordsAskedFor = ({ root }: Query): WordQuery | undefined => wordsOf(root);

function wordsOf(node: QueryNode): WordQuery | undefined {
  switch (node.kind) {
    case 'and':
      return joined(
        'all',
        node.nodes.flatMap((each) => wordsOf(each) ?? []),
      );
    case 'or': {
      const parts = node.nodes.map(wordsOf);
      const known = parts.flatMap((part) => part ?? []);
      return known.length < parts.length ? undefined : joined('any', known);
    }
    case 'not':
    case 'filter':
      return undefined;
    case 'phrase':
    case 'exact':
    case 'near':
      return ofTerm(node);
  }
}

function ofTerm({ kind, words }: Term): WordQuery | undefined {
  if (kind !== 'near') return ofPhrase(words, kind === 'exact');
  return joined(
    'all',
    words.flatMap((word) => ofPhrase([word], false) ?? []),
  );
}

/** Readings of as many words are one, in which each word may be what it is in any of them. */
function ofPhrase(words: readonly PhraseWord[], isExact: boolean): WordQuery | undefined {
  const all = phraseForms(words);
  const readings = isExact ? all.filter(({ language }) => language === undefined).slice(0, 1) : all;
  const byLength = Map.groupBy(readings, (reading) => reading.words.length);
  const ways = [...byLength.values()].flatMap((alike) => ofReadings(alike) ?? []);
  return joined('any', ways);
}

function ofReadings(readings: readonly PhraseReading[]): WordQuery | undefined {
  const [first] = readings;
  return joined(
    'all',
    (first?.words ?? []).map((_, at) => wordAt(readings, at)),
  );
}

function wordAt(readings: readonly PhraseReading[], at: number): WordQuery {
  const words = readings.flatMap((reading) => reading.words[at] ?? []);
  const beginnings = words.flatMap(({ stems, prefix }) => [
    ...stems.map(({ text }) => text),
    ...(prefix === undefined ? [] : [prefix]),
  ]);
  const forms = words.flatMap((word) => [...word.forms.keys()]);
  return { kind: 'word', forms: [...new Set(forms)], beginnings: [...new Set(beginnings)] };
}

function joined(kind: 'all' | 'any', [first, ...rest]: readonly WordQuery[]): WordQuery | undefined {
  return first === undefined || rest.length === 0 ? first : { kind, of: [first, ...rest] };
}
