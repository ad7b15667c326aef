import { type LanguageCode, type Watch, given, watchSchema } from '@newswatch/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import { type AskedFor, asQuery, asTyped, askedFor, checkAsked, pointingIn } from '../asked-for.ts';
import type { ExitCode } from '../exit.ts';
import type { FilterOptions } from '../filters/answers.ts';
import { explainWatch } from '../filters/explain.ts';
import { matchInputs } from '../filters/match.ts';
import { compileWatches } from '../filters/watch-set.ts';
import { examples } from '../help.ts';
import { outList, outOne, readList, receiverNames } from '../listing.ts';
import { quoted, suggest } from '../next-step.ts';
import { collect, hours, languageList } from '../options.ts';
import type { Session } from '../session.ts';

interface AddOptions {
  readonly any?: readonly string[];
  readonly to?: readonly string[];
  readonly window?: number;
  readonly languages?: readonly LanguageCode[];
  readonly yes?: boolean;
  readonly knownNames?: boolean;
  readonly json?: boolean;
}
interface JsonOption {
  readonly json?: boolean;
}
interface ExplainOptions extends JsonOption {
  readonly any?: readonly string[];
}

export function addWatchesCommands(program: Command, session: Session): void {
  const watches = program.command('watches').description('What is watched for');
  addAdd(watches, session);
  watches
    .command('list')
    .description('List the watches')
    .option('--json', 'print JSON, one watch per line')
    .action((options: JsonOption) => session.perform(() => listWatches(session, options)));
  watches
    .command('remove')
    .description('Remove a watch; what it told stays')
    .argument('<name>', 'name or id')
    .option('--json', 'print JSON')
    .action((name: string, options: JsonOption) =>
      session.perform(() => removeWatch(session, name, options)),
    );
  addTrials(watches, session);
}

/** What a watch would find, before or after it is added. */
function addTrials(watches: Command, session: Session): void {
  watches
    .command('explain')
    .description('Show how a query is understood: its terms and the forms that each of them matches')
    .argument('[query]', 'a query, as for `watches add`')
    .option('--any <keyword>', 'a keyword instead of a query; may be given several times', collect)
    .option('--json', 'print JSON')
    .action((query: string | undefined, { any, json }: ExplainOptions) =>
      session.perform(async () => {
        const { terminal } = session;
        const asked = askedFor(query, any);
        await pointingIn(terminal, asked, async () => {
          checkAsked(asked);
          await explainWatch(terminal, asQuery(asked), { json });
        });
      }),
    );
  watches
    .command('test')
    .description('Match a watch against texts or articles, as `newswatch match` does')
    .argument('<name>', 'name or id')
    .argument('[files...]', 'files; - or none for standard input')
    .option('--json', 'print JSON on a terminal too')
    .action((name: string, files: readonly string[], options: FilterOptions) =>
      session.perform(() => testWatch(session, name, { ...options, files })),
    );
}

function addAdd(watches: Command, session: Session): void {
  const add = watches
    .command('add')
    .description('Add a watch, or change the one of that name')
    .argument('<name>', 'how you call it')
    .argument('[query]', 'what to watch for; docs/watch-language.md shows all that can be written')
    .option('--any <keyword>', 'a keyword instead of a query; may be given several times', collect)
    .option('--to <receiver>', 'a receiver that it alerts; may be given several times', collect)
    .option('--window <hours>', 'tell a story once within so many hours (72)', hours)
    .option('--languages <codes>', 'inflected forms of these count in every article: ru,kk', languageList)
    .option('--known-names', 'look for it by its names in other languages too, as far as they are known')
    .option('--yes', 'add it even if it matches more than a fifth of the articles of the last week')
    .option('--json', 'print JSON')
    .action((name: string, query: string | undefined, options: AddOptions) =>
      session.perform(() => addWatch(session, { name, asked: askedFor(query, options.any) }, options)),
    );
  examples(
    add,
    `Examples:
  newswatch watches add Corridor 'Средний коридор' --to news-desk
  newswatch watches add Corridor 'Средний коридор | Middle Corridor | Orta dəhliz' --to news-desk
  newswatch watches add Harbours --any 'порт Актау' --any 'порт Курык' --to news-desk
  newswatch watches add Ports 'порт AND (Актау OR Курык) NOT футбол' --to news-desk --to archive
`,
  );
}

