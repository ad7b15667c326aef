import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchOptions, type Figure, round } from './figure.ts';
import { CHANGES, generateCorpus, setOf } from './matching-corpus.ts';
import { type Lucene, type LuceneResult, openLucene, runLucene } from './matching-lucene.ts';
import { best } from './matching-rounds.ts';
import { type ChangeTimes, type MatchAnswer, type Task, runTask } from './matching-task.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** Behind this size Lucene takes minutes to build its index. */
const BESIDE_AT_MOST = 100_000;
const SUFFIXES = 50_000;
const SMALL = 1_000;

/**
 * Articles a second through the watch index, spans included: generated Russian-like articles of 300 words, each matched
 * once, and generated watches. Every number of watches has a process of its own, which warms up on other articles; the
 * best of three rounds counts. More than 100,000 watches are changed while matching, too. Beside it a loop over regular expressions and Apache Lucene Monitor on the same files.
 *
 * `--watches 1000,10000` runs these sizes only, `--alone` nothing beside it.
 */
export async function* matching({ watches, alone }: BenchOptions): AsyncGenerator<Figure> {
  const sizes = watches.length === 0 ? SIZES : watches;
  const folder = mkdtempSync(join(tmpdir(), 'newswatch-bench-'));
  try {
    const { candidates } = generateCorpus(folder, sizes);
    const lucene = alone ? undefined : await openLucene(folder);
    for (const size of sizes) {
      yield figure(
        `candidates by rarest group, ${named(size)}`,
        candidates.get(size) ?? 0,
        'watches/article',
      );
      yield* measureSize({ folder, size, lucene, alone });
      if (size === SMALL) yield* measureApart(folder);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measuring {
  readonly folder: string;
  readonly size: number;
  readonly lucene: Lucene | undefined;
  readonly alone: boolean;
}

async function* measureSize({ folder, size, lucene, alone }: Measuring): AsyncGenerator<Figure> {
  const answer = await runTask(matchTask(folder, size, { changes: setOf(size) === 'rare' ? CHANGES : 0 }));
  yield* described(size, answer);
  if (size === SMALL && !alone) {
    const loop = await runTask({ kind: 'regexp', folder, set: setOf(size), watches: size });
    const ours = figure(`against expressions, ${named(size)}`, best(answer.rounds, 'cpu'), 'articles/cpu-s');
    yield against(ours, 'a precompiled regular expression a watch', best(loop.rounds, 'cpu'));
    yield figure(`hits of the expressions, ${named(size)}`, hitsOf(loop.rounds), 'hits/article');
  }
  if (lucene === undefined || size > BESIDE_AT_MOST) return;
  const result = await runLucene(lucene, size);
  yield* comparedToLucene(size, answer, result);
}

const matchTask = (
  folder: string,
  watches: number,
  more: Partial<Task & { readonly kind: 'match' }> = {},
): Task & { readonly kind: 'match' } => ({
  kind: 'match',
  folder,
  set: setOf(watches),
  watches,
  suffixes: 0,
  lookupOnly: false,
  changes: 0,
  ...more,
});

/** What costs by itself: the tokens, and suffix chains. */
async function* measureApart(folder: string): AsyncGenerator<Figure> {
  const lookup = await runTask(matchTask(folder, SMALL, { lookupOnly: true }));
  yield* speeds('tokenizing and looking up alone', lookup);
  const chains = await runTask(matchTask(folder, SMALL, { suffixes: SUFFIXES }));
  yield* speeds(`${SUFFIXES} suffix-chain words, ${named(SMALL)}`, chains);
}

function* described(size: number, answer: MatchAnswer): Generator<Figure> {
  yield* speeds(named(size), answer);
  yield figure(`hits, ${named(size)}`, hitsOf(answer.rounds), 'hits/article');
  yield figure(`spans, ${named(size)}`, perArticle(answer.rounds, 'spans'), 'spans/article');
  if (answer.candidates !== undefined)
    yield figure(`candidates evaluated, ${named(size)}`, answer.candidates, 'watches/article');
  if (answer.known !== undefined) yield figure(`known tokens, ${named(size)}`, answer.known * 100, '%');
  yield figure(`memory, ${named(size)}`, answer.bytes, 'bytes/watch');
  yield figure(`put, ${named(size)}`, answer.build, 's');
  if (answer.changes === undefined) return;
  yield* changeTimes('', answer.changes);
  yield* changeTimes(' while running', answer.changes.running);
}

function* changeTimes(
  when: string,
  { p50, p99, longestChange, longestStall }: ChangeTimes,
): Generator<Figure> {
  yield figure(`change p50 of ${CHANGES}${when}`, p50, 'ms');
  yield figure(`change p99${when}`, p99, 'ms');
  yield figure(`longest change${when}`, longestChange, 'ms');
  yield figure(`longest stall, matching included${when}`, longestStall, 'ms');
}

function* speeds(name: string, { rounds }: MatchAnswer): Generator<Figure> {
  yield figure(name, best(rounds, 'cpu'), 'articles/cpu-s');
  yield figure(name, best(rounds, 'wall'), 'articles/s');
}

function* comparedToLucene(size: number, { rounds }: MatchAnswer, lucene: LuceneResult): Generator<Figure> {
  for (const { presearcher, batch, cpu } of lucene.all)
    yield figure(`Lucene ${presearcher}, batch ${batch}, ${named(size)}`, cpu, 'articles/cpu-s');
  const name = `against Lucene, ${named(size)}`;
  const peer = `Lucene Monitor, ${lucene.fastest}`;
  yield against(figure(name, best(rounds, 'cpu'), 'articles/cpu-s'), peer, lucene.cpu);
  yield against(figure(name, best(rounds, 'wall'), 'articles/s'), 'Lucene Monitor, best', lucene.wall);
  const { both, differences, byLemma, byLemmaToo } = lucene.equality;
  yield figure(`same matches by stem, ${named(size)}`, both, 'matches');
  const kinds = Object.entries(differences);
  if (kinds.length === 0) yield figure(`different matches by stem, ${named(size)}`, 0, 'matches');
  for (const [why, count] of kinds) yield figure(`different: ${why}, ${named(size)}`, count, 'matches');
  yield figure(`matches by lemma, ${named(size)}`, byLemma, 'matches');
  yield figure(`of them Lucene's too, ${named(size)}`, byLemmaToo, 'matches');
}

function figure(name: string, value: number, unit: string): Figure {
  return { bench: 'matching', name, value: round(value), unit };
}

function against(measured: Figure, name: string, value: number): Figure {
  return { ...measured, beside: { name, value: round(value) }, ratio: round(measured.value / value) };
}

const named = (size: number): string => `${size} watches`;

const perArticle = (rounds: MatchAnswer['rounds'], what: 'hits' | 'spans'): number =>
  rounds.reduce((sum, each) => sum + each[what], 0) / rounds.reduce((sum, each) => sum + each.articles, 0);

const hitsOf = (rounds: MatchAnswer['rounds']): number => perArticle(rounds, 'hits');
