import { type PhraseReading, type WordForms, phraseForms, tokenize } from '@newswatch/language';
import type { Filter, QueryNode, Term } from './query.ts';

/** A query with its terms expanded into forms, ready to be evaluated. */
export type Program =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly Program[] }
  | { readonly kind: 'not'; readonly node: Program }
  | CompiledTerm
  | Filter;

export type CompiledTerm = {
  readonly typed: string;
  /** Typed with a capital: found in small letters only, it is a weak match. */
  readonly capital: boolean;
  readonly titleOnly: boolean;
} & (
  | { readonly kind: 'phrase'; readonly readings: readonly AnchoredReading[] }
  | { readonly kind: 'exact'; readonly readings: readonly AnchoredReading[]; readonly exact: ExactText }
  | {
      readonly kind: 'near';
      readonly distance: number;
      readonly words: readonly (readonly PhraseReading[])[];
    }
);

/** A reading with the word by which it is found: the one that is likely to be the rarest. */
export interface AnchoredReading {
  readonly reading: PhraseReading;
  readonly anchor: number;
  readonly anchorForms: WordForms;
}

export interface ExactText {
  /** NFC, white space as single spaces. */
  readonly text: string;
  /** Units before the first and behind the last word: ="C++" */
  readonly before: number;
  readonly after: number;
}

export function compile(node: QueryNode): Program {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, nodes: node.nodes.map(compile) };
    case 'not':
      return { kind: 'not', node: compile(node.node) };
    case 'filter':
      return node;
    case 'phrase':
    case 'near':
    case 'exact':
      return compileTerm(node);
  }
}

function compileTerm(term: Term): CompiledTerm {
  const { typed, titleOnly, words } = term;
  const shared = { typed, titleOnly, capital: words.some((word) => word.capital) };
  switch (term.kind) {
    case 'phrase':
      return { ...shared, kind: 'phrase', readings: phraseForms(words).map(anchored) };
    case 'near':
      return {
        ...shared,
        kind: 'near',
        distance: term.distance,
        words: words.map((word) => phraseForms([word])),
      };
    case 'exact':
      return {
        ...shared,
        kind: 'exact',
        readings: phraseForms(words).slice(0, 1).map(anchored),
        exact: exactText(typed),
      };
  }
}

function anchored(reading: PhraseReading): AnchoredReading {
  const rarities = reading.words.map(rarity);
  const anchor = rarities.indexOf(Math.max(...rarities));
  return {
    reading,
    anchor,
    anchorForms: reading.words[anchor] ?? { forms: new Map(), stems: [], prefix: undefined },
  };
}

/** Long words are rare; a prefix stands for many words. */
export function rarity({ forms, stems, prefix }: WordForms): number {
  if (prefix !== undefined) return prefix.length / 2;
  const lengths = [...forms.keys(), ...stems.map(({ text }) => text)].map(({ length }) => length);
  return Math.min(...lengths);
}

/** Only composition and white space are evened out. */
export const evened = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ');

function exactText(typed: string): ExactText {
  const text = evened(typed.trim());
  const tokens = tokenize(text);
  return { text, before: tokens[0]?.start ?? 0, after: text.length - (tokens.at(-1)?.end ?? text.length) };
}
