import type { PhraseReading, Stem, WordForms } from '@newswatch/language';
import { type CompiledTerm, type Program, rarity } from './compile.ts';
import { ANCHORING_FILTERS } from './query.ts';

/**
 * Where a watch lies in the index. A document that satisfies the watch holds at least one of its anchors: of an AND
 * the anchors of its rarest part are enough, of an OR every branch needs its own.
 */
export type Anchor =
  | { readonly kind: 'form' | 'prefix' | 'filter'; readonly key: string }
  | { readonly kind: 'stem'; readonly key: string; readonly stem: Stem };

export function anchorsOf(program: Program): readonly Anchor[] {
  return groupOf(program)?.anchors ?? [];
}

interface Group {
  readonly anchors: readonly Anchor[];
  /** The longer the shortest word, the rarer; a filter is never rare. */
  readonly rarity: number;
}

/** Nothing where the program can hold without any word or filter: NOT, `lang:`, `sentiment:`. */
function groupOf(program: Program): Group | undefined {
  switch (program.kind) {
    case 'and': {
      const groups = program.nodes.map(groupOf).filter((group) => group !== undefined);
      return groups.toSorted((one, other) => other.rarity - one.rarity)[0];
    }
    case 'or': {
      const groups = program.nodes.map(groupOf).filter((group) => group !== undefined);
      if (groups.length < program.nodes.length) return undefined;
      return {
        anchors: groups.flatMap(({ anchors }) => anchors),
        rarity: Math.min(...groups.map((group) => group.rarity)),
      };
    }
    case 'not':
      return undefined;
    case 'filter':
      if (!ANCHORING_FILTERS.includes(program.name)) return undefined;
      return { anchors: [{ kind: 'filter', key: `${program.name}:${program.value}` }], rarity: 0 };
    case 'phrase':
    case 'near':
    case 'exact':
      return termGroup(program);
  }
}

function termGroup(term: CompiledTerm): Group {
  if (term.kind !== 'near') {
    const forms = term.readings.map(({ anchorForms }) => anchorForms);
    return { anchors: forms.flatMap(formAnchors), rarity: Math.min(...forms.map(rarity)) };
  }
  const words = term.words.map(singleForms);
  const rarities = words.map((forms) => Math.min(...forms.map(rarity)));
  const rarest = rarities.indexOf(Math.max(...rarities));
  return { anchors: (words[rarest] ?? []).flatMap(formAnchors), rarity: rarities[rarest] ?? 0 };
}

const singleForms = (readings: readonly PhraseReading[]): readonly WordForms[] =>
  readings.flatMap(({ words }) => words.slice(0, 1));

function formAnchors({ forms, stems, prefix }: WordForms): readonly Anchor[] {
  return [
    ...[...forms.keys()].map((key) => ({ kind: 'form', key }) as const),
    ...stems.map((stem) => ({ kind: 'stem', key: stem.text, stem }) as const),
    ...(prefix === undefined ? [] : [{ kind: 'prefix', key: prefix } as const]),
  ];
}
