import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordStreams } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../app.ts';
import { EXIT } from '../exit.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newswatch-lists-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const newswatch = async (argv: readonly string[], input = '') => {
  const streams = recordStreams({ input });
  const { signal } = new AbortController();
  const env = { NEWSWATCH_DATA: join(folder, 'data') };
  const code = await run({ ...streams, argv, env, signal });
  return { code, out: streams.stdout.lines.join('\n'), err: streams.stderr.text };
};

const OPML = `<opml><body><outline text="Порты">
  <outline type="rss" text="Тренд" xmlUrl="https://trend.example/rss"/>
  <outline type="rss" text="Почта" xmlUrl="mailto:desk@news.example"/></outline></body></opml>`;

describe('newswatch feeds import and export', () => {
  it('take a list and give it back, and say what could not be taken', async () => {
    const first = await newswatch(['feeds', 'import', '-'], OPML);
    expect(first.code).toBe(EXIT.ok);
    expect(first.out).toContain('Not added: mailto:desk@news.example is no address');
    expect(first.out).toContain('Added 1 feed, 1 refused.');
    const file = join(folder, 'out.opml');
    expect((await newswatch(['feeds', 'export', file])).code).toBe(EXIT.ok);
    expect(readFileSync(file, 'utf8')).toContain(
      'text="Тренд" title="Тренд" xmlUrl="https://trend.example/rss"',
    );
    const again = await newswatch(['feeds', 'import', file, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 1, repeated: 0, refused: 0 });
    expect((await newswatch(['feeds', 'export'])).out).toContain('<outline text="Порты">');
  });

  it('say why not', async () => {
    expect(await newswatch(['feeds', 'import', join(folder, 'none.opml')])).toMatchObject({
      code: EXIT.failed,
    });
    const other = await newswatch(['feeds', 'import', '-'], '<rss/>');
    expect(other.err).toContain('opml-broken');
    expect((await newswatch(['feeds', 'export', join(folder, 'no', 'where')])).err).toContain(
      'output-failed',
    );
  });
});
