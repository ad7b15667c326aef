import { type Random, logUniform, seededRandom } from './matching-random.ts';
import { CORPUS_LEMMAS, type RankedWord, type Vocabulary } from './matching-vocabulary.ts';

/** A generated watch as a tree, from which the query and the line for the peer are written. */
export type WatchTree =
  | { readonly kind: 'phrase'; readonly words: readonly RankedWord[] }
  | { readonly kind: 'near'; readonly words: readonly RankedWord[]; readonly distance: number }
  | { readonly kind: 'all' | 'any'; readonly nodes: readonly WatchTree[] }
  | { readonly kind: 'not'; readonly node: WatchTree };

/** What watches are about. */
export interface WatchMixture {
  readonly seed: number;
  /** How many in a hundred phrases are among those that the articles repeat. */
  readonly repeatedPhrases: number;
  /** How many anchor words are names that no article holds; of single words. */
  readonly unheard: number;
  readonly unheardSingle: number;
  /** The rank of the most frequent context word. */
  readonly contextFrom: number;
}

/** Six hits an article at 10,000 watches, 60 at 100,000. */
export const COMMON: WatchMixture = {
  seed: 11,
  repeatedPhrases: 0.3,
  unheard: 0,
  unheardSingle: 0,
  contextFrom: 200,
};
/** Ten hits an article at 1,000,000 watches, 500 candidates by their rarest group. */
export const RARE: WatchMixture = {
  seed: 12,
  repeatedPhrases: 0.003,
  unheard: 0.885,
  unheardSingle: 0.997,
  contextFrom: 1_000,
};

const ANCHORS = { from: 3_000, to: CORPUS_LEMMAS };
const CONTEXT_TO = 20_000;
const DISTANCE = 5;

interface Draw {
  readonly random: Random;
  readonly vocabulary: Vocabulary;
  readonly mixture: WatchMixture;
}

/** Watches without end: 8 % words, 32 % phrases, 45 % booleans, 15 % proximity. The same seed gives the same ones. */
export function* watchTrees(vocabulary: Vocabulary, mixture: WatchMixture): Generator<WatchTree, never> {
  const draw: Draw = { random: seededRandom(mixture.seed), vocabulary, mixture };
  for (;;) {
    const kind = draw.random.next();
    if (kind < 0.08) yield phraseOf([vocabulary.wordAt(anchorRank(draw, mixture.unheardSingle))]);
    else if (kind < 0.4) yield phrase(draw);
    else if (kind < 0.85) yield boolean(draw);
    else yield near(draw);
  }
}

const phraseOf = (words: readonly RankedWord[]): WatchTree => ({ kind: 'phrase', words });

function anchorRank({ random, vocabulary, mixture }: Draw, unheard = mixture.unheard): number {
  if (random.chance(unheard)) return CORPUS_LEMMAS + random.below(vocabulary.lemmas.length - CORPUS_LEMMAS);
  return logUniform(random, ANCHORS.from, ANCHORS.to);
}

const contextWord = ({ random, vocabulary, mixture }: Draw): RankedWord =>
  vocabulary.wordAt(logUniform(random, mixture.contextFrom, CONTEXT_TO));

function phrase(draw: Draw): WatchTree {
  const { random, vocabulary, mixture } = draw;
  const repeated = random.chance(mixture.repeatedPhrases)
    ? vocabulary.collocations[random.below(vocabulary.collocations.length)]
    : undefined;
  return phraseOf(repeated?.words ?? vocabulary.phrase(anchorRank(draw), random));
}

/** A group of anchors, one or two groups of context words, and now and then something that must not be there. */
function boolean(draw: Draw): WatchTree {
  const { random, vocabulary } = draw;
  const anchor = (): WatchTree =>
    random.chance(0.3)
      ? phraseOf(vocabulary.phrase(anchorRank(draw), random))
      : phraseOf([vocabulary.wordAt(anchorRank(draw))]);
  const context = (): WatchTree => phraseOf([contextWord(draw)]);
  const nodes = [group(random, anchor), group(random, context)];
  if (random.chance(0.4)) nodes.push(group(random, context));
  if (random.chance(0.2)) nodes.push({ kind: 'not', node: group(random, context) });
  return { kind: 'all', nodes };
}

function group(random: Random, make: () => WatchTree): WatchTree {
  const size = random.chance(0.4) ? 1 : 2 + random.below(6);
  const nodes = Array.from({ length: size }, make);
  const [only] = nodes;
  return size === 1 && only !== undefined ? only : { kind: 'any', nodes };
}

function near(draw: Draw): WatchTree {
  const words = [draw.vocabulary.wordAt(anchorRank(draw)), contextWord(draw)];
  if (draw.random.chance(0.1)) words.push(contextWord(draw));
  return { kind: 'near', words, distance: DISTANCE };
}

/** The watch as a person types it. */
export function queryOf(tree: WatchTree): string {
  switch (tree.kind) {
    case 'phrase':
      return textOf(tree.words);
    case 'near':
      return `"${textOf(tree.words)}"~${tree.distance}`;
    case 'all':
      return tree.nodes.map(queryOf).join(' AND ').replaceAll(' AND NOT ', ' NOT ');
    case 'any':
      return `(${tree.nodes.map(queryOf).join(' | ')})`;
    case 'not':
      return `NOT ${queryOf(tree.node)}`;
  }
}

const textOf = (words: readonly RankedWord[]): string => words.map(({ text }) => text).join(' ');

/**
 * The tree in prefix notation, one line, for whoever cannot read queries: `P n word…` a phrase, `N distance n word…`
 * proximity, `A n node…` all of them, `O n node…` any of them, `X node` not.
 */
export function notationOf(tree: WatchTree): string {
  switch (tree.kind) {
    case 'phrase':
      return `P ${tree.words.length} ${textOf(tree.words)}`;
    case 'near':
      return `N ${tree.distance} ${tree.words.length} ${textOf(tree.words)}`;
    case 'all':
    case 'any':
      return [tree.kind === 'all' ? 'A' : 'O', tree.nodes.length, ...tree.nodes.map(notationOf)].join(' ');
    case 'not':
      return `X ${notationOf(tree.node)}`;
  }
}

/** Ranks of the lemmas of which one must be in an article, the rarest such group: what the watch is looked up by. */
export function rarestGroup(tree: WatchTree): readonly number[] {
  switch (tree.kind) {
    case 'phrase':
    case 'near':
      return [Math.max(...tree.words.map(({ rank }) => rank))];
    case 'any':
      return tree.nodes.flatMap(rarestGroup);
    case 'all':
      return tree.nodes
        .filter(({ kind }) => kind !== 'not')
        .map(rarestGroup)
        .reduce((one, other) => (frequency(other) < frequency(one) ? other : one));
    case 'not':
      return [];
  }
}

const frequency = (ranks: readonly number[]): number =>
  ranks.reduce((sum, rank) => sum + (rank < CORPUS_LEMMAS ? 1 / (rank + 3.7) : 0), 0);
