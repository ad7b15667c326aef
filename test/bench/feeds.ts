import { isDeepStrictEqual } from 'node:util';
import { failure } from '@newswatch/domain';
import { benchDocument } from './feed-documents.ts';
import { type BenchReader, bareSaxes, feedsmith, ours, rssParser } from './feed-readers.ts';
import { type Figure, quantile, round } from './figure.ts';

/** Items per document: what feeds have, and what a large one has. */
const SIZES = [30, 30, 30, 30, 100, 400];
const ROUNDS = 11;
/** The engine compiles while it runs: short rounds would measure that. */
const PASSES = 6;
const WARM_UP = 3;

/**
 * Items per CPU second that our reader reads from generated documents, beside rss-parser and feedsmith by themselves and
 * a bare pass of a strict XML parser, in turns. All readers must find the same fields in all documents first. The median of the
 * rounds after the first three counts.
 */
async function* feedReading(): AsyncGenerator<Figure> {
  const documents = SIZES.map((items, at) => benchDocument(items, at + 1));
  const items = SIZES.reduce((sum, size) => sum + size, 0);
  for (const { text } of documents) await mustAgree(text);
  const readAll = (reader: BenchReader) => async (): Promise<void> => {
    for (const { text } of documents) await reader.read(text);
  };
  const contenders = [
    ...[ours, rssParser, feedsmith].map((reader) => ({ name: reader.name, work: readAll(reader) })),
    { name: 'a bare saxes pass', work: async () => documents.forEach(({ text }) => bareSaxes(text)) },
  ];
  const seconds = contenders.map((): number[] => []);
  for (let each = 0; each < ROUNDS; each += 1)
    for (const [at, { work }] of contenders.entries()) seconds[at]?.push(await cpuSecondsOf(work, PASSES));
  const [own = Number.NaN, ...others] = seconds.map(
    (taken) => (PASSES * items) / quantile(taken.slice(WARM_UP), 0.5),
  );
  for (const [at, other] of others.entries())
    yield {
      bench: 'feeds',
      name: `items read, ${items} in ${documents.length} documents`,
      value: round(own),
      unit: 'items/cpu-s',
      beside: { name: contenders[at + 1]?.name ?? '', value: round(other) },
      ratio: round(own / other),
    };
}

async function mustAgree(text: string): Promise<void> {
  const expected = await ours.read(text);
  for (const reader of [rssParser, feedsmith]) {
    const found = await reader.read(text);
    const different = expected.findIndex((item, at) => !isDeepStrictEqual(item, found[at]));
    if (different === -1 && found.length === expected.length) continue;
    const problem = `${reader.name} reads ${JSON.stringify(found[different])?.slice(0, 300)}, newswatch ${JSON.stringify(expected[different])?.slice(0, 300)}`;
    throw failure('unexpected', { problem });
  }
}

/** CPU seconds of this process; other processes on the machine do not count. */
async function cpuSecondsOf(work: () => Promise<void>, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** `npm run bench -- feeds`: items read, then polls answered. */
export async function* feeds(): AsyncGenerator<Figure> {
  yield* feedReading();
  const { polls } = await import('./polls.ts');
  yield* polls();
}
