import { type FeedRequest, failure, feedRequestSchema, given, headersIn } from '@newswatch/domain';
import { type Command, Option } from 'commander';
import { contentOf } from '../secret-file.ts';
import type { Terminal } from '../terminal.ts';

/** How the server of a feed is asked, as commands are given it. */
export interface RequestOptions {
  readonly userAgent?: string;
  readonly headersFile?: string;
  readonly cookieFile?: string;
  readonly user?: string;
  readonly passwordFile?: string;
  readonly proxy?: string;
  readonly proxyFile?: string;
  readonly plainRequest?: boolean;
}

export function addRequestOptions(command: Command): Command {
  return command
    .option('--user-agent <text>', 'how to introduce ourselves to its server')
    .option('--headers-file <file>', 'further headers, a line NAME: VALUE each; - for standard input')
    .option('--cookie-file <file>', 'a file that holds its cookie: name=value; other=value')
    .option('--user <name>', 'its login')
    .option('--password-file <file>', 'a file that holds the password of the login')
    .option('--proxy <url>', 'the proxy that it is asked through; one with a login in it by --proxy-file')
    .option('--proxy-file <file>', 'a file that holds the address of the proxy')
    .addOption(
      new Option('--plain-request', 'forget all of these that were given before').conflicts([
        'userAgent',
        'headersFile',
        'cookieFile',
        'user',
        'passwordFile',
        'proxy',
        'proxyFile',
      ]),
    );
}

/**
 * The options as the API takes them, with the content of their files; undefined where none is given.
 * @throws NewswatchError `usage-wrong`, `file-unreadable`
 */
export async function requestBody(
  terminal: Terminal,
  options: RequestOptions,
): Promise<FeedRequest | undefined> {
  if (options.plainRequest === true) return {};
  refuseMixed(options);
  const read = async (file: string | undefined): Promise<string | undefined> =>
    file === undefined ? undefined : (await contentOf(terminal, file)).trim();
  const { userAgent, user, proxy } = options;
  const headers = await read(options.headersFile);
  const cookie = await read(options.cookieFile);
  const password = await read(options.passwordFile);
  const request = given({
    userAgent,
    headers: headers === undefined ? undefined : headersIn(headers),
    cookie,
    basic: user === undefined ? undefined : { user, password },
    proxy: (await read(options.proxyFile)) ?? proxy,
  });
  return Object.keys(request).length === 0 ? undefined : checked(request);
}

/** Secrets are no arguments, both or neither of a login are given, and standard input is read once. */
function refuseMixed({ user, passwordFile, proxy, proxyFile, ...others }: RequestOptions): void {
  const files = [others.headersFile, others.cookieFile, passwordFile, proxyFile];
  if ((user === undefined) !== (passwordFile === undefined))
    refuse('give --user and --password-file together');
  if (proxy !== undefined && proxyFile !== undefined) refuse('give either --proxy or --proxy-file');
  if (proxy?.includes('@') === true)
    refuse('the address of a proxy with a login is a secret, give --proxy-file');
  if (files.filter((file) => file === '-').length > 1) refuse('only one file can be standard input');
}

/**
 * A page may name a feed of another site, and its address may lead there: what a person gives for one site is not kept for
 * another.
 * @throws NewswatchError `usage-wrong`
 */
export function refuseElsewhere(
  given: string,
  found: string,
  { headers, cookie, basic }: FeedRequest = {},
): void {
  const origins = [given, `https://${given}`].map((url) => URL.parse(url)?.origin);
  const isSecret = headers !== undefined || cookie !== undefined || basic !== undefined;
  if (!isSecret || origins.includes(new URL(found).origin)) return;
  refuse(`the feed lies at another site, ${found}; give that address if its login is meant for it`);
}

function checked(request: object): FeedRequest {
  const parsed = feedRequestSchema.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function refuse(problem: string): never {
  throw failure('usage-wrong', { problem });
}
