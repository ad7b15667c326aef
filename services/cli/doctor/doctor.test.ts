import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedId, instant } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import { aFeed, createAuthority, recordStreams, startProxy, temporaryFolder } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../app.ts';
import { EXIT } from '../exit.ts';
import { openPorts } from '../profiles/embedded.ts';

let folder: AsyncDisposable & { readonly path: string };
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

interface Finding {
  readonly name: string;
  readonly state: string;
  readonly says: string;
  readonly remedy: string;
}

async function doctor(given: Readonly<Record<string, string>> = {}, argv: readonly string[] = ['--json']) {
  const streams = recordStreams();
  const env = { HOME: folder.path, NEWSWATCH_DATA: join(folder.path, 'data'), ...given };
  const { signal } = new AbortController();
  const code = await run({ ...streams, argv: ['doctor', ...argv], env, signal });
  const { text, lines } = streams.stdout;
  const findings = argv.includes('--json') ? lines.map((line): Finding => JSON.parse(line)) : [];
  return { code, text, of: (name: string) => findings.filter((finding) => finding.name === name) };
}

describe('newswatch doctor', () => {
  it('finds nothing wrong where newswatch was never started, and makes nothing', async () => {
    const { code, of } = await doctor();
    expect(code).toBe(EXIT.ok);
    expect(of('node')).toMatchObject([{ state: 'ok', says: expect.stringContaining(process.versions.node) }]);
    expect(of('configuration')).toMatchObject([{ state: 'ok' }]);
    expect(of('data folder')).toMatchObject([{ state: 'ok', says: expect.stringContaining('first start') }]);
    expect(of('proxy')).toMatchObject([{ state: 'ok', says: 'No proxy is set.' }]);
    expect(of('api')).toMatchObject([{ state: 'warn', remedy: expect.stringContaining('newswatch start') }]);
    expect(of('feeds')).toMatchObject([{ state: 'warn' }]);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('says it for people too', async () => {
    const { text } = await doctor({}, []);
    expect(text).toMatch(/^ok {4}node {11}Node /);
    expect(text).toMatch(/^warn {2}api {12}newswatch does not run.*\n {21}Start it: npx newswatch start$/m);
  });

  it('asks each proxy once, with its login, and shows no login', async () => {
    const proxy = await startProxy({ hosts: {}, login: 'me:hunter2' });
    try {
      const url = proxy.url.replace('//', '//me:hunter2@');
      const good = await doctor({ HTTP_PROXY: url, HTTPS_PROXY: url });
      expect(good.of('proxy')).toEqual([
        { name: 'proxy', state: 'ok', says: `The proxy ${proxy.url} answers.`, remedy: '' },
      ]);
      const bad = await doctor({ HTTPS_PROXY: url.replace('hunter2', 'hunter3') });
      expect(bad.code).toBe(EXIT.failed);
      expect(bad.of('proxy')).toMatchObject([{ state: 'fail', says: expect.stringContaining('407') }]);
      expect(good.text + bad.text).not.toContain('hunter');
    } finally {
      await proxy.close();
    }
  });

  it('reads the authorities that are added', async () => {
    const file = join(folder.path, 'ca.pem');
    const of = async (content: string): Promise<readonly Finding[]> => {
      writeFileSync(file, content);
      return (await doctor({ NODE_EXTRA_CA_CERTS: file })).of('authorities');
    };
    const { certificate } = createAuthority();
    expect(await of(`a comment\n${certificate}${certificate}`)).toMatchObject([
      { state: 'ok', says: expect.stringContaining('2 authority') },
    ]);
    expect(await of('no certificate')).toMatchObject([{ state: 'fail' }]);
    expect(await of(certificate.replace(/\n.{40}/, '\n'))).toMatchObject([{ state: 'fail' }]);
    expect((await doctor({ NODE_EXTRA_CA_CERTS: `${file}.absent` })).of('authorities')).toMatchObject([
      { state: 'fail', says: expect.stringContaining('no such file') },
    ]);
  });

  it('says every mistake of the configuration, and what it can look at nevertheless', async () => {
    const { code, of } = await doctor({ NEWSWATCH_PORT: 'x' });
    expect(code).toBe(EXIT.failed);
    expect(of('configuration')).toMatchObject([
      { state: 'fail', says: expect.stringContaining('NEWSWATCH_PORT') },
    ]);
    expect(of('node')).toHaveLength(1);
    expect(of('proxy')).toHaveLength(0);
  });

  it('says that the data folder is none', async () => {
    writeFileSync(join(folder.path, 'data'), 'a file');
    const { code, of } = await doctor();
    expect(code).toBe(EXIT.failed);
    expect(of('data folder')).toMatchObject([
      { state: 'fail', says: expect.stringContaining('not a folder') },
    ]);
  });

  it('says that a newswatch that should run does not answer', async () => {
    const data = join(folder.path, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'api.json'), JSON.stringify({ url: 'http://127.0.0.1:9', pid: process.pid }));
    const { code, of } = await doctor();
    expect(code).toBe(EXIT.failed);
    expect(of('api')).toMatchObject([{ state: 'fail', says: expect.stringContaining(`${process.pid}`) }]);
  });

  it('counts the feeds that fail, and says what to do about the first', async () => {
    const data = join(folder.path, 'data');
    const feeds = ['one', 'two'].map((name) => aFeed({ url: `https://${name}.example/rss` }));
    await withStore(data, (store) => store.feeds.put(feeds));
    expect((await doctor()).of('feeds')).toMatchObject([
      { state: 'ok', says: '2 feed(s), none of which fails.' },
    ]);
    await withStore(data, async ({ polls }) => {
      const [now, until] = [instant(Date.now()), instant(Date.now() + 60_000)];
      const id = feeds[0]?.id ?? feedId('');
      await polls.take(id, { now, until, token: 't' }, () => 'ask');
      const error = { code: 'feed-gone', message: 'It is gone for good.' };
      const nextPollReason = { code: 'gone' } as const;
      const settled = { polledAt: now, nextPollAt: until, nextPollReason, failures: 1, polls: 0 };
      const found = { seen: [], arrivals: [], validators: {} };
      await polls.settle('t', { ...settled, ...found, health: 'muted', error });
    });
    expect((await doctor()).of('feeds')).toMatchObject([
      {
        state: 'warn',
        says: '1 of 2 feed(s) fail, such as: It is gone for good. (feed-gone)',
        remedy: expect.stringContaining('Remove the feed, or add its new address.'),
      },
    ]);
  });
});

/** The store of a data folder, for as long as `use` takes. */
async function withStore(data: string, use: (store: Store) => Promise<unknown>): Promise<void> {
  const { ports, close } = await openPorts({ folder: data, clock: Date.now });
  try {
    await use(ports.store);
  } finally {
    await close();
  }
}
