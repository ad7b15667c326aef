import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { end, newswatch, printed, startNewswatch } from '../support/command.ts';

describe('a newswatch.yaml that changes while newswatch runs', () => {
  let folder: string;
  let running: ChildProcess;
  let url: string;

  const write = (...watches: readonly string[]): void =>
    writeFileSync(
      join(folder, 'newswatch.yaml'),
      `watches:\n${watches.map((one) => `  - ${one}\n`).join('')}`,
    );
  const names = async (): Promise<readonly string[]> => {
    const response = await fetch(`${url}/api/v1/watches`);
    const { items } = (await response.json()) as { items: { name: string }[] };
    return items.map(({ name }) => name).toSorted();
  };
  const statusOfRemoving = async (name: string): Promise<number> =>
    (await fetch(`${url}/api/v1/watches/${name}`, { method: 'DELETE' })).status;
  const hangUp = async (until: RegExp): Promise<string> => {
    const text = printed(running, until);
    running.kill('SIGHUP');
    return text;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newswatch-file-'));
    write('{ name: first, query: порт }', '{ name: second, query: груз }');
    const env = {
      NEWSWATCH_DATA: join(folder, 'data'),
      NEWSWATCH_CONFIG: join(folder, 'newswatch.yaml'),
      NEWSWATCH_PORT: '0',
    };
    running = startNewswatch(['start'], { env });
    const text = await printed(running, /Next: /);
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
  });
  afterEach(async () => {
    await end(running);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is applied at SIGHUP; one with mistakes changes nothing and says so', async () => {
    write('{ name: second, query: груз }', '{ name: third, query: рейс }');
    expect(await hangUp(/applied again.*\n/)).toContain('feeds 0, watches 2, receivers 0');
    expect(await names()).toEqual(['second', 'third']);
    expect(await statusOfRemoving('third')).toBe(409);

    write('{ name: fourth, query: "((" }', '{ name: fifth, qery: x }');
    // Mistakes are told on standard error, what came of them on standard output: in any order.
    await hangUp(/(?=[\s\S]*did you mean query)(?=[\s\S]*is not applied)/);
    expect(await names()).toEqual(['second', 'third']);
    expect(await statusOfRemoving('third')).toBe(409);
    expect(await end(running)).toBe(0);
  });

  it('is missed where it is not found, and nothing that it declared goes', async () => {
    expect(await end(running)).toBe(0);
    const env = { NEWSWATCH_DATA: join(folder, 'data'), NEWSWATCH_PORT: '0' };
    const elsewhere = await newswatch(['start'], { env });
    expect(elsewhere).toMatchObject({ code: 78 });
    expect(elsewhere.stderr).toContain('NEWSWATCH_CONFIG');
    expect((await newswatch(['watches', 'list', '--json'], { env })).stdout).toContain('"first"');
    expect(await newswatch(['watches', 'remove', 'first'], { env })).toMatchObject({ code: 1 });
  });
});
