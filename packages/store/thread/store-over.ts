import type { ArchivedArticle, Store } from '@newswatch/ports';
import { type WrittenArticle, writtenArticle } from '../archive.ts';

/** Where a call on a repository is performed. */
export type Perform = (repository: string, method: string, args: readonly unknown[]) => Promise<unknown>;

/** Whoever gives a repository another method finds it missing here. */
const methods: { readonly [R in keyof Store]: Readonly<Record<keyof Store[R], true>> } = {
  feeds: {
    put: true,
    get: true,
    list: true,
    remove: true,
  },
  polls: {
    due: true,
    take: true,
    settle: true,
    get: true,
    list: true,
    hasten: true,
  },
  articlePages: {
    add: true,
    get: true,
    due: true,
    take: true,
    settle: true,
    latest: true,
    prune: true,
  },
  watches: {
    put: true,
    get: true,
    list: true,
    remove: true,
    changesSince: true,
  },
  receivers: {
    put: true,
    get: true,
    list: true,
    remove: true,
  },
  stories: {
    assign: true,
    prune: true,
  },
  alerts: {
    decided: true,
    decide: true,
    get: true,
    list: true,
    prune: true,
  },
  deliveries: {
    plan: true,
    due: true,
    take: true,
    settle: true,
    announced: true,
    list: true,
    retry: true,
    prune: true,
  },
  archive: {
    put: true,
    get: true,
    list: true,
    prune: true,
  },
  deadLetters: {
    put: true,
    list: true,
    prune: true,
  },
};

/** A store whose repositories pass on what is asked of them. */
export function storeOver(perform: Perform): Store {
  const repositories = Object.entries(methods).map(([repository, its]) => {
    const passing = Object.keys(its).map((method) => [
      method,
      (...args: readonly unknown[]) => perform(repository, method, args),
    ]);
    return [repository, Object.fromEntries(passing)];
  });
  // What comes back was answered by the very method that was asked, on the other side.
  const store = Object.fromEntries(repositories) as Store;
  return { ...store, archive: { ...store.archive, put: (records) => putWritten(perform, records) } };
}

/** Articles cross as their JSON, which is there already: a copy of bytes is made faster than one of all that it says. */
async function putWritten(perform: Perform, records: readonly ArchivedArticle[]): Promise<void> {
  await perform('archive', 'putWritten', [records.map((record) => alone(writtenArticle(record)))]);
}

/** Bytes cross with all of the memory that they are a part of. */
const alone = ({ row, read }: WrittenArticle): WrittenArticle => ({
  row: { ...row, article: Uint8Array.from(row.article), enrichment: Uint8Array.from(row.enrichment) },
  read,
});
