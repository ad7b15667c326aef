import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordStreams } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Input, readArticles, readInputs } from './inputs.ts';
import { splitLines } from './lines.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newswatch-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const read = async (files: readonly string[], input: string | Uint8Array = ''): Promise<readonly Input[]> =>
  collect(readInputs(files, recordStreams({ input }).stdin));
async function collect<T>(things: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const thing of things) all.push(thing);
  return all;
}

describe('readInputs', () => {
  it('takes a file for one text, every character of it, and a .jsonl file for an article per line', async () => {
    const text = file('text.txt', '\uFEFFПервая строка.\n\nВторая.\n');
    const lines = file('news.jsonl', '{"id":7,"title":"Т","text":"Один","lang":"ru"}\n\n{"text":"Два"}');
    expect(await read([text, lines])).toEqual([
      { kind: 'readable', label: { file: text }, article: { text: '\uFEFFПервая строка.\n\nВторая.\n' } },
      { kind: 'readable', label: { id: 7 }, article: { id: 7, title: 'Т', text: 'Один', lang: 'ru' } },
      { kind: 'readable', label: { file: lines, line: 3 }, article: { text: 'Два' } },
    ]);
  });

  it('takes standard input for one text, and for articles when its first line is an object', async () => {
    expect(await read([], 'Один {текст}')).toMatchObject([
      { label: { file: '-' }, article: { text: 'Один {текст}' } },
    ]);
    expect(await read(['-'], '{"id":"a","text":"x"}\n{"id":"b","text":"y"}\n')).toMatchObject([
      { label: { id: 'a' } },
      { label: { id: 'b' } },
    ]);
  });

  it('answers bad lines with their errors, by id where there is one, and goes on', async () => {
    const lines = file('bad.ndjson', '{"id":"a"}\nno json\n[1]\n{"id":"b","text":"y"}\n');
    const inputs = await read([lines]);
    expect(inputs).toMatchObject([
      { kind: 'unreadable', label: { id: 'a' }, error: { code: 'line-invalid' } },
      { kind: 'unreadable', label: { file: lines, line: 2 }, error: { code: 'line-invalid' } },
      { kind: 'unreadable', label: { file: lines, line: 3 }, error: { code: 'line-invalid' } },
      { kind: 'readable', label: { id: 'b' } },
    ]);
    expect(inputs[0]).toMatchObject({ error: { message: expect.stringContaining('text') } });
  });

  it('answers files that are missing, or not UTF-8, with their errors and goes on', async () => {
    const absent = join(folder, 'absent.txt');
    const bytes = file('bytes.txt', Uint8Array.of(0xcf, 0xf0, 0xe8));
    const good = file('good.txt', 'Привет');
    expect(await read([absent, bytes, good])).toMatchObject([
      { kind: 'unreadable', label: { file: absent }, error: { code: 'file-unreadable' } },
      { kind: 'unreadable', label: { file: bytes }, error: { code: 'line-invalid' } },
      { kind: 'readable', label: { file: good } },
    ]);
  });
});

describe('readArticles', () => {
  it('hands a line over as soon as it is there, before the next one comes', async () => {
    const asked: string[] = [];
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for (const id of ['a', 'b']) {
        asked.push(id);
        yield Buffer.from(`{"id":"${id}","text":"x"}\n`);
      }
    }
    const articles = readArticles('-', slowly());
    expect((await articles.next()).value).toMatchObject({ label: { id: 'a' } });
    expect(asked).toEqual(['a']);
    await articles.return(undefined);
  });
});

describe('splitLines', () => {
  it('finds the same lines however the bytes are cut', async () => {
    const bytes = Buffer.from('один\n\nдва\nтри');
    for (const size of [1, 2, 3, 7, 100]) {
      async function* cut(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      }
      const lines = await collect(splitLines(cut()));
      expect(lines.map((line) => Buffer.from(line).toString('utf8'))).toEqual(['один', '', 'два', 'три']);
    }
  });
});
