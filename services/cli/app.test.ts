import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StreamsOptions, recordStreams } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './app.ts';
import { EXIT } from './exit.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newswatch-app-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = 'Грузы пойдут Средним коридором. Участники «Среднего коридора» согласны.';

const newswatch = async (argv: readonly string[], given: StreamsOptions = {}) => {
  const streams = recordStreams(given);
  const { signal } = new AbortController();
  const code = await run({ ...streams, argv, env: {}, signal });
  const { lines } = streams.stdout;
  return {
    code,
    lines,
    err: streams.stderr.text,
    json: () => lines.map((line) => JSON.parse(line) as object),
  };
};
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('newswatch match', () => {
  it('answers every form of a phrase with its place in the text', async () => {
    const path = file('a.txt', text);
    const { code, json } = await newswatch(['match', 'Средний коридор', path]);
    expect(code).toBe(EXIT.ok);
    expect(json()).toMatchObject([
      {
        file: path,
        watch: 'Средний коридор',
        matches: [{ form: 'Средним коридором' }, { form: 'Среднего коридора' }],
      },
    ]);
    const [{ matches } = { matches: [] }] = json() as {
      matches: { start: number; end: number; form: string }[];
    }[];
    for (const { start, end, form } of matches) expect(text.slice(start, end)).toBe(form);
  });

  it('says when there are more matches than it tells', async () => {
    const { json } = await newswatch(['match', 'порт'], { input: 'порт '.repeat(101) });
    expect(json()).toMatchObject([{ truncated: true, matches: { length: 100 } }]);
    expect((await newswatch(['match', 'порт'], { input: 'порт '.repeat(100) })).json()[0]).not.toHaveProperty(
      'truncated',
    );
  });

  it('exits 3 without a word when nothing matches', async () => {
    expect(await newswatch(['match', 'Южный коридор'], { input: text })).toMatchObject({
      code: EXIT.nothingMatched,
      lines: [],
      err: '',
    });
  });

  it('shows a person the sentence with the form marked', async () => {
    const { lines } = await newswatch(['match', 'Средний коридор', file('a.txt', text)], { isTTY: true });
    expect(lines[0]).toContain('2 matches');
    expect(lines[1]).toContain('Средним коридором');
  });

  it('matches many watches of a file, answers those that it does not understand, and goes on', async () => {
    const watches = file(
      'watches.jsonl',
      '{"id":"w1","query":"Средний коридор"}\n{"id":"w2","any":["паром","груз"]}\n{"id":"w3","query":"порт AND ("}\n{"id":"w4"}\n',
    );
    const { code, json } = await newswatch(['match', '--watches', watches], {
      input: `${JSON.stringify({ id: 'a1', text })}\n`,
    });
    expect(json()).toMatchObject([
      { id: 'w3', err: { code: 'watch-does-not-parse' } },
      { file: watches, line: 4, err: { code: 'line-invalid' } },
      { id: 'a1', watch: 'w1' },
      { id: 'a1', watch: 'w2', matches: [{ form: 'Грузы' }] },
    ]);
    expect(code).toBe(EXIT.failed);
  });

  it('lets forms of the languages that are given for a watch count in any article', async () => {
    const russian =
      'Министерство сообщило вчера, что в столице вышел новый журнал. Его название отсылает к имени «Орта ' +
      'дәліздің», которое уже знают перевозчики и участники рынка.';
    const watches = file(
      'w.jsonl',
      '{"id":"w1","query":"Орта дәліз"}\n{"id":"w2","query":"Орта дәліз","languages":["kk"]}\n' +
        '{"id":"w3","query":"Орта дәліз","languages":["kz"]}\n',
    );
    const { json } = await newswatch(['match', '--watches', watches], {
      input: JSON.stringify({
        id: 'a1',
        text: russian,
      }),
    });
    expect(json()).toMatchObject([
      { line: 3, err: { message: expect.stringContaining('languages.0: must be one of ru') } },
      { id: 'a1', watch: 'w2' },
    ]);
  });

  it('reads files that begin with a byte order mark', async () => {
    const watches = file('w.jsonl', '\uFEFF{"id":"w1","query":"груз"}\n');
    const { json } = await newswatch(['match', '--watches', watches], {
      input: `\uFEFF${JSON.stringify({ id: 'a1', text })}\n`,
    });
    expect(json()).toMatchObject([{ id: 'a1', watch: 'w1' }]);
  });

  it('with --batch answers nothing but articles on standard output', async () => {
    const watches = file('w.jsonl', '{"id":"w1","query":"груз"}\n{"id":"w2","query":"(("}\n');
    const { code, json, err } = await newswatch(['match', '--batch', '--watches', watches], {
      input: `${JSON.stringify({ id: 'a1', text })}\n`,
    });
    expect(json()).toMatchObject([{ id: 'a1' }]);
    expect(err).toContain('watch-does-not-parse');
    expect(code).toBe(EXIT.failed);
  });

  it('takes keywords instead of a query', async () => {
    const path = file('a.txt', text);
    const { json } = await newswatch(['match', '--any', 'паром', '--any', 'Средний коридор', path]);
    expect(json()).toMatchObject([{ watch: 'паром, Средний коридор', matches: [{}, {}] }]);
    expect((await newswatch(['match', '--any', 'порт OR груз', path])).err).toContain('keyword 1');
    expect((await newswatch(['match', '--any', 'порт', '--watches', path])).code).toBe(EXIT.usage);
    const { lines } = await newswatch(['watches', 'explain', '--any', 'паром', '--any', 'груз']);
    expect(lines[0]).toContain('at least one of:');
    expect((await newswatch(['watches', 'explain', 'паром', '--any', 'груз'])).code).toBe(EXIT.usage);
  });

  it('names the keyword that is wrong, and refuses a watch that is a query and a list at once', async () => {
    const watches = file(
      'w.jsonl',
      '{"id":"w1","any":["порт","!!!"]}\n{"id":"w2","query":"порт","any":["груз"]}\n',
    );
    const { json } = await newswatch(['match', '--watches', watches], { input: text });
    expect(json()).toMatchObject([
      { id: 'w1', err: { message: expect.stringContaining('keyword 2, «!!!»') } },
      { err: { message: expect.stringContaining('not both') } },
    ]);
  });

  it('keeps watches apart that have the same id, and takes null for what is not given', async () => {
    const watches = file('w.jsonl', '{"id":"w","query":"груз"}\n{"id":"w","query":"Средний коридор"}\n');
    const { json } = await newswatch(['match', '--watches', watches], {
      input: `${JSON.stringify({ id: 1, title: null, lang: null, text })}\n`,
    });
    expect(json()).toMatchObject([
      { watch: 'w', matches: [{ term: 'груз' }] },
      { watch: 'w', matches: [{ term: 'Средний коридор' }, {}] },
    ]);
  });

  it('finds out what an article means when a filter asks for it', async () => {
    const article = JSON.stringify({
      id: 'a',
      text: 'Казахстан и Азербайджан подписали соглашение о перевозках.',
    });
    const { code } = await newswatch(['match', 'соглашение country:KZ', '--json'], { input: article });
    expect(code).toBe(EXIT.ok);
    expect((await newswatch(['match', 'соглашение country:TR'], { input: article })).code).toBe(3);
    expect((await newswatch(['match', 'паром|country:KZ'], { input: article })).code).toBe(EXIT.ok);
  });

  it.each([
    ['a query that is not understood', ['match', 'порт AND (']],
    ['no query', ['match']],
    ['an unknown option', ['match', '--watch', 'x']],
  ])('exits 2 for %s, with the sentence, its code and the remedy', async (_, argv) => {
    const { code, err, lines } = await newswatch(argv);
    expect(code).toBe(EXIT.usage);
    expect(err).toMatch(/^.+\((usage-wrong|watch-does-not-parse)\)\n.+\n$/s);
    expect(lines).toEqual([]);
  });

  it('exits 1 when a file cannot be read, and reads the others', async () => {
    const good = file('a.txt', text);
    const { code, json } = await newswatch(['match', 'Средний коридор', join(folder, 'absent'), good]);
    expect(code).toBe(EXIT.failed);
    expect(json()).toMatchObject([{ err: { code: 'file-unreadable' } }, { file: good }]);
  });
});

