import { phraseForms } from '@newswatch/language';
import { type Note, notesOf } from './explain-notes.ts';
import { parseQuery } from './parse.ts';
import type { QueryNode, Term } from './query.ts';
import { type FormsOfLanguage, spellOut } from './spell-out.ts';

/** What a query will match, for people. */
export interface Explanation {
  /** All of it as lines of text. */
  readonly text: string;
  /** The query in words, one line per condition, indented by nesting. */
  readonly conditions: readonly string[];
  readonly terms: readonly TermExplanation[];
}

export interface TermExplanation {
  readonly term: string;
  readonly kind: Term['kind'];
  readonly titleOnly: boolean;
  /** Forms by language; `language` is absent for what matches in every article. */
  readonly forms: readonly FormsOfLanguage[];
  /** How it was understood, where it could have been otherwise. */
  readonly notes: readonly Note[];
}

/** @throws NewswatchError `watch-does-not-parse` */
export function explainQuery(query: string): Explanation {
  const { root } = parseQuery(query);
  const conditions = linesOf(root, 0);
  const terms = termsOf(root).map(explainTerm);
  return { text: [...conditions, ...terms.flatMap(describeTerm)].join('\n'), conditions, terms };
}

function termsOf(node: QueryNode): readonly Term[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.nodes.flatMap(termsOf);
    case 'not':
      return termsOf(node.node);
    case 'filter':
      return [];
    case 'phrase':
    case 'near':
    case 'exact':
      return [node];
  }
}

function explainTerm(term: Term): TermExplanation {
  const { typed, kind, titleOnly, words } = term;
  return { term: typed, kind, titleOnly, forms: formsOf(kind, words), notes: notesOf(term) };
}

function formsOf(kind: Term['kind'], words: Term['words']): readonly FormsOfLanguage[] {
  if (kind === 'exact') return [];
  const phrases = kind === 'near' ? words.map((word) => [word]) : [words];
  return byLanguage(
    phrases.flatMap((phrase) => phraseForms(phrase).map((reading) => spellOut(reading, phrase))),
  );
}

function byLanguage(spelt: readonly FormsOfLanguage[]): readonly FormsOfLanguage[] {
  const merged = new Map<string, FormsOfLanguage>();
  for (const one of spelt) {
    const known = merged.get(one.language ?? '');
    const joined = (key: 'forms' | 'openEnded' | 'examples'): readonly string[] => [
      ...new Set([...(known?.[key] ?? []), ...one[key]]),
    ];
    merged.set(one.language ?? '', {
      ...one,
      forms: joined('forms'),
      openEnded: joined('openEnded'),
      examples: joined('examples'),
    });
  }
  return [...merged.values()];
}

function linesOf(node: QueryNode, depth: number): readonly string[] {
  const line = (text: string) => `${'  '.repeat(depth)}${text}`;
  switch (node.kind) {
    case 'and':
    case 'or': {
      const heading = node.kind === 'and' ? 'all of:' : 'at least one of:';
      return [line(heading), ...node.nodes.flatMap((each) => linesOf(each, depth + 1))];
    }
    case 'not':
      return [line('none of:'), ...linesOf(node.node, depth + 1)];
    case 'filter':
      return [line(node.typed)];
    case 'phrase':
    case 'near':
    case 'exact':
      return [line(`${describe(node)}${node.titleOnly ? ', in the title' : ''}`)];
  }
}

function describe(term: Term): string {
  switch (term.kind) {
    case 'exact':
      return `exactly "${term.typed}", small and capital letters as typed`;
    case 'near':
      return `the words "${term.typed}" in any form and order, at most ${term.distance} other words between them`;
    case 'phrase':
      return term.words.length === 1 ? describeWord(term) : `the phrase "${term.typed}" in any form`;
  }
}

function describeWord({ typed, words }: Term): string {
  return words[0]?.prefix === true
    ? `any word that begins with "${typed.replace(/\*$/, '')}"`
    : `the word "${typed}" in any form`;
}

const languageNames: Readonly<Record<string, string>> = {
  ru: 'Russian',
  uk: 'Ukrainian',
  kk: 'Kazakh',
  az: 'Azerbaijani',
  tr: 'Turkish',
  uz: 'Uzbek',
  en: 'English',
  ka: 'Georgian',
};

function describeTerm({ term, forms, notes }: TermExplanation): readonly string[] {
  const told = notes.map(({ language, text }) => `  ${nameOf(language)}: ${text}`);
  const lines = [...forms.map((each) => `  ${describeForms(each)}`), ...told];
  return lines.length === 0 ? [] : ['', `${term}:`, ...lines];
}

function describeForms({ language, identifiedOnly, forms, openEnded, examples }: FormsOfLanguage): string {
  const where = identifiedOnly ? ' (only in articles identified as such)' : '';
  const such = examples.length === 0 ? '' : `, such as ${examples.join(', ')}`;
  const listed = openEnded.length === 0 ? forms.join(', ') : `${openEnded.join(', ')} with suffixes${such}`;
  return `${language === undefined ? 'any article' : nameOf(language)}${where}: ${listed}`;
}

const nameOf = (language: string): string => languageNames[language] ?? language;
