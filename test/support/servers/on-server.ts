import { failure } from '@newswatch/domain';
import { describe, inject, it } from 'vitest';
import type { ServerName } from './test-server.ts';
// What it provides is typed there.
import './global-setup.ts';

/**
 * A suite that needs a server. Where there is none it is skipped with the reason, and fails on CI. The test file must
 * belong to a project with the global setup of this folder, and name the server in quotation marks.
 */
export function onServer(name: ServerName, suite: (url: string) => void): void {
  const provided = inject('servers')[name] ?? { missing: `nobody started ${name}` };
  describe(`on ${name}`, () => {
    if ('url' in provided) suite(provided.url);
    else needing(`needs ${name}`, provided.missing);
  });
}

/** A suite that needs several servers at once; as `onServer`. */
export function onServers(
  names: readonly ServerName[],
  suite: (urls: Readonly<Record<ServerName, string>>) => void,
): void {
  const provided = inject('servers');
  const urls: Record<ServerName, string> = { kafka: '', redis: '', postgres: '' };
  const missing: string[] = [];
  for (const name of names) {
    const server = provided[name] ?? { missing: `nobody started ${name}` };
    if ('url' in server) urls[name] = server.url;
    else missing.push(server.missing);
  }
  if (missing.length === 0) suite(urls);
  else needing(`needs ${names.join(', ')}`, missing.join('; '));
}

/** One test in the place of those that cannot run: skipped with the reason, failed on CI. */
function needing(what: string, missing: string): void {
  // The title comes with the suite, and there is nothing to expect.
  // oxlint-disable-next-line vitest/valid-title, vitest/expect-expect
  it(what, ({ skip }) => {
    if (process.env['CI'] === 'true') throw failure('unexpected', { problem: missing });
    skip(missing);
  });
}
