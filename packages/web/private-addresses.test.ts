import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as address from './address.ts';
import * as target from './target.ts';
import { type WebOptions, createWeb } from './web.ts';

vi.mock('./address.ts', { spy: true });
vi.mock('./target.ts', { spy: true });

/** Every address that a socket of this process tries to reach. */
const attempts: string[] = [];
const watch = (message: unknown): void => {
  const { socket } = message as { socket: Socket };
  socket.on('connectionAttempt', (ip: string) => attempts.push(ip));
};
beforeEach(() => {
  attempts.length = 0;
  subscribe('net.client.socket', watch);
});
afterEach(() => {
  unsubscribe('net.client.socket', watch);
  vi.resetAllMocks();
});

async function ask(url: string, options: Partial<WebOptions> = {}): Promise<unknown> {
  const web = createWeb({
    allowPrivateNetworks: false,
    userAgent: 'newswatch/test',
    deadlineMs: 5_000,
    ...options,
  });
  try {
    return await web.request({ url }).then(
      ({ status }) => status,
      (error: unknown) => (error as { code?: string }).code,
    );
  } finally {
    await web.close();
  }
}

async function withServer(
  answer: (port: number) => string,
  test: (port: number) => Promise<void>,
): Promise<void> {
  const server = createServer((_, response) => response.writeHead(302, { location: answer(port) }).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await test(port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** In these tests 127.0.0.1 stands for a public address and any port is a usual one. */
function pretendLoopbackIsPublic(): void {
  vi.mocked(address.isPublicAddress).mockImplementation((one) => one === '127.0.0.1');
  vi.mocked(target.requestTarget).mockImplementation((url, { base }) => new URL(url, base));
}

describe('an address that is not public', () => {
  const names: Record<string, readonly string[]> = {
    localhost: ['127.0.0.1', '::1'],
    'evil.test': ['127.0.0.1'],
    'rebind.test': ['127.0.0.1'],
    'mixed.test': ['93.184.216.34', '127.0.0.1'],
  };
  it.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '[::]',
    '2130706433',
    '0177.0.0.1',
    '127.1',
    '127.0.0.1.',
    'evil.test',
    'rebind.test',
    'mixed.test',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '192.0.0.192',
    '10.0.0.1',
    '[fd00::1]',
    '[fe80::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[::127.0.0.1]',
    '255.255.255.255',
    '224.0.0.1',
    '240.0.0.1',
  ])('is refused before anything is connected: %s', async (host) => {
    const resolve = async (name: string): Promise<readonly string[]> => names[name] ?? [];
    expect(await ask(`http://${host}:8080/`, { resolve })).toBe('address-refused');
    expect(await ask(`https://${host}/`, { resolve })).toBe('address-refused');
    expect(attempts).toEqual([]);
  });

  it('is refused where a redirect leads to it, as literal and as name', async () => {
    pretendLoopbackIsPublic();
    const resolve = async (): Promise<readonly string[]> => ['127.0.0.2'];
    await withServer(
      (port) => `http://127.0.0.2:${port}/`,
      async (port) => expect(await ask(`http://127.0.0.1:${port}/`)).toBe('address-refused'),
    );
    await withServer(
      (port) => `http://evil.test:${port}/`,
      async (port) => expect(await ask(`http://127.0.0.1:${port}/`, { resolve })).toBe('address-refused'),
    );
    expect(attempts).toEqual(['127.0.0.1', '127.0.0.1']);
  });

  it('is refused when the socket reached it in spite of all', async () => {
    pretendLoopbackIsPublic();
    vi.mocked(address.isPublicAddress).mockReturnValueOnce(true).mockReturnValue(false);
    await withServer(
      () => '/',
      async (port) => expect(await ask(`http://127.0.0.1:${port}/`)).toBe('address-refused'),
    );
  });

  it('cannot come with a second answer: a name is resolved once and that answer is connected to', async () => {
    pretendLoopbackIsPublic();
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const resolve = async (): Promise<readonly string[]> => answers.shift() ?? [];
    await withServer(
      () => '',
      async (port) => expect(await ask(`http://rebind.test:${port}/`, { resolve })).toBe(302),
    );
    expect(answers).toEqual([['127.0.0.2']]);
    expect(attempts).toEqual(['127.0.0.1']);
  });

  it('may be asked when private networks are allowed', async () => {
    await withServer(
      () => '',
      async (port) =>
        expect(await ask(`http://127.0.0.1:${port}/`, { allowPrivateNetworks: true })).toBe(302),
    );
  });
});

describe('an address that is never requested', () => {
  it.each(['ftp://example.org/', 'file:///etc/passwd', 'http://a:b@example.org/', 'rss', ''])(
    'is %s',
    async (url) => {
      expect(await ask(url)).toBe('url-invalid');
      expect(attempts).toEqual([]);
    },
  );

  it('has a port that web servers do not use', async () => {
    expect(await ask('http://example.org:25/')).toBe('port-refused');
    expect(attempts).toEqual([]);
  });
});
