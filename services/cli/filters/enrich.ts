import { readableScore } from '@newswatch/domain';
import type { EnrichText, Reading } from '@newswatch/enricher-service';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { type FilterOptions, answerEach, inputsOf, readableLabel, wantsJson } from './answers.ts';
import type { Readable } from './inputs.ts';

/**
 * One line per input: `{ file or id, language, sentiment, topics, entities }`. Spans refer to the text as given.
 * @returns 1 when a file could not be read
 */
export async function enrichInputs(
  terminal: Terminal,
  enrich: EnrichText,
  { files, ...options }: FilterOptions & { readonly files: readonly string[] },
): Promise<ExitCode> {
  const json = wantsJson(terminal, options);
  const unreadable = await answerEach(
    inputsOf(terminal, files, options),
    { terminal, json },
    async (input) => {
      const { title, text, lang } = input.article;
      const reading = enrich({ title: title ?? '', text, declaredLanguage: lang ?? undefined });
      if (json) await terminal.out(JSON.stringify({ ...input.label, ...reading }));
      else await outReadable(terminal, input, reading);
    },
  );
  return unreadable > 0 ? EXIT.failed : EXIT.ok;
}

const MOST_WORDS = 12;

async function outReadable(terminal: Terminal, { label }: Readable, reading: Reading): Promise<void> {
  const { language, sentiment, topics, entities } = reading;
  const { paint } = terminal;
  const row = (name: string, value: string): Promise<void> =>
    terminal.out(`  ${paint.dim(name.padEnd(10))} ${value === '' ? '–' : value}`);
  await terminal.out(paint.bold(readableLabel(label)));
  await row('language', `${language.code} (${percent(language.confidence)})`);
  await row(
    'sentiment',
    `${sentiment.label} ${readableScore(sentiment.score)} (${percent(sentiment.confidence)})`,
  );
  const words = sentiment.evidence.map(({ text, weight }) => `${text} ${weight > 0 ? '+' : ''}${weight}`);
  await row('words', [...new Set(words)].slice(0, MOST_WORDS).join(', '));
  await row('topics', topics.map(({ label: topic, score }) => `${topic} ${percent(score)}`).join(', '));
  await row('entities', entities.map(({ kind, name }) => `${name} (${kind})`).join(', '));
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`;
