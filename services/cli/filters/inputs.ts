import { createReadStream } from 'node:fs';
import { type NewswatchError, asFailure, failure, messageOf } from '@newswatch/domain';
import { z } from 'zod';
import { fileProblem } from '../file-problem.ts';
import { decodeText, readAll, splitLines, withoutMark } from './lines.ts';

/**
 * What filters read, in the manner of grep and jq.
 *
 * - No file, or `-`, means standard input.
 * - A file named .jsonl or .ndjson holds one article per line; any other holds one text. Standard input holds articles
 *   when its first line is a JSON object, else one text.
 * - Text is UTF-8. What cannot be processed is answered with its error, and the run goes on. Empty lines are passed over.
 */
export type Input = Readable | Unreadable;

export interface Readable {
  readonly kind: 'readable';
  readonly label: Label;
  readonly article: InputArticle;
}
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly label: Label;
  readonly error: NewswatchError;
}

/** Names the input in the answer: the article's id, else the file and, where it has several articles, the line. */
export type Label =
  | { readonly id: string | number }
  | { readonly file: string }
  | { readonly file: string; readonly line: number };

const inputArticleSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  title: z.string().nullish(),
  text: z.string(),
  lang: z.string().nullish(),
  source: z.string().nullish(),
});
export type InputArticle = z.infer<typeof inputArticleSchema>;

export async function* readInputs(
  files: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
): AsyncGenerator<Input> {
  for (const file of files.length === 0 ? ['-'] : files) {
    if (file === '-') yield* readStdin(stdin);
    else if (/\.(jsonl|ndjson)$/i.test(file)) yield* orUnreadable(file, readArticles(file, bytesOf(file)));
    else yield* orUnreadable(file, readText(file, bytesOf(file)));
  }
}

/** One article per line, each as soon as its line is there. */
export async function* readArticles(file: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Input> {
  let line = 0;
  for await (const bytes of splitLines(chunks)) {
    line += 1;
    const input = readLine(bytes, { file, line });
    if (input !== undefined) yield input;
  }
}

async function* readText(file: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Input> {
  yield { kind: 'readable', label: { file }, article: { text: decodeText(await readAll(chunks)) } };
}

async function* readStdin(stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Input> {
  const bytes = await readAll(stdin);
  const read = (await beginsWithObject(bytes)) ? readArticles : readText;
  yield* orUnreadable('-', read('-', oneChunk(bytes)));
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function beginsWithObject(bytes: Uint8Array): Promise<boolean> {
  for await (const line of splitLines(oneChunk(bytes))) {
    try {
      return z.object({}).safeParse(JSON.parse(withoutMark(decodeText(line)))).success;
    } catch {
      return false;
    }
  }
  return false;
}

async function* orUnreadable(file: string, inputs: AsyncGenerator<Input>): AsyncGenerator<Input> {
  try {
    yield* inputs;
  } catch (thrown) {
    yield { kind: 'unreadable', label: { file }, error: asFailure(thrown) };
  }
}

/** @throws NewswatchError `file-unreadable` */
export async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Uint8Array;
  } catch (error) {
    throw failure('file-unreadable', { file, problem: fileProblem(error) }, { cause: error });
  }
}

function readLine(
  bytes: Uint8Array,
  at: { readonly file: string; readonly line: number },
): Input | undefined {
  let parsed: unknown;
  try {
    const text = withoutMark(decodeText(bytes));
    if (text.trim() === '') return undefined;
    parsed = parseJson(text);
    const article = parseArticle(parsed);
    return { kind: 'readable', label: article.id === undefined ? at : { id: article.id }, article };
  } catch (thrown) {
    const named = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(parsed);
    return { kind: 'unreadable', label: named.success ? named.data : at, error: asFailure(thrown) };
  }
}

/** @throws NewswatchError `line-invalid` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw failure('line-invalid', { problem: messageOf(error) }, { cause: error });
  }
}

function parseArticle(value: unknown): InputArticle {
  const parsed = inputArticleSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw failure('line-invalid', { problem: problemOf(parsed.error) });
}

/** The first thing that is wrong with a value, and where. */
export function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'value'}: ${issue?.message ?? 'not valid'}`;
}
