import {
  EITHER,
  type Feed,
  type Receiver,
  type Watch,
  feedId,
  feedSchema,
  feedUrl,
  isEither,
  messageOf,
  problemOfReading,
  queryOfKeywords,
  receiverId,
  receiverIdSchema,
  receiverSchema,
  selectorsOf,
  watchId,
  watchSchema,
} from '@newswatch/domain';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { declaredRequestSchema, requestIn } from './declared-request.ts';
import { readText, secretIn } from './declared-secret.ts';
import { type Problem, problemsOf } from './problems.ts';

/**
 * The file for people who keep their feeds, watches and receivers in git. Unknown keys are mistakes.
 *
 *   feeds:                                     an address alone, or with what a feed may have
 *     - https://news.example/rss.xml
 *     - { url: https://other.example/atom.xml, title: Other, language: kk, intervalSeconds: 120 }
 *     - { url: https://paid.example/rss, request: { cookieFile: ./cookie, basic: { user: me, passwordFile: ./password } } }
 *   receivers:                                 a secret stands in a file of its own, relative to this one
 *     - { name: newsroom, kind: slack, urlFile: ./slack-url }
 *     - { name: desk, kind: webhook, url: https://hooks.example/desk, secretFile: ./desk-secret }
 *   watches:
 *     - { name: corridor, query: Средний коридор, receivers: [newsroom], windowHours: 24, languages: [ru, kk] }
 *     - { name: ports, any: [порт Актау, порт Курык], receivers: [newsroom] }     any of several keywords
 *   knownNames:                                names of the same thing, offered by `watches add`
 *     - [Новая гавань, New Harbour]
 */
export interface Declared {
  /** `createdAt` is when the file was read; what the store already has keeps its own. */
  readonly feeds: readonly Feed[];
  readonly watches: readonly Watch[];
  readonly receivers: readonly Receiver[];
  /** Groups of names of the same thing, besides those that newswatch knows. */
  readonly knownNames?: readonly (readonly string[])[];
}

export const nothingDeclared: Declared = { feeds: [], watches: [], receivers: [] };

const name = z.string().min(1).max(200);
const feedEntry = z.preprocess(
  (given) => (typeof given === 'string' ? { url: given } : given),
  feedSchema
    .omit({ id: true, createdAt: true })
    .extend({ request: declaredRequestSchema.optional() })
    .strict()
    .superRefine((feed, { addIssue }) => {
      const message = problemOfReading(feed);
      if (message !== undefined) addIssue({ code: 'custom', path: ['reader'], message });
    }),
);
const watchEntry = watchSchema
  .omit({ id: true, createdAt: true })
  .extend({ query: watchSchema.shape.query.optional(), receivers: z.array(name).default([]) })
  .strict()
  .refine(isEither, EITHER);
const receiverEntry = z.strictObject({
  name,
  kind: z.enum(['slack', 'webhook']),
  url: z.string().optional(),
  urlFile: z.string().optional(),
  secret: z.string().optional(),
  secretFile: z.string().optional(),
});
const nameGroup = z.array(z.string().min(1).max(200)).min(2, 'needs at least two names').max(100);
const fileSchema = z.strictObject({
  feeds: z.array(feedEntry).default([]),
  watches: z.array(watchEntry).default([]),
  receivers: z.array(receiverEntry).default([]),
  knownNames: z.array(nameGroup).default([]),
});

const KEYS =
  `feeds watches receivers knownNames url title language intervalSeconds minIntervalSeconds alertSince reader page item link date summary
  fullText article content remove timezone tags name query any languages windowHours kind
  urlFile secret secretFile request userAgent headers headersFile cookie cookieFile basic user password passwordFile
  proxy proxyFile`.split(/\s+/);

export interface DeclaredSource {
  readonly path: string;
  /** ISO 8601. */
  readonly readAt: string;
  /** @throws when the file cannot be read */
  readFile(path: string): string;
  /** Says what is wrong with a query by throwing. */
  checkQuery?(query: string): void;
  /** Says what is wrong with a keyword by throwing. */
  checkKeyword?(keyword: string): void;
  /** Says what is wrong with a CSS selector by throwing. */
  checkSelector?(selector: string): void;
}

/** A source, and the mistakes found so far. */
interface Reading extends DeclaredSource {
  readonly problems: Problem[];
}

/** @returns what the file declares, or all its mistakes */
export function readDeclared(source: DeclaredSource): Declared | readonly Problem[] {
  const problems: Problem[] = [];
  const reading: Reading = { ...source, problems };
  const file = parseFile(reading);
  const createdAt = source.readAt;
  const receivers = file.receivers.flatMap((given) => receiverOf(given, reading));
  const watches = file.watches.map(({ at, thing }): Placed<Watch> => {
    const receiversOf = thing.receivers.map(receiverRef);
    const query = thing.query ?? queryOfKeywords(thing.any ?? []);
    return { at, thing: { ...thing, query, id: watchId(thing.name), receivers: receiversOf, createdAt } };
  });
  const feeds = file.feeds.map(({ at, thing: { request: given, ...thing } }): Placed<Feed> => {
    const request = given && requestIn(given, `${source.path} feeds[${at}].request`, reading);
    const asked = request === undefined ? {} : { request };
    return { at, thing: { ...thing, ...identityOf(thing.url), ...asked, createdAt } };
  });
  checkSelectors(feeds, reading);
  checkQueries(watches, reading);
  checkNames(file.knownNames, reading);
  reportTwins({ feeds, watches, receivers }, reading);
  if (problems.length > 0) return problems;
  const knownNames = things(file.knownNames);
  return { feeds: things(feeds), watches: things(watches), receivers: things(receivers), knownNames };
}

