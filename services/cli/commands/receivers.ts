import { readFileSync } from 'node:fs';
import { failure, messageOf } from '@newswatch/domain';
import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { readAll } from '../filters/lines.ts';
import { examples } from '../help.ts';
import { outList, readList, readableTime } from '../listing.ts';
import { quoted, suggest } from '../next-step.ts';
import type { Session } from '../session.ts';

interface AddOptions {
  readonly url?: string;
  readonly urlFile?: string;
  readonly json?: boolean;
}

/** As the API tells it: without the secrets, but for the answer to adding a webhook. */
const receiverSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  createdAt: z.string(),
});
const addedSchema = receiverSchema.extend({ secret: z.string().optional() });

export function addReceiversCommands(program: Command, session: Session): void {
  const receivers = program.command('receivers').description('Where alerts go');
  const add = receivers
    .command('add')
    .description('Add a receiver, or change the one of that name')
    .addArgument(new Argument('<kind>', 'what it is').choices(['slack', 'webhook']))
    .argument('<name>', 'how you call it')
    .option('--url <url>', 'its address; the address of a Slack webhook is a secret, give it by --url-file')
    .option('--url-file <file>', 'a file that holds its address; - for standard input')
    .option('--json', 'print JSON')
    .action((kind: string, name: string, options: AddOptions) =>
      session.perform(() => addReceiver(session, { kind, name }, options)),
    );
  examples(
    add,
    `Examples:
  newswatch receivers add slack news-desk --url-file slack-url.txt
  newswatch receivers add webhook archive --url https://hooks.example.org/news
`,
  );
  receivers
    .command('list')
    .description('List the receivers')
    .option('--json', 'print JSON, one receiver per line')
    .action((options: { readonly json?: boolean }) => session.perform(() => listReceivers(session, options)));
  receivers
    .command('remove')
    .description('Remove a receiver')
    .argument('<name>', 'name or id')
    .action((name: string) => session.perform(() => removeReceiver(session, name)));
  receivers
    .command('test')
    .description('Send a test message')
    .argument('<name>', 'name or id')
    .action((name: string) => session.perform(() => testReceiver(session, name)));
}

async function addReceiver(
  session: Session,
  { kind, name }: { readonly kind: string; readonly name: string },
  options: AddOptions,
): Promise<void> {
  const { terminal } = session;
  const url = await addressOf(session, kind, options);
  const added = await session.withApi((api) =>
    api.request({ method: 'POST', path: '/receivers', body: { name, kind, url }, answer: addedSchema }),
  );
  if (options.json === true) await terminal.out(JSON.stringify(added));
  else {
    await terminal.out(`Added the ${kind} receiver ${name}.`);
    if (added.secret !== undefined)
      await terminal.out(`Its signing secret (Standard Webhooks), shown only now: ${added.secret}`);
  }
  await suggest(terminal, `npx newswatch receivers test ${quoted(name)}`, options.json);
}

/** A Slack address is never an argument: other users of the machine can see those. */
async function addressOf({ terminal }: Session, kind: string, options: AddOptions): Promise<string> {
  const { url, urlFile } = options;
  if ((url === undefined) === (urlFile === undefined))
    throw failure('usage-wrong', { problem: 'give either --url or --url-file' });
  if (urlFile === undefined && kind === 'slack')
    throw failure('usage-wrong', { problem: 'the address of a Slack webhook is a secret, give --url-file' });
  if (urlFile === undefined) return url ?? '';
  if (urlFile === '-')
    return Buffer.from(await readAll(terminal.input))
      .toString('utf8')
      .trim();
  try {
    return readFileSync(urlFile, 'utf8').trim();
  } catch (error) {
    throw failure('file-unreadable', { file: urlFile, problem: messageOf(error) }, { cause: error });
  }
}

async function listReceivers(session: Session, { json }: { readonly json?: boolean }): Promise<void> {
  const all = await session.withApi((api) => readList(api, '/receivers', { item: receiverSchema }));
  await outList(session.terminal, all, {
    json,
    none: 'There are no receivers yet. Add one by: npx newswatch receivers add slack NAME --url-file FILE',
    row: ({ name, kind, id, createdAt }) => ({ name, kind, added: readableTime(createdAt), id }),
  });
}

async function removeReceiver(session: Session, name: string): Promise<void> {
  await session.withApi((api) =>
    api.request({ method: 'DELETE', path: `/receivers/${encodeURIComponent(name)}`, answer: z.unknown() }),
  );
  await session.terminal.out(`Removed the receiver ${name}.`);
}

async function testReceiver(session: Session, name: string): Promise<void> {
  const path = `/receivers/${encodeURIComponent(name)}/test`;
  await session.withApi((api) => api.request({ method: 'POST', path, body: {}, answer: z.unknown() }));
  await session.terminal.out(`The receiver ${name} took a test message.`);
  await suggest(session.terminal, `npx newswatch watches add NAME 'WORDS TO WATCH' --to ${quoted(name)}`);
}
