import { failure } from '@newswatch/domain';
import type { Command } from 'commander';
import { askedFor, asTyped, pointingIn } from '../asked-for.ts';
import type { ExitCode } from '../exit.ts';
import type { FilterOptions } from '../filters/answers.ts';
import { matchInputs } from '../filters/match.ts';
import { type WatchSet, compileWatches } from '../filters/watch-set.ts';
import { readWatches } from '../filters/watches-file.ts';
import { examples } from '../help.ts';
import { collect } from '../options.ts';
import type { Session } from '../session.ts';
import type { Terminal } from '../terminal.ts';

interface MatchOptions extends FilterOptions {
  readonly any?: readonly string[];
  readonly watches?: string;
}

export function addMatchCommand(program: Command, session: Session): void {
  const match = program
    .command('match')
    .description('Find a watch in texts or articles: which form stands where, in any inflection')
    .usage(
      '[options] QUERY [FILE...]\n       newswatch match --any KEYWORD [--any KEYWORD...] [FILE...]\n       newswatch match --watches FILE [FILE...]',
    )
    .argument('[words...]', 'the query, then files; - or none for standard input')
    .option('--any <keyword>', 'a keyword instead of a query; may be given several times', collect)
    .option(
      '--watches <file>',
      'watches from a file of JSON lines, {id, query} or {id, any: [...]}, languages?',
    )
    .option('--json', 'print JSON on a terminal too')
    .option('--batch', 'answer each line of standard input at once, for a program that holds this one open')
    .action((words: readonly string[], options: MatchOptions) =>
      session.perform(() => findMatches(session, words, options)),
    );
  examples(
    match,
    `Examples:
  newswatch match 'Средний коридор' article.txt
  newswatch match 'порт AND (Актау OR Курык)' news.jsonl | jq .id
  newswatch match --any 'порт Актау' --any паром news.jsonl
  newswatch match --watches watches.jsonl news.jsonl

A file named .jsonl or .ndjson holds one article {id, title?, text, lang?} per line, any other one text.
Offsets are UTF-16 code units. Exit code 3: nothing matched.
`,
  );
}

async function findMatches(
  session: Session,
  words: readonly string[],
  options: MatchOptions,
): Promise<ExitCode> {
  const { watches, files } = await whatToMatch(session.terminal, words, options);
  return matchInputs(session.terminal, watches, { ...options, files });
}

async function whatToMatch(
  terminal: Terminal,
  words: readonly string[],
  options: MatchOptions,
): Promise<{ readonly watches: WatchSet; readonly files: readonly string[] }> {
  if (options.watches !== undefined) {
    if (options.any !== undefined)
      throw failure('usage-wrong', { problem: 'give either --watches or --any, not both' });
    return { watches: await compileWatches(await readWatches(options.watches)), files: words };
  }
  const isQuery = options.any === undefined;
  const asked = askedFor(isQuery ? words[0] : undefined, options.any);
  // What was typed is the command: not understood, it is refused before anything is read.
  const watches = await pointingIn(terminal, asked, async () => {
    const compiled = await compileWatches([{ id: asTyped(asked), ...asked }]);
    if (compiled.refused[0] !== undefined) throw compiled.refused[0].error;
    return compiled;
  });
  return { watches, files: isQuery ? words.slice(1) : words };
}