describe('newswatch match --batch', () => {
  it('answers each line before it reads the next, also when nothing matches or the line is bad', async () => {
    const streams = recordStreams();
    const seen: number[] = [];
    async function* conversation(): AsyncGenerator<Uint8Array> {
      for (const line of [JSON.stringify({ id: 1, text }), '{"id":2,"text":"мимо"}', '{"id":3}']) {
        yield Buffer.from(`${line}\n`);
        seen.push(streams.stdout.lines.length);
      }
    }
    const argv = ['match', 'Средний коридор', '--batch'];
    const { signal } = new AbortController();
    expect(await run({ ...streams, stdin: conversation(), argv, env: {}, signal })).toBe(EXIT.ok);
    expect(seen).toEqual([1, 2, 3]);
    expect(streams.stdout.lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { id: 1, watch: 'Средний коридор', matches: [{}, {}] },
      { id: 2, matches: [] },
      { id: 3, err: { code: 'line-invalid' } },
    ]);
  });

  it.each([['match', 'груз'], ['enrich']])(
    'of %s refuses files, which nobody would read',
    async (...argv) => {
      const { code, err } = await newswatch([...argv, '--batch', file('a.txt', text)]);
      expect(code).toBe(EXIT.usage);
      expect(err).toContain('--batch reads standard input');
    },
  );

  it('says of all lines of an answer but the last that there is more', async () => {
    const watches = file('w.jsonl', '{"id":"w1","query":"Средний коридор"}\n{"id":"w2","query":"груз"}\n');
    const { json } = await newswatch(['match', '--watches', watches, '--batch'], {
      input: `${JSON.stringify({ id: 1, text })}\n`,
    });
    expect(json().map((line) => 'more' in line)).toEqual([true, false]);
  });
});

