import { asFailure, failure } from '@newswatch/domain';
import type { Fetched } from '@newswatch/feeds';
import { z } from 'zod';
import type { Unreadable } from './inputs.ts';
import { bytesOf, parseJson, problemOf } from './inputs.ts';
import { decodeText, readAll, splitLines, withoutMark } from './lines.ts';

/**
 * Feed documents as `newswatch parse` takes them: bytes with what is known of their origin.
 *
 * - No file, or `-`, means standard input. A file is one document.
 * - In a batch each line of standard input is one: `{id, path?, url?, headers?, bytes_b64}`. Its address is `url`, else
 *   the header `x-url`, else `path`.
 */
export interface ReadableDocument {
  readonly kind: 'readable';
  readonly label: { readonly id: string | number } | { readonly file: string };
  readonly fetched: Fetched;
}
export type DocumentInput = ReadableDocument | Unreadable;

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  path: z.string().optional(),
  url: z.string().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  bytes_b64: z.base64(),
});

/** @param url where the documents came from, for their relative links; the file's name where it is not known */
export async function* readDocuments(
  files: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  url?: string,
): AsyncGenerator<DocumentInput> {
  for (const file of files.length === 0 ? ['-'] : files) {
    try {
      const body = await readAll(file === '-' ? stdin : bytesOf(file));
      yield { kind: 'readable', label: { file }, fetched: { url: url ?? file, headers: {}, body } };
    } catch (thrown) {
      yield { kind: 'unreadable', label: { file }, error: asFailure(thrown) };
    }
  }
}

/** One document per line, each as soon as its line is there. */
export async function* readDocumentLines(stdin: AsyncIterable<Uint8Array>): AsyncGenerator<DocumentInput> {
  let line = 0;
  for await (const bytes of splitLines(stdin)) {
    line += 1;
    if (bytes.every((byte) => byte <= 0x20)) continue;
    yield documentIn(bytes, line);
  }
}

function documentIn(bytes: Uint8Array, line: number): DocumentInput {
  let parsed: unknown;
  try {
    parsed = parseJson(withoutMark(decodeText(bytes)));
    const { id, url, path, headers, bytes_b64 } = parseLine(parsed);
    const small = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const fetched = {
      url: url ?? small['x-url'] ?? path ?? '-',
      headers: small,
      body: Buffer.from(bytes_b64, 'base64'),
    };
    return { kind: 'readable', label: { id }, fetched };
  } catch (thrown) {
    return { kind: 'unreadable', label: labelIn(parsed, line), error: asFailure(thrown) };
  }
}

function labelIn(parsed: unknown, line: number): Unreadable['label'] {
  const named = lineSchema.pick({ id: true }).safeParse(parsed);
  return named.success ? named.data : { file: '-', line };
}

function parseLine(value: unknown): z.infer<typeof lineSchema> {
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw failure('line-invalid', { problem: problemOf(parsed.error) });
}
