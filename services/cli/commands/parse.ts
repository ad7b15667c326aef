import { READER_NAMES, type ReaderName, readerOf } from '@newswatch/feeds';
import { type Command, Option } from 'commander';
import type { FilterOptions } from '../filters/answers.ts';
import { parseInputs } from '../filters/parse.ts';
import { examples } from '../help.ts';
import type { Session } from '../session.ts';

interface ParseCommandOptions extends FilterOptions {
  readonly url?: string;
  readonly reader: ReaderName;
}

export function addParseCommand(program: Command, session: Session): void {
  const parse = program
    .command('parse')
    .description('Read feed documents: what they say of themselves, and their items')
    .argument('[files...]', 'files; - or none for standard input')
    .option('--url <url>', 'where the documents came from, for links that are relative')
    .addOption(new Option('--reader <name>', 'who reads').choices(READER_NAMES).default(READER_NAMES[0]))
    .option('--json', 'print JSON on a terminal too')
    .option('--batch', 'answer each line of standard input at once, for a program that holds this one open')
    .action((files: readonly string[], { reader, ...options }: ParseCommandOptions) =>
      session.perform(() => parseInputs(session.terminal, { ...options, files, reader: readerOf(reader) })),
    );
  examples(
    parse,
    `Examples:
  newswatch parse feed.xml
  curl -s https://example.org/feed | newswatch parse --url https://example.org/feed | jq '.items[].title'

Titles are plain text, summary and content HTML that may be shown, dates ISO 8601; a date that is not understood is left out.
A line of a batch is {id, headers, bytes_b64} with url or path, its answer {id, out: {feed, items}} or {id, err}.
`,
  );
}
