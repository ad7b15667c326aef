import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryId, failure } from '@newswatch/domain';
import { aReceiver, aWatch, anAlert, recordStreams } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiClient } from './api-client.ts';
import { pointingAt } from './pointing-at.ts';
import { buildProgram } from './program.ts';
import { openSession } from './session.ts';
import { openTerminal } from './terminal.ts';
import type { SentRequest } from './transport.ts';

let folder: string;
let asked: SentRequest[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newswatch-program-'));
  asked = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Answers = Readonly<Record<string, unknown>>;

/** Runs a command against an API that answers by `METHOD /path`, and says what it printed. */
async function run(
  argv: readonly string[],
  answers: Answers = {},
  { url, status }: { readonly url?: string; readonly status?: number } = {},
) {
  const streams = recordStreams();
  const openApi = async () =>
    apiClient({
      url,
      close: async () => undefined,
      send: async (request) => {
        asked.push(request);
        const asking = `${request.method} ${request.path.replace('/api/v1', '')}`;
        const body = answers[asking] ?? (asking.startsWith('GET /known-names') ? { items: [] } : undefined);
        return body === undefined
          ? { status: 404, body: { code: 'not-found', details: {} } }
          : { status: status ?? (request.method === 'POST' ? 201 : 200), body };
      },
    });
  const { signal } = new AbortController();
  const onHangup = (): void => undefined;
  const session = openSession({ terminal: openTerminal(streams, {}), env: {}, signal, onHangup, openApi });
  await buildProgram(session).parseAsync([...argv], { from: 'user' });
  return {
    out: streams.stdout.text,
    lines: streams.stdout.lines,
    err: streams.stderr.text,
    ...session.ending,
  };
}

const slackUrl = 'https://hooks.slack.example/services/T0/B0/secret';
const added = { id: 'rcv_1', name: 'desk', kind: 'slack', createdAt: '2025-10-20T10:00:00.000Z' };

describe('newswatch receivers', () => {
  it('adds a Slack channel from a file, does not print its address, and names the next command', async () => {
    const file = join(folder, 'url');
    writeFileSync(file, `${slackUrl}\n`);
    const { out, err } = await run(['receivers', 'add', 'slack', 'news desk', '--url-file', file], {
      'POST /receivers': added,
    });
    expect(asked).toMatchObject([{ body: { name: 'news desk', kind: 'slack', url: slackUrl } }]);
    expect(out).toContain("Next: npx newswatch receivers test 'news desk'");
    expect(out + err).not.toContain(slackUrl);
  });

  it.each([
    ['a Slack address as an argument', ['slack', 'desk', '--url', slackUrl]],
    ['no address', ['webhook', 'desk']],
    ['two addresses', ['webhook', 'desk', '--url', 'https://a.example', '--url-file', 'b']],
  ])('refuses %s', async (_, words) => {
    await expect(run(['receivers', 'add', ...words])).rejects.toMatchObject({ code: 'usage-wrong' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['nothing', '\n', 'it is empty'],
    ['no address', 'hello', 'begins with https://'],
    ['two lines', `${slackUrl}\n${slackUrl}\n`, 'one line'],
  ])('refuses a file that holds %s without showing what it holds', async (_, content, problem) => {
    const file = join(folder, 'url');
    writeFileSync(file, content);
    const asking = run(['receivers', 'add', 'slack', 'desk', '--url-file', file]);
    await expect(asking).rejects.toMatchObject({
      code: 'url-invalid',
      message: expect.stringContaining(problem),
    });
    await expect(asking).rejects.not.toMatchObject({ message: expect.stringContaining(slackUrl) });
    expect(asked).toEqual([]);
  });

  it('says of a file that is not there so, and names it once', async () => {
    await expect(run(['receivers', 'add', 'slack', 'desk', '--url-file', 'absent'])).rejects.toMatchObject({
      message: 'The file absent cannot be read: no such file or directory',
    });
  });

  it('shows the secret of a new webhook and, with --json, prints data only', async () => {
    const webhook = { ...added, kind: 'webhook', secret: 'whsec_abc' };
    const words = ['receivers', 'add', 'webhook', 'desk', '--url', 'https://hooks.example/x'];
    expect((await run(words, { 'POST /receivers': webhook })).out).toContain('whsec_abc');
    const { out, err } = await run([...words, '--json'], { 'POST /receivers': webhook });
    expect(JSON.parse(out)).toMatchObject({ name: 'desk', secret: 'whsec_abc' });
    expect(err).toContain('Next: ');
  });

  it('sends a test message by name and names the next command', async () => {
    const { out } = await run(['receivers', 'test', 'Отдел новостей'], {
      [`POST /receivers/${encodeURIComponent('Отдел новостей')}/test`]: { kind: 'delivered' },
    });
    expect(out).toMatch(/Next: npx newswatch watches add NAME .* --to 'Отдел новостей'/);
  });
});

describe('newswatch deliveries', () => {
  it('are listed with the names of their receivers', async () => {
    const receiver = aReceiver();
    const delivery = {
      id: deliveryId(receiver.id, 'alert', 'x'),
      receiverId: receiver.id,
      alertIds: [anAlert().id],
      status: 'delivered',
      attempts: 1,
      createdAt: '2025-10-20T10:00:00.000Z',
    };
    const { out } = await run(['deliveries', 'list'], {
      'GET /deliveries?limit=50': { items: [delivery] },
      'GET /receivers?limit=200': { items: [receiver] },
    });
    expect(out).toContain(`  ${receiver.name}  `);
    expect(out).not.toContain(receiver.id);
  });
});

describe('--json', () => {
  it.each([
    [['receivers', 'remove', 'desk'], 'DELETE /receivers/desk'],
    [['watches', 'remove', 'desk'], 'DELETE /watches/desk'],
    [['feeds', 'remove', 'desk'], 'DELETE /feeds/desk'],
  ])('answers %j by what was removed', async (argv, request) => {
    const answers = { [request]: {}, 'GET /feeds?limit=200': { items: [] } };
    expect((await run([...argv, '--json'], answers)).lines).toEqual(['{"removed":"desk"}']);
  });

  it('answers a test message by what came of it', async () => {
    const answers = { 'POST /receivers/desk/test': { kind: 'delivered' } };
    const { lines, err } = await run(['receivers', 'test', 'desk', '--json'], answers);
    expect(lines).toEqual(['{"kind":"delivered"}']);
    expect(err).toContain('Next: ');
  });
});

describe('newswatch watches', () => {
  it('says whether a watch was added or, there already, changed', async () => {
    const words = ['watches', 'add', 'Порт', 'порт'];
    expect((await run(words, { 'POST /watches': aWatch() })).out).toContain('Added the watch Порт');
    const { out } = await run(words, { 'POST /watches': aWatch() }, { status: 200 });
    expect(out).toContain('Changed the watch Порт');
  });

  it('shows where a query is not understood', async () => {
    const streams = recordStreams();
    const terminal = openTerminal(streams, {});
    const refused = pointingAt(terminal, 'порт AND (', () => {
      throw failure('watch-does-not-parse', { position: 11, reason: 'something is missing' });
    });
    await expect(refused).rejects.toMatchObject({ code: 'watch-does-not-parse' });
    expect(streams.stderr.text).toBe(`  порт AND (\n${' '.repeat(12)}^\n`);
  });

  it('shows of a long query what stands around the place', async () => {
    const streams = recordStreams();
    const query = `${'порт '.repeat(100)}AND ( ${'порт '.repeat(100)}`;
    const refused = pointingAt(openTerminal(streams, {}), query, () => {
      throw failure('watch-does-not-parse', { position: query.indexOf('(') + 1, reason: 'so' });
    });
    await expect(refused).rejects.toMatchObject({ code: 'watch-does-not-parse' });
    const [line = '', mark = ''] = streams.stderr.text.split('\n');
    expect(line.length).toBeLessThan(130);
    expect(line[mark.indexOf('^')]).toBe('(');
  });

  it('adds a watch for several receivers and names the next command', async () => {
    const { out } = await run(['watches', 'add', 'Порт', 'порт AND Актау', '--to', 'a', '--to', 'b'], {
      'POST /watches': aWatch(),
    });
    expect(asked[0]?.body).toEqual({ name: 'Порт', query: 'порт AND Актау', receivers: ['a', 'b'] });
    expect(out).toContain('Next: npx newswatch feeds add URL');
  });

  it('offers the names that things are also known by, and adds them when it is told so', async () => {
    const watch = aWatch({ query: 'Средний коридор' });
    const query = new URLSearchParams({ query: watch.query }).toString();
    const answers = {
      'POST /watches': watch,
      [`GET /known-names?${query}`]: { items: [{ term: 'Средний коридор', names: ['ТМТМ', 'Orta dəhliz'] }] },
    };
    const words = ['watches', 'add', 'Коридор', 'Средний коридор'];
    const { out } = await run(words, answers);
    expect(out).toContain('«Средний коридор» is also known as: ТМТМ, Orta dəhliz');
    expect(out).toContain('--known-names');
    const more = aWatch({ query: 'Средний коридор | "ТМТМ"' });
    const again = await run([...words, '--known-names'], { ...answers, 'POST /watches': more });
    expect(asked.at(-2)?.body).toMatchObject({ knownNames: true });
    expect(again.out).toContain('Средний коридор | "ТМТМ"');
    expect(again.out).not.toContain('also known');
  });

  it('confirms a broad watch by --yes', async () => {
    await run(['watches', 'add', 'Порт', 'порт', '--yes'], { 'POST /watches': aWatch() });
    expect(asked[0]?.body).toEqual({ name: 'Порт', query: 'порт', confirm: true });
  });

  it('takes keywords instead of a query, and not beside one', async () => {
    const { out } = await run(['watches', 'add', 'Порт', '--any', 'порт', '--any', 'паром'], {
      'POST /watches': aWatch(),
    });
    expect(asked[0]?.body).toEqual({ name: 'Порт', any: ['порт', 'паром'] });
    expect(out).toContain('Added the watch Порт: порт, паром');
    for (const words of [['порт', '--any', 'паром'], []])
      await expect(run(['watches', 'add', 'Порт', ...words])).rejects.toMatchObject({ code: 'usage-wrong' });
  });

  it('takes the languages whose forms count in every article, and says which there are', async () => {
    const words = ['watches', 'add', 'Порт', 'порт', '--languages'];
    await run([...words, 'ru, KK'], { 'POST /watches': aWatch() });
    expect(asked[0]?.body).toMatchObject({ languages: ['ru', 'kk'] });
    await expect(run([...words, 'kz'])).rejects.toMatchObject({
      message: expect.stringContaining('There is no language kz; give some of ru'),
    });
  });

  it('lists them page by page, one JSON object per line', async () => {
    const { lines } = await run(['watches', 'list', '--json'], {
      'GET /watches?limit=200': { items: [aWatch({ name: 'one' })], nextCursor: 'c1' },
      'GET /watches?limit=200&cursor=c1': { items: [aWatch({ name: 'two' })] },
      'GET /receivers?limit=200': { items: [] },
    });
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ name: 'one' }, { name: 'two' }]);
  });

  it('says what to do when there are none', async () => {
    const nothing = { items: [] };
    const { out } = await run(['watches', 'list'], {
      'GET /watches?limit=200': nothing,
      'GET /receivers?limit=200': nothing,
    });
    expect(out).toContain('npx newswatch watches add');
  });
});

