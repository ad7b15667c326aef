import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeSlack, type Newsroom, startFakeSlack, startNewsroom } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corridorArticle, oldNews } from '../fixtures/articles.ts';
import { type Ran, end, newswatch, printed, startNewswatch } from '../support/command.ts';
import { eventually } from '../support/world.ts';

describe('the first ten minutes of a person with a Slack channel and a feed', () => {
  let folder: string;
  let slack: FakeSlack;
  let newsroom: Newsroom;
  let running: ChildProcess;
  let env: Record<string, string>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newswatch-first-'));
    slack = await startFakeSlack();
    newsroom = await startNewsroom({
      feeds: [
        { name: 'trend', title: 'Лента региона', format: 'rss', charset: 'windows-1251', language: 'ru' },
      ],
    });
    newsroom.publish('trend', oldNews);
    env = {
      NEWSWATCH_DATA: join(folder, 'data'),
      NEWSWATCH_PORT: '0',
      NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
      NEWSWATCH_POLL_FLOOR_SECONDS: '1',
    };
    running = startNewswatch(['start'], { env });
    await printed(running, /http:\/\/127\.0\.0\.1:\d+/);
  });
  afterEach(async () => {
    await end(running);
    await Promise.all([slack.close(), newsroom.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (...args: string[]): Promise<Ran> => {
    const ran = await newswatch(args, { env });
    expect(ran, ran.stderr).toMatchObject({ code: 0 });
    return ran;
  };
  const said = ({ stdout, stderr }: Ran): string => stdout + stderr;

  it('takes four commands, each of which prints the next, and ends with the message in the channel', async () => {
    const file = join(folder, 'slack-url');
    writeFileSync(file, `${slack.url}\n`);

    const added = await run('receivers', 'add', 'slack', 'news-desk', '--url-file', file);
    expect(said(added)).toMatch(/receivers test news-desk/);
    expect(said(added)).not.toContain(slack.url);

    const tested = await run('receivers', 'test', 'news-desk');
    expect(said(tested)).toMatch(/watches add/);
    expect(slack.messages).toHaveLength(1);

    const watched = await run('watches', 'add', 'Коридор', 'Средний коридор', '--to', 'news-desk');
    expect(said(watched)).toMatch(/feeds add/);

    const fed = await run('feeds', 'add', newsroom.url, '--interval', '1');
    expect(said(fed)).toContain(newsroom.feedUrl('trend'));
    expect(said(fed)).toContain(oldNews.title);
    expect(said(fed)).toMatch(/Коридор.*\b1\b|\b1\b.*Коридор/);

    await eventually(
      () => newsroom.requests.filter(({ path }) => path === '/trend.xml').length,
      (count) => count >= 3,
    );
    expect(slack.messages, 'the first poll sends nothing').toHaveLength(1);
    newsroom.publish('trend', corridorArticle);
    const messages = await slack.waitFor(2, 20_000);
    const text = JSON.stringify(messages[1]);
    expect(text).toContain(corridorArticle.title);
    expect(text).toContain('Среднего коридора');
  });

  it('ends cleanly on SIGTERM and leaves nothing that says it still runs', async () => {
    expect(await end(running)).toBe(0);
    const ran = await newswatch(['watches', 'list', '--json'], { env });
    expect(ran).toMatchObject({ code: 0 });
  });
});

describe('a mistake on the command line', () => {
  it('in the configuration is told whole, with exit 78, before anything starts', async () => {
    const ran = await newswatch(['start'], {
      env: { NEWSWATCH_PORT: 'eighty', NEWSWATCH_DATTA: '/tmp/x', NEWSWATCH_LANGUAGE: 'fr' },
    });
    expect(ran.code).toBe(78);
    for (const name of ['NEWSWATCH_PORT', 'NEWSWATCH_DATTA', 'NEWSWATCH_LANGUAGE'])
      expect(ran.stderr).toContain(name);
  });

  it('in the words is usage, exit 2', async () => {
    expect(await newswatch(['wathces', 'list'])).toMatchObject({ code: 2 });
  });

  it('that asks for the API beyond this machine without a key is refused with exit 78', async () => {
    const ran = await newswatch(['start'], { env: { NEWSWATCH_HOST: '0.0.0.0' } });
    expect(ran).toMatchObject({ code: 78 });
    expect(ran.stderr).toContain('api-key-required');
  });
});
