import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordStreams, temporaryFolder } from '@newswatch/testkit';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../terminal.ts';
import { addRequestOptions, refuseElsewhere, requestBody } from './request-options.ts';

/** What the options come to, with these files in reach and this on standard input. */
async function bodyOf(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  await using folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text);
  const command = addRequestOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  command.parse(
    argv.map((one) => one.replace('FOLDER', folder.path)),
    { from: 'user' },
  );
  return await requestBody(openTerminal(recordStreams({ input: 'k: v\n' }), {}), command.opts());
}

describe('how a feed is asked, on the command line', () => {
  it('comes with its secrets from files', async () => {
    const options =
      '--user-agent Reader/1.0 --headers-file FOLDER/headers --cookie-file FOLDER/cookie ' +
      '--user me --password-file FOLDER/password --proxy-file FOLDER/proxy';
    const files = {
      headers: 'X-Key: k\n',
      cookie: 'a=b\n',
      password: 'p w\n',
      proxy: 'http://a:b@proxy.example:3128\n',
    };
    expect(await bodyOf(options.split(' '), files)).toEqual({
      userAgent: 'Reader/1.0',
      headers: { 'X-Key': 'k' },
      cookie: 'a=b',
      basic: { user: 'me', password: 'p w' },
      proxy: 'http://a:b@proxy.example:3128',
    });
  });

  it('may come from standard input', async () => {
    expect(await bodyOf(['--headers-file', '-'])).toEqual({ headers: { k: 'v' } });
  });

  it('is not there where nothing is given, and empty where what was given is to be forgotten', async () => {
    expect(await bodyOf([])).toBeUndefined();
    expect(await bodyOf(['--plain-request'])).toEqual({});
  });

  it.each([
    ['--user and --password-file together', ['--user', 'me']],
    ['--user and --password-file together', ['--password-file', 'FOLDER/a']],
    ['give --proxy-file', ['--proxy', 'http://a:b@proxy.example:3128']],
    ['either --proxy or', ['--proxy', 'http://proxy.example', '--proxy-file', 'FOLDER/a']],
    ['only one file', ['--cookie-file', '-', '--headers-file', '-']],
    ['cookie: must be name=value', ['--cookie-file', 'FOLDER/a']],
    ['proxy: must be http', ['--proxy', 'proxy.example:3128']],
  ])('is refused: %s', async (problem, argv) => {
    await expect(bodyOf(argv, { a: 'secret-text' })).rejects.toMatchObject({
      code: 'usage-wrong',
      message: expect.stringContaining(problem),
    });
    await expect(bodyOf(argv, { a: 'secret-text' })).rejects.not.toMatchObject({
      message: expect.stringContaining('secret-text'),
    });
  });

  it('is refused where a file cannot be read', async () => {
    await expect(bodyOf(['--cookie-file', 'FOLDER/absent'])).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  it('is not kept for another site than that it was given for', () => {
    const login = { basic: { user: 'me', password: 'x' } };
    for (const given of ['paid.example', 'https://paid.example/news'])
      expect(() => refuseElsewhere(given, 'https://paid.example/rss', login)).not.toThrow();
    expect(() => refuseElsewhere('paid.example', 'https://feeds.example/paid', login)).toThrow(
      /another site/,
    );
    expect(() =>
      refuseElsewhere('paid.example', 'https://feeds.example/paid', { userAgent: 'Reader' }),
    ).not.toThrow();
  });
});