async function addWatch(
  session: Session,
  { name, asked }: { readonly name: string; readonly asked: AskedFor },
  { to, window, languages, yes, knownNames, json }: AddOptions,
): Promise<void> {
  const { terminal, withApi } = session;
  const body = { name, ...asked, receivers: to, windowHours: window, languages, confirm: yes, knownNames };
  const { value, isNew } = await pointingIn(terminal, asked, () =>
    withApi((api) => api.add({ path: '/watches', body, answer: watchSchema })),
  );
  const typed = knownNames === true ? shownOf(value) : asTyped(asked);
  const says = `${isNew ? 'Added' : 'Changed'} the watch ${name}: ${typed}`;
  await outOne(terminal, value, { json, says });
  if (json !== true && value.receivers.length === 0)
    await terminal.out('It alerts nobody yet: name a receiver by --to, or read its alerts on the page.');
  if (json !== true)
    await offerNames(session, value.any === undefined ? { query: value.query } : { any: value.any });
  await suggest(terminal, 'npx newswatch feeds add URL', json);
}

const shownOf = ({ query, any }: Watch): string => any?.join(', ') ?? query;

const namesSchema = z.object({ items: z.array(z.object({ term: z.string(), names: z.array(z.string()) })) });

/** Says by which other names the things that are watched are known; exact forms are no keywords. */
async function offerNames({ terminal, withApi }: Session, asked: AskedFor): Promise<void> {
  const path = `/known-names?${new URLSearchParams({ query: asQuery(asked) }).toString()}`;
  const { items } = await withApi((api) => api.request({ method: 'GET', path, answer: namesSchema }));
  const isOffered = (name: string): boolean => 'query' in asked || !name.startsWith('=');
  const offers = items.flatMap(({ term, names }) => {
    const offered = names.filter(isOffered).join(', ');
    return offered === '' ? [] : [`«${term}» is also known as: ${offered}`];
  });
  for (const offer of offers) await terminal.out(offer);
  if (offers.length > 0) await terminal.out('Run it again with --known-names to look for these too.');
}

async function listWatches({ terminal, withApi }: Session, { json }: JsonOption): Promise<void> {
  const { watches, nameOf } = await withApi(async (api) => ({
    watches: await readList(api, '/watches', { item: watchSchema }),
    nameOf: await receiverNames(api),
  }));
  await outList(terminal, watches, {
    json,
    none: 'There are no watches yet. Add one by: npx newswatch watches add NAME QUERY --to RECEIVER',
    row: (watch) => ({
      name: watch.name,
      to: watch.receivers.map(nameOf).join(', ') || '–',
      window: `${watch.windowHours} h`,
      query: shownOf(watch),
    }),
  });
}

async function removeWatch(
  { terminal, withApi }: Session,
  name: string,
  { json }: JsonOption,
): Promise<void> {
  const path = `/watches/${encodeURIComponent(name)}`;
  await withApi((api) => api.request({ method: 'DELETE', path, answer: z.unknown() }));
  const says = `Removed the watch ${quoted(name)}. What it told stays.`;
  await outOne(terminal, { removed: name }, { json, says });
}

/** Exits 3 when nothing matched. */
async function testWatch(
  { terminal, withApi }: Session,
  name: string,
  options: FilterOptions & { readonly files: readonly string[] },
): Promise<ExitCode> {
  const path = `/watches/${encodeURIComponent(name)}`;
  const watch = await withApi((api) => api.request({ method: 'GET', path, answer: watchSchema }));
  const { query, languages } = watch;
  return matchInputs(terminal, await compileWatches([given({ id: name, query, languages })]), options);
}
