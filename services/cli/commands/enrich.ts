import type { Command } from 'commander';
import type { FilterOptions } from '../filters/answers.ts';
import { enrichInputs } from '../filters/enrich.ts';
import { examples } from '../help.ts';
import type { Session } from '../session.ts';

export function addEnrichCommand(program: Command, session: Session): void {
  const enrich = program
    .command('enrich')
    .description('Say what can be said of texts or articles: language, sentiment, topics, countries')
    .argument('[files...]', 'files; - or none for standard input')
    .option('--json', 'print JSON on a terminal too')
    .option('--batch', 'answer each line of standard input at once, for a program that holds this one open')
    .action((files: readonly string[], options: FilterOptions) =>
      session.perform(async () => {
        const { createEnrichText } = await import('@newswatch/enricher-service');
        return enrichInputs(session.terminal, createEnrichText(), { ...options, files });
      }),
    );
  examples(
    enrich,
    `Examples:
  newswatch enrich article.txt
  newswatch enrich news.jsonl | jq .sentiment.label

A file named .jsonl or .ndjson holds one article {id, title?, text, lang?} per line, any other one text.
Offsets are UTF-16 code units.
`,
  );
}