/** An entry of a list, and which it is. */
interface Placed<T> {
  readonly at: number;
  readonly thing: T;
}
const things = <T>(placed: readonly Placed<T>[]): readonly T[] => placed.map(({ thing }) => thing);

/** A receiver is named by its id or by its name. */
const receiverRef = (given: string): Receiver['id'] =>
  /^rcv_[0-9a-f]{24}$/.test(given) ? receiverIdSchema.parse(given) : receiverId(given);

function identityOf(given: string): Pick<Feed, 'id' | 'url'> {
  const url = feedUrl(given);
  return { id: feedId(url), url };
}

interface DeclaredFile {
  readonly feeds: readonly Placed<z.infer<typeof feedEntry>>[];
  readonly watches: readonly Placed<z.infer<typeof watchEntry>>[];
  readonly receivers: readonly Placed<z.infer<typeof receiverEntry>>[];
  readonly knownNames: readonly Placed<readonly string[]>[];
}

/** The entries that are well formed: the others are reported, and these are looked at further, for all mistakes at once. */
function parseFile(reading: Reading): DeclaredFile {
  const given = readYaml(reading) ?? {};
  const parsed = fileSchema.safeParse(given);
  if (!parsed.success) reading.problems.push(...problemsOf(parsed.error, reading.path, KEYS));
  const lists = listsSchema.parse(given);
  return {
    feeds: wellFormed(lists.feeds, feedEntry),
    watches: wellFormed(lists.watches, watchEntry),
    receivers: wellFormed(lists.receivers, receiverEntry),
    knownNames: wellFormed(lists.knownNames, nameGroup),
  };
}

const list = z.array(z.unknown()).catch([]);
const none = { feeds: [], watches: [], receivers: [], knownNames: [] };
const listsSchema = z.object({ feeds: list, watches: list, receivers: list, knownNames: list }).catch(none);

function wellFormed<T>(given: readonly unknown[], entry: z.ZodType<T>): readonly Placed<T>[] {
  return given.flatMap((one, at) => {
    const { data: thing } = entry.safeParse(one);
    return thing === undefined ? [] : [{ at, thing }];
  });
}

function readYaml(reading: Reading): unknown {
  const text = readText(reading.path, reading.path, reading);
  if (text === undefined) return undefined;
  const document = parseDocument(text, { prettyErrors: true });
  reading.problems.push(
    ...document.errors.map(({ message }) => ({
      at: reading.path,
      says: message.split('\n')[0]?.trim() ?? '',
    })),
  );
  return document.errors.length > 0 ? undefined : valueOf(document, reading);
}

/** Aliases that multiply beyond all measure are refused by the parser, which throws. */
function valueOf(document: ReturnType<typeof parseDocument>, reading: Reading): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    reading.problems.push({ at: reading.path, says: messageOf(error) });
    return undefined;
  }
}

function receiverOf(
  { at: index, thing: given }: DeclaredFile['receivers'][number],
  reading: Reading,
): Placed<Receiver>[] {
  const at = `${reading.path} receivers[${index}]`;
  const url = secretIn(given, { key: 'url', at }, reading);
  const secret = secretIn(given, { key: 'secret', at }, reading);
  const parsed = receiverSchema.safeParse({
    id: receiverId(given.name),
    name: given.name,
    kind: given.kind,
    url,
    ...(secret === undefined ? {} : { secret }),
    createdAt: reading.readAt,
  });
  if (parsed.success) return [{ at: index, thing: parsed.data }];
  reading.problems.push(...problemsOf(parsed.error, at));
  return [];
}

/** Reports what a check says by throwing. */
function report(place: string, check: () => void, { path, problems }: Reading): void {
  try {
    check();
  } catch (error) {
    problems.push({ at: `${path} ${place}`, says: messageOf(error) });
  }
}

function checkQueries(watches: readonly Placed<Watch>[], reading: Reading): void {
  for (const { at, thing: watch } of watches) {
    if (watch.any === undefined)
      report(`watches[${at}].query`, () => reading.checkQuery?.(watch.query), reading);
    for (const [index, keyword] of watch.any?.entries() ?? [])
      report(`watches[${at}].any[${index}]`, () => reading.checkKeyword?.(keyword), reading);
  }
}

function checkSelectors(feeds: readonly Placed<Feed>[], reading: Reading): void {
  for (const { at, thing: feed } of feeds)
    for (const [place, selector] of selectorsOf(feed))
      report(`feeds[${at}].${place}`, () => reading.checkSelector?.(selector), reading);
}

function checkNames(groups: DeclaredFile['knownNames'], reading: Reading): void {
  for (const { at, thing: names } of groups)
    for (const [index, name] of names.entries())
      report(`knownNames[${at}][${index}]`, () => reading.checkKeyword?.(name), reading);
}

/** Names and addresses are identities: a second one would silently replace the first. */
function reportTwins(
  declared: Readonly<Record<'feeds' | 'watches' | 'receivers', readonly Placed<{ readonly id: string }>[]>>,
  reading: Reading,
): void {
  for (const [name, placed] of Object.entries(declared)) {
    const seen = new Set<string>();
    for (const { at, thing } of placed) {
      if (seen.has(thing.id))
        reading.problems.push({ at: `${reading.path} ${name}[${at}]`, says: 'stands in the file twice' });
      seen.add(thing.id);
    }
  }
}
