import { failure } from '@newswatch/domain';
import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { examples } from '../help.ts';
import { outList, outOne, readList, readableTime } from '../listing.ts';
import { quoted, suggest } from '../next-step.ts';
import { contentOf } from '../secret-file.ts';
import type { Session } from '../session.ts';

interface JsonOption {
  readonly json?: boolean;
}
interface AddOptions extends JsonOption {
  readonly url?: string;
  readonly urlFile?: string;
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
  addAdd(receivers, session);
  receivers
    .command('list')
    .description('List the receivers')
    .option('--json', 'print JSON, one receiver per line')
    .action((options: JsonOption) => session.perform(() => listReceivers(session, options)));
  receivers
    .command('remove')
    .description('Remove a receiver')
    .argument('<name>', 'name or id')
    .option('--json', 'print JSON')
    .action((name: string, options: JsonOption) =>
      session.perform(() => removeReceiver(session, name, options)),
    );
  receivers
    .command('test')
    .description('Send a test message')
    .argument('<name>', 'name or id')
    .option('--json', 'print JSON')
    .action((name: string, options: JsonOption) =>
      session.perform(() => testReceiver(session, name, options)),
    );
}

function addAdd(receivers: Command, session: Session): void {
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
}

async function addReceiver(
  session: Session,
  { kind, name }: { readonly kind: string; readonly name: string },
  options: AddOptions,
): Promise<void> {
  const { terminal } = session;
  const url = await addressOf(session, kind, options);
  const { value, isNew } = await session.withApi((api) =>
    api.add({ path: '/receivers', body: { name, kind, url }, answer: addedSchema }),
  );
  const says = `${isNew ? 'Added' : 'Changed'} the ${kind} receiver ${name}.`;
  await outOne(terminal, value, { json: options.json, says });
  if (options.json !== true && value.secret !== undefined)
    await terminal.out(`Its signing secret (Standard Webhooks), shown only now: ${value.secret}`);
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
  const address = (await contentOf(terminal, urlFile)).trim();
  if (/^https?:\/\/\S+$/.test(address)) return address;
  const problem = address === '' ? 'it is empty' : 'it is not one line that begins with https://';
  throw failure('url-invalid', { url: `The content of ${urlFile}`, problem });
}

async function listReceivers(session: Session, { json }: JsonOption): Promise<void> {
  const all = await session.withApi((api) => readList(api, '/receivers', { item: receiverSchema }));
  await outList(session.terminal, all, {
    json,
    none: 'There are no receivers yet. Add one by: npx newswatch receivers add slack NAME --url-file FILE',
    row: ({ name, kind, id, createdAt }) => ({ name, kind, added: readableTime(createdAt), id }),
  });
}

async function removeReceiver(session: Session, name: string, { json }: JsonOption): Promise<void> {
  await session.withApi((api) =>
    api.request({ method: 'DELETE', path: `/receivers/${encodeURIComponent(name)}`, answer: z.unknown() }),
  );
  await outOne(session.terminal, { removed: name }, { json, says: `Removed the receiver ${name}.` });
}

async function testReceiver(
  { terminal, withApi }: Session,
  name: string,
  { json }: JsonOption,
): Promise<void> {
  const path = `/receivers/${encodeURIComponent(name)}/test`;
  const answer = z.object({ kind: z.string() });
  const tested = await withApi((api) => api.request({ method: 'POST', path, body: {}, answer }));
  await outOne(terminal, tested, { json, says: `The receiver ${name} took a test message.` });
  await suggest(terminal, `npx newswatch watches add NAME 'WORDS TO WATCH' --to ${quoted(name)}`, json);
}
