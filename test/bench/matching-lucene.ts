import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PER_ROUND, WARM_UP, files, readLines, setOf } from './matching-corpus.ts';
import { type EqualityAnswer, outputOf, runTask } from './matching-task.ts';

/** Apache Lucene Monitor, compiled and ready. */
export interface Lucene {
  readonly classpath: string;
  readonly folder: string;
}

/** Lucene's best over its presearchers and sizes of batches, in articles a second. */
export interface LuceneResult {
  readonly cpu: number;
  readonly wall: number;
  readonly fastest: string;
  readonly all: readonly LuceneRun[];
  readonly equality: EqualityAnswer;
}

/** Articles a second in the best round. */
export interface LuceneRun {
  readonly presearcher: string;
  readonly batch: number;
  readonly cpu: number;
  readonly wall: number;
}

const PRESEARCHERS = ['term', 'weighted', 'multipass', 'weighted-multipass'] as const;
/** CPU seconds at most to warm up, and to measure. */
const SECONDS_PER_RUN = 5;
const sources = join(import.meta.dirname, 'lucene');

/** Fetches the jars into Maven's own cache and compiles; undefined, with what is missing said, where that cannot be done. */
export async function openLucene(folder: string): Promise<Lucene | undefined> {
  const list = join(folder, 'classpath.txt');
  const classes = join(folder, 'classes');
  try {
    mkdirSync(classes, { recursive: true });
    const maven = [
      '-q',
      '-B',
      '-Dstyle.color=never',
      '-f',
      join(sources, 'pom.xml'),
      'dependency:build-classpath',
    ];
    await outputOf('mvn', [...maven, `-Dmdep.outputFile=${list}`]);
    const jars = readFileSync(list, 'utf8').trim();
    await outputOf('javac', ['-cp', jars, '-d', classes, ...globSync(join(sources, '*.java'))]);
    return { folder, classpath: `${jars}:${classes}` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `Apache Lucene Monitor does not run beside: it needs Java 17, Maven (mvn) and Maven Central (${reason}).\n`,
    );
    return undefined;
  }
}

/** All presearchers on the first watches, and whether the matches are the same. */
export async function runLucene(lucene: Lucene, watches: number): Promise<LuceneResult> {
  const all: LuceneRun[] = [];
  const matches = join(lucene.folder, `lucene-matches-${watches}.txt`);
  for (const presearcher of PRESEARCHERS) {
    const found = await monitorRuns(lucene, { watches, presearcher, matches });
    all.push(...found);
  }
  const fastest = all.reduce((one, other) => (other.cpu > one.cpu ? other : one));
  return {
    cpu: fastest.cpu,
    wall: Math.max(...all.map(({ wall }) => wall)),
    fastest: `${fastest.presearcher}, batches of ${fastest.batch}`,
    all,
    equality: await runTask({
      kind: 'equality',
      folder: lucene.folder,
      set: setOf(watches),
      watches,
      matches,
      ...(await writeStems(lucene, watches)),
    }),
  };
}

interface MonitorRun {
  readonly watches: number;
  readonly presearcher: string;
  readonly matches: string;
}

async function monitorRuns(
  { folder, classpath }: Lucene,
  { watches, presearcher, matches }: MonitorRun,
): Promise<readonly LuceneRun[]> {
  const input = [files.articles(folder), files.trees(folder, setOf(watches))];
  const limits = [WARM_UP, PER_ROUND, SECONDS_PER_RUN].map(String);
  const given = [...input, String(watches), presearcher, ...limits];
  const output = await java(classpath, [
    'MonitorBench',
    ...given,
    ...(presearcher === PRESEARCHERS[0] ? [matches] : []),
  ]);
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const { batch, cpu, wall } = JSON.parse(line) as Omit<LuceneRun, 'presearcher'>;
      return { presearcher, batch, cpu, wall };
    });
}

const java = (classpath: string, given: readonly string[]): Promise<string> =>
  outputOf('java', ['-XX:+UseSerialGC', '-Xmx4g', '-cp', classpath, ...given]);

/** The stem of every word of the articles that are compared and of the watches, as Lucene has it. */
async function writeStems(
  { folder, classpath }: Lucene,
  watches: number,
): Promise<{ readonly words: string; readonly stems: string }> {
  const words = join(folder, `words-${watches}.txt`);
  const stems = join(folder, `stems-${watches}.txt`);
  const distinct = new Set<string>();
  const add = (line: string): void => {
    for (const word of line.toLowerCase().match(/[а-яё0-9]+/g) ?? []) distinct.add(word.replaceAll('ё', 'е'));
  };
  for (const line of readLines(files.articles(folder), [WARM_UP, WARM_UP + PER_ROUND])) add(line);
  for (const line of readLines(files.queries(folder, setOf(watches)), [0, watches])) add(line);
  writeFileSync(words, `${[...distinct].join('\n')}\n`);
  await java(classpath, ['Stems', words, stems]);
  return { words, stems };
}
