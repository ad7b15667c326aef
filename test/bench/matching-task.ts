import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { WatchSet } from './matching-corpus.ts';

/** What a process of its own is asked to measure; only one runs at a time. */
export type Task =
  | {
      readonly kind: 'match';
      readonly folder: string;
      readonly set: WatchSet;
      readonly watches: number;
      /** Words with suffix chains that are watched besides. */
      readonly suffixes: number;
      /** Words of the watches only behind NOT: every token is looked up, no watch is a candidate. */
      readonly lookupOnly: boolean;
      /** Watches replaced while matching. */
      readonly changes: number;
    }
  | { readonly kind: 'regexp'; readonly folder: string; readonly set: WatchSet; readonly watches: number }
  | {
      readonly kind: 'equality';
      readonly folder: string;
      readonly set: WatchSet;
      readonly watches: number;
      /** Words and their stems, line by line, and what Lucene found. */
      readonly words: string;
      readonly stems: string;
      readonly matches: string;
    };

/** Of one pass over articles that none has seen before. */
export interface Round {
  readonly articles: number;
  /** Seconds. */
  readonly cpu: number;
  readonly wall: number;
  readonly hits: number;
  readonly spans: number;
}

export interface MatchAnswer {
  readonly rounds: readonly Round[];
  /** Seconds that putting the watches took. */
  readonly build: number;
  /** Bytes a watch, ids included, text of the queries not. */
  readonly bytes: number;
  /** Of an article, where the index counts. */
  readonly candidates?: number;
  /** Share of the tokens. */
  readonly known?: number;
  readonly changes?: ChangesAnswer;
}

/** Milliseconds. */
export interface ChangeTimes {
  readonly p50: number;
  readonly p99: number;
  readonly longestChange: number;
  /** Changes and matching. */
  readonly longestStall: number;
}

export interface ChangesAnswer extends ChangeTimes {
  /** Without the time in which other processes had the processor: of a busy machine this is what we took. */
  readonly running: ChangeTimes;
}

export interface EqualityAnswer {
  readonly articles: number;
  readonly both: number;
  /** Differences by what explains them. */
  readonly differences: Readonly<Record<string, number>>;
  /** Matches by lemma, of which so many are Lucene's too. */
  readonly byLemma: number;
  readonly byLemmaToo: number;
}

export interface Answers {
  readonly match: MatchAnswer;
  readonly regexp: { readonly rounds: readonly Round[] };
  readonly equality: EqualityAnswer;
}

/** Runs a task in a process that can collect its garbage when told to. */
export async function runTask<Kind extends Task['kind']>(
  task: Task & { readonly kind: Kind },
): Promise<Answers[Kind]> {
  const worker = join(import.meta.dirname, 'matching-worker.ts');
  const given = ['--expose-gc', '--max-old-space-size=12288', worker, JSON.stringify(task)];
  return JSON.parse(await outputOf(process.execPath, given)) as Answers[Kind];
}

/** What a command writes. @throws when it ends with another code than 0, or is not there */
export function outputOf(command: string, given: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}`));
    });
  });
}
