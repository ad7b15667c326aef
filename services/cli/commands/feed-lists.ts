import { readFile, writeFile } from 'node:fs/promises';
import { failure } from '@newswatch/domain';
import { decodeDocument } from '@newswatch/feeds';
import type { Command } from 'commander';
import { z } from 'zod';
import { fileProblem } from '../file-problem.ts';
import { readAll } from '../filters/lines.ts';
import { examples } from '../help.ts';
import { outOne } from '../listing.ts';
import type { Session } from '../session.ts';
import type { Terminal } from '../terminal.ts';

const importedSchema = z.looseObject({
  added: z.int(),
  known: z.int(),
  repeated: z.int(),
  refused: z.int(),
  entries: z.array(
    z.looseObject({
      url: z.string(),
      title: z.string().optional(),
      outcome: z.enum(['added', 'known', 'repeated', 'refused']),
      error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
    }),
  ),
});
type Imported = z.infer<typeof importedSchema>;

/** `feeds import` and `feeds export`: lists of feeds as other feed readers have them. */
export function addFeedListCommands(feeds: Command, session: Session): void {
  const command = feeds
    .command('import')
    .description('Poll the feeds of an OPML list, as other feed readers write it')
    .argument('<file>', 'the list, or - for standard input')
    .option('--json', 'print JSON')
    .action((file: string, options: { readonly json?: boolean }) =>
      session.perform(() => importFeeds(session, file, options.json)),
    );
  examples(
    command,
    `Examples:
  newswatch feeds import subscriptions.opml
  curl -s https://example.org/feeds.opml | newswatch feeds import -
`,
  );
  feeds
    .command('export')
    .description('Write all feeds as an OPML list, which other feed readers take')
    .argument('[file]', 'where to; standard output unless given')
    .action((file?: string) => session.perform(() => exportFeeds(session, file)));
}

async function importFeeds(session: Session, file: string, json: boolean | undefined): Promise<void> {
  const { terminal } = session;
  const opml = decodeDocument(await bytesOf(file, terminal)).text;
  const imported = await session.withApi((api) =>
    api.request({ method: 'POST', path: '/feeds/import', body: { opml }, answer: importedSchema }),
  );
  if (json !== true) await outTroubles(terminal, imported);
  await outOne(terminal, imported, { json, says: summaryOf(imported) });
}

async function bytesOf(file: string, terminal: Terminal): Promise<Uint8Array> {
  if (file === '-') return readAll(terminal.input);
  try {
    return await readFile(file);
  } catch (error) {
    throw failure('file-unreadable', { file, problem: fileProblem(error) }, { cause: error });
  }
}

async function outTroubles({ out, paint }: Terminal, { entries }: Imported): Promise<void> {
  for (const { outcome, url, error } of entries) {
    if (outcome === 'repeated') await out(paint.dim(`Twice in the list: ${url}`));
    if (error !== undefined)
      await out(paint.red(`Not added: ${error.message} (${error.code}) ${error.remedy}`));
  }
}

function summaryOf({ added, known, repeated, refused }: Imported): string {
  const rest = [
    [known, 'polled already'],
    [repeated, 'twice in the list'],
    [refused, 'refused'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  const counted = `Added ${added} ${added === 1 ? 'feed' : 'feeds'}${rest.length === 0 ? '' : `, ${rest.join(', ')}`}.`;
  return added === 0
    ? counted
    : `${counted} The first poll of each sends nothing: alerts begin with what is published from now on.`;
}

async function exportFeeds(session: Session, file: string | undefined): Promise<void> {
  const opml = await session.withApi((api) =>
    api.request({ method: 'GET', path: '/feeds/export', answer: z.string() }),
  );
  if (file === undefined) return session.terminal.out(opml.trimEnd());
  try {
    await writeFile(file, opml);
  } catch (error) {
    throw failure('output-failed', { problem: `${file}: ${fileProblem(error)}` }, { cause: error });
  }
  session.terminal.note(`Written to ${file}.`);
}
