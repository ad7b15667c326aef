import { type PhraseWord, type WordForms, gap } from '@newswatch/language';
import { WARM_UP, files, readArticles, readLines, readQueries } from './matching-corpus.ts';
import { type BenchIndex, type Expand, createIndex } from './matching-index.ts';
import type { EqualityAnswer, Task } from './matching-task.ts';

type Equality = Task & { readonly kind: 'equality' };

/** All bits of agreement but that of the form after a number. */
const AGREES = (1 << 28) - 1;
/** Lucene's positions know no punctuation. */
const ANY_GAP = gap.none | gap.hyphen | gap.space | gap.dash | gap.stop;

/**
 * Matches of the same articles and watches in Lucene and here, where each word of a watch stands for all forms of the
 * corpus that have its stem in Lucene, without agreement. What differs is counted by what explains it. Beside it the
 * watches as they are, by lemma.
 */
export function compareWithLucene(given: Equality): EqualityAnswer {
  const theirs = readLines(given.matches).map((line) => new Set(line === '' ? [] : line.split(' ')));
  const stemOf = readStems(given);
  const byStem = matchesOf(given, theirs.length, createIndex({ expand: expandByStem(stemOf) }));
  const byLemma = matchesOf(given, theirs.length, createIndex());
  const trees = readLines(files.trees(given.folder, given.set), [0, given.watches]);
  const differences: Record<string, number> = {};
  let both = 0;
  for (const [at, lucene] of theirs.entries()) {
    const ours = byStem[at] ?? new Set();
    both += shared(lucene, ours);
    for (const id of new Set([...lucene, ...ours])) {
      if (lucene.has(id) && ours.has(id)) continue;
      const why = explain(trees[Number(id.slice(1))] ?? '', stemOf);
      const side = `${why}, found by ${ours.has(id) ? 'newswatch' : 'Lucene'} only`;
      differences[side] = (differences[side] ?? 0) + 1;
    }
  }
  return {
    articles: theirs.length,
    both,
    differences,
    byLemma: byLemma.reduce((sum, ids) => sum + ids.size, 0),
    byLemmaToo: byLemma.reduce((sum, ids, at) => sum + shared(ids, theirs[at] ?? new Set()), 0),
  };
}

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((id) => other.has(id)).length;

function matchesOf(
  { folder, set, watches }: Equality,
  articles: number,
  index: BenchIndex,
): readonly ReadonlySet<string>[] {
  for (const [at, query] of readQueries(folder, set, [0, watches]).entries())
    index.put({ id: `w${at}`, query });
  return readArticles(folder, [WARM_UP, WARM_UP + articles]).map(
    (article) => new Set(index.match(article).map(({ watch }) => watch)),
  );
}

function readStems({ words, stems }: Equality): ReadonlyMap<string, string> {
  const found = readLines(stems);
  return new Map(readLines(words).map((word, at) => [word, found[at] ?? word]));
}

function expandByStem(stemOf: ReadonlyMap<string, string>): Expand {
  const classes = new Map<string, Map<string, number>>();
  for (const [word, stem] of stemOf) {
    const known = classes.get(stem);
    if (known === undefined) classes.set(stem, new Map([[word, AGREES]]));
    else known.set(word, AGREES);
  }
  const formsOf = ({ folded }: PhraseWord): WordForms => ({
    forms: classes.get(stemOf.get(folded) ?? '') ?? new Map([[folded, AGREES]]),
    stems: [],
    prefix: undefined,
  });
  return (words) => [
    {
      language: undefined,
      identifiedOnly: false,
      mask: AGREES,
      words: words.map(formsOf),
      gaps: words.slice(1).map(() => ANY_GAP),
    },
  ];
}

/**
 * Two words of a proximity that have one stem: Lucene lets one token be both, here each word needs a token of its own.
 */
function explain(tree: string, stemOf: ReadonlyMap<string, string>): string {
  const stem = (word: string): string => stemOf.get(word.toLowerCase()) ?? word;
  const near = /^N \d+ \d+ (.+)$/.exec(tree)?.[1]?.split(' ').map(stem);
  return near !== undefined && new Set(near).size < near.length
    ? 'proximity of words with one stem'
    : 'unexplained';
}
