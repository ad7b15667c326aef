import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aFeed, aReceiver, aWatch } from '@newswatch/testkit';
import type { Store } from '@newswatch/ports';
import { afterEach, describe, expect, it } from 'vitest';
import { type DeclaredLedger, applyDeclared, fileLedger } from './apply-declared.ts';
import { nothingDeclared } from './declared.ts';

/** A repository in memory that notes what is put. */
function repository<T extends { readonly id: string }>(...things: T[]) {
  const rows = new Map(things.map((thing) => [thing.id, thing]));
  const puts: string[] = [];
  return {
    rows,
    puts,
    get: async (ids: readonly string[]) => ids.flatMap((id) => rows.get(id) ?? []),
    put: async (given: readonly T[]) => {
      for (const thing of given) {
        rows.set(thing.id, thing);
        puts.push(thing.id);
      }
    },
    list: async () => ({ items: [...rows.values()] }),
    remove: async (id: string) => rows.delete(id),
  };
}

function world() {
  const feeds = repository(aFeed({ url: 'https://mine.example/rss' }));
  const watches = repository(aWatch({ name: 'mine', receivers: [] }));
  const receivers = repository(aReceiver({ name: 'mine' }));
  let kept = { feeds: [], watches: [], receivers: [] } as Awaited<ReturnType<DeclaredLedger['read']>>;
  const ledger: DeclaredLedger = {
    read: async () => kept,
    write: async (ids) => {
      kept = ids;
    },
  };
  const hastened: string[] = [];
  const polls = { hasten: async (id: string) => hastened.push(id) };
  const store = { feeds, watches, receivers, polls } as unknown as Store;
  return { feeds, watches, receivers, hastened, ledger, options: { store, ledger } };
}
const declared = { feeds: [aFeed()], watches: [aWatch()], receivers: [aReceiver()] };

describe('what a file declares', () => {
  it('is put, leaves alone what people added, and goes when it goes from the file', async () => {
    const { feeds, watches, receivers, options } = world();
    await applyDeclared(declared, options);
    expect([feeds.rows.size, watches.rows.size, receivers.rows.size]).toEqual([2, 2, 2]);
    await applyDeclared(nothingDeclared, options);
    expect([...feeds.rows.values()].map(({ url }) => url)).toEqual(['https://mine.example/rss']);
    expect([...watches.rows.values()].map(({ name }) => name)).toEqual(['mine']);
    expect([...receivers.rows.values()].map(({ name }) => name)).toEqual(['mine']);
  });

  it('is not put again when nothing changed, and keeps the time when it was first put', async () => {
    const { watches, options } = world();
    await applyDeclared(declared, options);
    const later = declared.watches.map((watch) => ({ ...watch, createdAt: '2030-01-01T00:00:00.000Z' }));
    await applyDeclared({ ...declared, watches: later }, options);
    expect(watches.puts).toHaveLength(1);
    await applyDeclared({ ...declared, watches: later.map((watch) => ({ ...watch, query: 'x' })) }, options);
    expect(watches.rows.get(aWatch().id)).toEqual({ ...aWatch(), query: 'x' });
  });

  it('is refused as a whole when a watch names a receiver that nobody knows', async () => {
    const { watches, options } = world();
    const stray = { ...declared, receivers: [] };
    await expect(applyDeclared(stray, options)).rejects.toMatchObject({ code: 'config-invalid' });
    expect(watches.puts).toEqual([]);
  });

  it('is polled at once when its interval changes, not after the old one', async () => {
    const { hastened, options } = world();
    await applyDeclared(declared, options);
    expect(hastened).toEqual([]);
    await applyDeclared({ ...declared, feeds: [aFeed({ intervalSeconds: 2 })] }, options);
    expect(hastened).toEqual([aFeed().id]);
  });

  it('keeps a receiver that a watch of somebody else uses, by refusing the whole', async () => {
    const { watches, receivers, options } = world();
    await applyDeclared(declared, options);
    await watches.put([aWatch({ name: 'theirs', receivers: [aReceiver().id] })]);
    const leaving = applyDeclared({ ...declared, watches: [], receivers: [] }, options);
    await expect(leaving).rejects.toMatchObject({ message: expect.stringContaining('watch theirs') });
    expect(receivers.rows.has(aReceiver().id)).toBe(true);
  });

  it('is known to the ledger before it is put, so that an interruption leaves nothing behind', async () => {
    const { watches, options } = world();
    const dying = {
      ...options.store,
      feeds: { ...options.store.feeds, put: () => Promise.reject(new Error('dies')) },
    };
    await expect(applyDeclared(declared, { ...options, store: dying })).rejects.toThrow('dies');
    await applyDeclared(nothingDeclared, options);
    expect([...watches.rows.values()].map(({ name }) => name)).toEqual(['mine']);
  });
});

describe('the ledger', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  it('begins empty and keeps what is written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'newswatch-'));
    folders.push(folder);
    const path = join(folder, 'declared.json');
    expect(await fileLedger(path).read()).toEqual({ feeds: [], watches: [], receivers: [] });
    await writeFile(path, '{');
    await expect(fileLedger(path).read()).rejects.toMatchObject({ code: 'data-damaged' });
    await fileLedger(path).write({ feeds: [aFeed().id], watches: [], receivers: [] });
    expect((await fileLedger(path).read()).feeds).toEqual([aFeed().id]);
    const elsewhere = fileLedger(join(dirname(path), 'not/yet/there/declared.json'));
    await elsewhere.write({ feeds: [aFeed().id], watches: [], receivers: [] });
    expect((await elsewhere.read()).feeds).toEqual([aFeed().id]);
    const inFile = fileLedger(join(path, 'declared.json'));
    const written = inFile.write({ feeds: [], watches: [], receivers: [] });
    await expect(written).rejects.toMatchObject({ code: 'folder-unusable' });
  });
});
