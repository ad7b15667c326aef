import { asFailure } from '@newswatch/domain';
import { type FeedReader, type ReadFeed, readFeed } from '@newswatch/feeds';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import {
  type FilterOptions,
  answerEach,
  answerError,
  readableLabel,
  refuseFilesInBatch,
  wantsJson,
} from './answers.ts';
import { type ReadableDocument, readDocumentLines, readDocuments } from './documents.ts';
import { type ParsedFeed, parsedFeed } from './parsed-feed.ts';

export interface ParseOptions extends FilterOptions {
  readonly files: readonly string[];
  readonly reader: FeedReader;
  /** Where the documents came from. */
  readonly url?: string;
}

/**
 * One line per document: `{ file, format, charset, feed, items }`, or `{ file, err }`; in a batch
 * `{ id, format, charset, out: { feed, items } }`, or `{ id, err }`.
 *
 * @returns 1 when a file could not be read or is no feed; a batch ends well with whatever its answers were
 */
export async function parseInputs(terminal: Terminal, options: ParseOptions): Promise<ExitCode> {
  const { files, reader, batch = false, url } = options;
  refuseFilesInBatch(files, options);
  const json = wantsJson(terminal, options);
  const documents = batch ? readDocumentLines(terminal.input) : readDocuments(files, terminal.input, url);
  let refused = 0;
  const unreadable = await answerEach(documents, { terminal, json }, async ({ label, fetched }) => {
    const read = await readFeed(reader, fetched).catch(asFailure);
    if ('code' in read) {
      refused += 1;
      return answerError(terminal, json, { kind: 'unreadable', label, error: read });
    }
    const parsed = parsedFeed(read, fetched.url);
    await (json
      ? outJson(terminal, { label, read, parsed })
      : outReadable(terminal, { label, read, parsed }));
  });
  return batch || refused + unreadable === 0 ? EXIT.ok : EXIT.failed;
}

interface Answer {
  readonly label: ReadableDocument['label'];
  readonly read: ReadFeed;
  readonly parsed: ParsedFeed;
}

function outJson(terminal: Terminal, { label, read, parsed }: Answer): Promise<void> {
  const { format, charset } = read;
  const about = { ...label, format, charset: charset.charset };
  return terminal.out(JSON.stringify('id' in label ? { ...about, out: parsed } : { ...about, ...parsed }));
}

async function outReadable(terminal: Terminal, { label, read }: Answer): Promise<void> {
  const { paint } = terminal;
  const { format, charset, feed, items } = read;
  const count = items.length === 1 ? '1 item' : `${items.length} items`;
  await terminal.out(
    `${paint.bold(readableLabel(label))}: ${format}, ${charset.charset} (${charset.reason}), ${count}${feed.title === undefined ? '' : `, ${feed.title}`}`,
  );
  for (const { published = '', title, link = '' } of items)
    await terminal.out(`  ${paint.dim(published.slice(0, 31).padEnd(31))}  ${title ?? link}`);
}