describe('newswatch watches explain', () => {
  it('says in words how a query is understood, and which forms will be found', async () => {
    const { lines } = await newswatch(['watches', 'explain', 'Средний коридор NOT футбол']);
    expect(lines.join('\n')).toContain('среднего коридора');
    const { json } = await newswatch(['watches', 'explain', 'Средний коридор', '--json']);
    expect(json()).toMatchObject([{ query: 'Средний коридор', terms: [{ term: 'Средний коридор' }] }]);
  });
});

describe('newswatch enrich', () => {
  it('answers language, sentiment with its words, topics and countries', async () => {
    const good = 'Казахстан и Азербайджан успешно укрепляют сотрудничество на транспорте.';
    const { code, json } = await newswatch(['enrich', '--batch'], {
      input: `${JSON.stringify({ id: 'a', text: good })}\n`,
    });
    expect(code).toBe(EXIT.ok);
    const [answer] = json() as { sentiment: { evidence: { start: number; end: number; text: string }[] } }[];
    expect(answer).toMatchObject({
      id: 'a',
      language: { code: 'ru' },
      sentiment: { label: 'positive' },
      entities: expect.arrayContaining([expect.objectContaining({ kind: 'country', id: 'KZ' })]),
    });
    const evidence = answer?.sentiment.evidence ?? [];
    expect(evidence.length).toBeGreaterThan(0);
    for (const { start, end, text: word } of evidence) expect(good.slice(start, end)).toBe(word);
  });
});

describe('an interrupt', () => {
  it('ends a command that waits for its input at once, with exit 130', async () => {
    const interrupt = new AbortController();
    async function* silence(): AsyncGenerator<Uint8Array> {
      interrupt.abort();
      await new Promise(() => undefined);
      yield new Uint8Array();
    }
    const streams = { ...recordStreams(), stdin: silence() };
    const argv = ['match', 'порт', '--batch'];
    expect(await run({ ...streams, argv, env: {}, signal: interrupt.signal })).toBe(EXIT.interrupted);
  });
});

describe('a reader that goes away', () => {
  it('ends the command without a complaint', async () => {
    const streams = recordStreams({ input: text });
    const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const stdout = { write: (_: string, done?: (error: Error) => void) => done?.(error) };
    const { signal } = new AbortController();
    expect(await run({ ...streams, stdout, argv: ['match', 'груз'], env: {}, signal })).toBe(EXIT.failed);
    expect(streams.stderr.text).toBe('');
  });
});
