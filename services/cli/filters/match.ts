import type { Match } from '@newswatch/domain';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import {
  type FilterOptions,
  answerEach,
  answerError,
  inputsOf,
  readableLabel,
  wantsJson,
} from './answers.ts';
import type { InputArticle, Readable } from './inputs.ts';
import { marked, surroundings } from './marked.ts';
import type { WatchMatches, WatchSet } from './watch-set.ts';

/**
 * One line per input and watch that matches: `{ file or id, watch, matches }`, and `weak: true` for
 * a watch that is typed with capitals and was found in small letters only. `truncated: true` says that there are more matches.
 *
 * Held open with --batch, every input is answered, also the one that nothing matches: `{ id, matches: [] }`. Where several
 * watches match, all lines but the last of an answer say `more: true`, so that the caller knows when it is complete.
 *
 * A watch that cannot be understood is answered with its error before the inputs, and the others go on.
 *
 * @returns 3 when nothing matched, 1 when a file could not be read or a watch not be understood
 */
export async function matchInputs(
  terminal: Terminal,
  watches: WatchSet,
  { files, ...options }: FilterOptions & { readonly files: readonly string[] },
): Promise<ExitCode> {
  const json = wantsJson(terminal, options);
  const print = options.batch === true ? outAnswer : json ? outLines : outReadable;
  let matched = 0;
  // Whoever holds us open takes every line for the answer to one of its own: there these are messages.
  const told = json && options.batch !== true;
  for (const refused of watches.refused) await answerError(terminal, told, refused);
  const unreadable = await answerEach(
    inputsOf(terminal, files, options),
    { terminal, json },
    async (input) => {
      const found = watches.match(input.article);
      matched += found.length;
      await print(terminal, input, found);
    },
  );
  if (unreadable + watches.refused.length > 0) return EXIT.failed;
  // A program that holds us open reads the answers; matches are not what it waits for.
  return matched > 0 || options.batch === true ? EXIT.ok : EXIT.nothingMatched;
}

type Found = readonly WatchMatches[];

async function outLines(terminal: Terminal, { label }: Readable, found: Found): Promise<void> {
  for (const one of found) await terminal.out(JSON.stringify({ ...label, ...answerOf(one) }));
}

const answerOf = ({ watch, matches, weak, truncated }: WatchMatches): object => ({
  watch,
  matches,
  ...(weak ? { weak } : {}),
  ...(truncated ? { truncated } : {}),
});

async function outAnswer(terminal: Terminal, { label }: Readable, found: Found): Promise<void> {
  if (found.length === 0) return terminal.out(JSON.stringify({ ...label, matches: [] }));
  for (const [at, one] of found.entries()) {
    const more = at < found.length - 1 ? { more: true } : {};
    await terminal.out(JSON.stringify({ ...label, ...answerOf(one), ...more }));
  }
}

async function outReadable(terminal: Terminal, { label, article }: Readable, found: Found): Promise<void> {
  const { paint } = terminal;
  for (const { watch, matches, truncated } of found) {
    const times = matches.length === 1 ? '1 match' : `${matches.length} matches`;
    const more = truncated ? ', and there are more' : '';
    await terminal.out(`${paint.bold(readableLabel(label))}: ${watch}, ${times}${more}`);
    for (const match of matches) await terminal.out(`  ${matchLine(article, match, terminal)}`);
  }
}

function matchLine(article: InputArticle, match: Match, { paint }: Terminal): string {
  const around = surroundings((match.in === 'title' ? article.title : article.text) ?? '', match);
  const place = `${match.in} ${match.start}–${match.end}`;
  return `${paint.dim(place)}  ${marked(around.text, [around.span], paint)}`;
}
