import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@newswatch/testkit';
import { expect, it, onTestFinished } from 'vitest';
import { end, newswatch, printed, startNewswatch } from '../support/command.ts';

it('a newswatch that runs is backed up, and begins again from the backup', async () => {
  const folder = await temporaryFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const at = (name: string): string => join(folder.path, name);
  const env = { NEWSWATCH_DATA: at('data'), NEWSWATCH_PORT: '0', NEWSWATCH_ALLOW_PRIVATE_NETWORKS: '1' };
  const running = startNewswatch(['start'], { env });
  onTestFinished(() => void end(running));
  await printed(running, /its page is/);
  const added = await newswatch(['receivers', 'add', 'webhook', 'desk', '--url', 'http://127.0.0.1:9/hook'], {
    env,
  });
  expect(added).toMatchObject({ code: 0 });
  const made = await newswatch(['backup', at('backup.tar')], { env });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toMatch(/^Copied .*data to .*backup\.tar \(\d+ kB\)\.\n$/);
  mkdirSync(at('restored'));
  execFileSync('tar', ['-xf', at('backup.tar'), '-C', at('restored')]);
  const restored = { ...env, NEWSWATCH_DATA: at('restored') };
  const listed = await newswatch(['receivers', 'list', '--json'], { env: restored });
  expect(listed.stdout).toContain('"name":"desk"');
  expect(await end(running)).toBe(0);
});
