import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  type Feed,
  failure,
  feedIdSchema,
  messageOf,
  receiverIdSchema,
  systemCode,
  watchIdSchema,
} from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import { z } from 'zod';
import type { Declared } from './declared.ts';
import { type Problem, configInvalid } from './problems.ts';

/** The ids that a configuration file declares. */
const declaredIdsSchema = z.strictObject({
  feeds: z.array(feedIdSchema),
  watches: z.array(watchIdSchema),
  receivers: z.array(receiverIdSchema),
});
export type DeclaredIds = Readonly<z.infer<typeof declaredIdsSchema>>;

/** Remembers what stood in the file the last time, so that what left it can be removed. */
export interface DeclaredLedger {
  read(): Promise<DeclaredIds>;
  write(ids: DeclaredIds): Promise<void>;
}

export interface ApplyOptions {
  readonly store: Store;
  readonly ledger: DeclaredLedger;
}

/**
 * Makes the store hold what the file declares: puts what is new or changed, removes what left the file since the last
 * time. What people added elsewhere stays. Harmless to repeat and to interrupt: the ledger names a thing before it is put.
 *
 * @returns the ids declared now, which are read-only elsewhere
 * @throws `config-invalid` when a watch names a receiver that neither the file nor the store knows; nothing was changed
 */
export async function applyDeclared(declared: Declared, options: ApplyOptions): Promise<DeclaredIds> {
  const { store, ledger } = options;
  await refuseUnknownReceivers(declared, store);
  const before = await ledger.read();
  const now = declaredIds(declared);
  await refuseReceiversInUse(
    gone(before.receivers, now.receivers),
    [...before.watches, ...now.watches],
    store,
  );
  await ledger.write({
    feeds: [...new Set([...before.feeds, ...now.feeds])],
    watches: [...new Set([...before.watches, ...now.watches])],
    receivers: [...new Set([...before.receivers, ...now.receivers])],
  });
  await putChanged(store.receivers, declared.receivers);
  await putChanged(store.watches, declared.watches);
  const feeds = await putChanged(store.feeds, declared.feeds);
  // A changed interval counts from now on, not after the old one.
  for (const feed of declared.feeds) {
    const before = feeds.get(feed.id);
    if (before !== undefined && isPolledOtherwise(before, feed))
      await store.polls.hasten(feed.id, feed.createdAt);
  }
  for (const id of gone(before.feeds, now.feeds)) await store.feeds.remove(id);
  for (const id of gone(before.watches, now.watches)) await store.watches.remove(id);
  for (const id of gone(before.receivers, now.receivers)) await store.receivers.remove(id);
  await ledger.write(now);
  return now;
}

const isPolledOtherwise = (before: Feed, now: Feed): boolean =>
  before.intervalSeconds !== now.intervalSeconds || before.minIntervalSeconds !== now.minIntervalSeconds;

const gone = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
  before.filter((id) => !now.includes(id));

/** What the file declares is read-only elsewhere. */
export function declaredIds(declared: Declared): DeclaredIds {
  return {
    feeds: declared.feeds.map(({ id }) => id),
    watches: declared.watches.map(({ id }) => id),
    receivers: declared.receivers.map(({ id }) => id),
  };
}

async function refuseUnknownReceivers(declared: Declared, store: Store): Promise<void> {
  const inFile = new Set(declared.receivers.map(({ id }) => id));
  const wanted = declared.watches.flatMap(({ receivers }) => receivers).filter((id) => !inFile.has(id));
  const inStore = new Set((await store.receivers.get(wanted)).map(({ id }) => id));
  const problems = declared.watches
    .filter(({ receivers }) => receivers.some((id) => !inFile.has(id) && !inStore.has(id)))
    .map(({ name }) => ({ at: `watch ${name}`, says: 'names a receiver that does not exist' }));
  if (problems.length > 0) throw configInvalid(problems);
}

/** What the API refuses as `receiver-in-use`: a watch that people added elsewhere would alert nobody. */
async function refuseReceiversInUse(
  leaving: readonly string[],
  inFile: readonly string[],
  { watches }: Store,
): Promise<void> {
  if (leaving.length === 0) return;
  const problems: Problem[] = [];
  let cursor: string | undefined;
  do {
    const page = await watches.list({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    for (const { id, name, receivers } of page.items)
      if (!inFile.includes(id) && receivers.some((receiver) => leaving.includes(receiver)))
        problems.push({
          at: `watch ${name}`,
          says: 'was added by hand and uses a receiver that left the file',
        });
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  if (problems.length > 0) throw configInvalid(problems);
}

interface Repository<T, Id> {
  get(ids: readonly Id[]): Promise<readonly T[]>;
  put(things: readonly T[]): Promise<void>;
}

/** Leaves alone what already stands there, so that a restart changes no revision. @returns what stood there, by id */
async function putChanged<Id, T extends { readonly id: Id; readonly createdAt: string }>(
  repository: Repository<T, Id>,
  things: readonly T[],
): Promise<ReadonlyMap<Id, T>> {
  const kept = new Map((await repository.get(things.map(({ id }) => id))).map((thing) => [thing.id, thing]));
  const changed = things
    .map((thing) => ({ ...thing, createdAt: kept.get(thing.id)?.createdAt ?? thing.createdAt }))
    .filter((thing) => !same(kept.get(thing.id) ?? {}, thing));
  if (changed.length > 0) await repository.put(changed);
  return kept;
}

const same = (left: object, right: object): boolean => canonical(left) === canonical(right);
const canonical = (value: object): string =>
  JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The ledger as a file in the data folder, replaced as a whole. */
export function fileLedger(path: string): DeclaredLedger {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (systemCode(error) === 'ENOENT') return '{"feeds":[],"watches":[],"receivers":[]}';
        throw error;
      });
      try {
        return declaredIdsSchema.parse(JSON.parse(text));
      } catch (error) {
        throw failure('data-damaged', { problem: `${path} is not what newswatch wrote` }, { cause: error });
      }
    },
    async write(ids) {
      const [folder, draft] = [dirname(path), `${path}.new`];
      try {
        // Where the data lie on servers, nothing has made it yet.
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(draft, JSON.stringify(ids));
        await rename(draft, path);
      } catch (error) {
        throw failure('folder-unusable', { folder, problem: messageOf(error) }, { cause: error });
      }
    },
  };
}