describe('newswatch feeds', () => {
  const items = Array.from({ length: 12 }, (_, at) => ({ title: `Заголовок ${at}` }));
  const preview = {
    url: 'https://news.example/rss.xml',
    title: 'Лента',
    items: [{ title: 'Первый', publishedAt: '2025-10-20T09:58:00.000Z' }, ...items],
    fullText: { from: 'feed' },
    watches: [{ id: 'wat_1', name: 'Коридор', matches: 3, form: 'коридора' }],
  };
  const answers = {
    'POST /feeds/preview': preview,
    'GET /feeds?limit=200': { items: [] },
    'POST /feeds': { id: 'fed_1', url: preview.url },
  };

  it('shows what it found and how much of it matches, adds the found address, and says that it is quiet at first', async () => {
    const { out } = await run(['feeds', 'add', 'news.example', '--interval', '60'], answers, {
      url: 'http://127.0.0.1:1',
    });
    expect(asked[2]?.body).toMatchObject({ url: preview.url, title: 'Лента', intervalSeconds: 60 });
    for (const said of [
      'Лента',
      preview.url,
      'Первый',
      'and 3 more',
      'Watch «Коридор»: 3 of 13 match, such as «коридора»',
      'The first poll sends nothing',
      'http://127.0.0.1:1',
    ])
      expect(out).toContain(said);
  });

  it('says where the full text of the articles comes from, and why where there is none', async () => {
    const says = async (fullText: object): Promise<string> => {
      const answer = { 'POST /feeds/preview': { ...preview, fullText } };
      return (await run(['feeds', 'test', 'news.example'], answer)).out;
    };
    expect(await says({ from: 'feed' })).toContain('Full text: in the feed');
    expect(await says({ from: 'page', characters: 3_210 })).toMatch(/from the pages .*3210 characters/);
    const reason = { code: 'robots-refused', message: 'Robots may not.', remedy: 'Ask the owner.' };
    expect(await says({ from: 'teaser', reason })).toContain(
      'Full text: teaser only. Robots may not. (robots-refused) Ask the owner.',
    );
  });

  it('counts the watches that match nothing once there are many', async () => {
    const silent = Array.from({ length: 500 }, (_, at) => ({ id: `w${at}`, name: `n${at}`, matches: 0 }));
    const many = { ...preview, watches: [...silent, ...preview.watches] };
    const { out } = await run(['feeds', 'test', 'news.example'], { 'POST /feeds/preview': many });
    expect(out).toContain('Watch «Коридор»: 3 of 13');
    expect(out).toContain('None matches 490 more watches.');
    expect(out).not.toContain('n10»');
  });

  it('is tried as it would be read', async () => {
    const page = ['--item', 'li', '--date', 'i', '--timezone', 'Asia/Baku'];
    await run(['feeds', 'test', 'news.example', ...page], { 'POST /feeds/preview': preview });
    expect(asked[0]?.body).toMatchObject({ page: { item: 'li', date: 'i' }, timezone: 'Asia/Baku' });
    expect(JSON.stringify(asked[0]?.body)).not.toContain('intervalSeconds');
  });

  it('is called as its owner calls it unless the person says otherwise', async () => {
    await run(['feeds', 'add', 'news.example', '--title', 'Наша'], answers);
    expect(asked[2]?.body).toMatchObject({ title: 'Наша' });
  });

  it('keeps the title that it has', async () => {
    const known = { id: 'fed_1', url: preview.url, title: 'Наша' };
    await run(['feeds', 'add', 'news.example'], { ...answers, 'GET /feeds?limit=200': { items: [known] } });
    expect(JSON.stringify(asked[2]?.body)).not.toContain('title');
  });

  it('names `start` as the next command when nothing runs', async () => {
    expect((await run(['feeds', 'add', 'news.example'], answers)).out).toContain('Next: npx newswatch start');
  });

  it.each([['24h'], ['7d'], ['90m'], ['2025-10-20']])(
    'takes %s for the time since when to alert',
    async (since) => {
      await run(['feeds', 'add', 'news.example', '--alert-since', since], answers);
      expect(asked[2]?.body).toMatchObject({ alertSince: expect.stringMatching(/^\d{4}-.*Z$/) });
    },
  );

  it.each([
    ['--alert-since', 'yesterday'],
    ['--interval', '0'],
    ['--interval', 'often'],
  ])('refuses %s %s', async (option, value) => {
    await expect(run(['feeds', 'add', 'x', option, value])).rejects.toMatchObject({
      code: 'commander.invalidArgument',
    });
  });

  it('adds nothing when nothing is found', async () => {
    await expect(run(['feeds', 'add', 'nowhere.example'])).rejects.toMatchObject({ code: 'not-found' });
    expect(asked).toHaveLength(1);
  });
});

describe('help', () => {
  it('begins with examples', async () => {
    const streams = recordStreams();
    const session = openSession({
      terminal: openTerminal(streams, {}),
      env: {},
      signal: new AbortController().signal,
      onHangup: () => undefined,
      openApi: () => Promise.reject(new Error('not asked for')),
    });
    const helped = buildProgram(session).parseAsync(['feeds', 'add', '--help'], { from: 'user' });
    await expect(helped).rejects.toMatchObject({ exitCode: 0 });
    expect(streams.stdout.text).toMatch(/^Examples:\n {2}newswatch feeds add .*\n[\s\S]*\n\nUsage: /);
  });
});

describe('newswatch parse', () => {
  it('reads documents without an API, with either reader and no third', async () => {
    const feed = join(folder, 'feed.xml');
    writeFileSync(feed, '<rss><channel><item><title>Порт</title><link>/1</link></item></channel></rss>');
    for (const reader of ['newswatch', 'rss-parser']) {
      const { lines, exit } = await run(['parse', feed, '--reader', reader, '--url', 'https://n.example/']);
      expect(exit).toBe(0);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ items: [{ link: 'https://n.example/1' }] });
    }
    expect(asked).toEqual([]);
    await expect(run(['parse', feed, '--reader', 'other'])).rejects.toThrow(/newswatch, rss-parser/);
  });
});
