import { TextDecoder } from 'node:util';
import { failure, messageOf } from '@newswatch/domain';

/** The bytes between line feeds, each line as soon as it is complete; a last line without one counts too. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: readonly Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]);
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest = [...rest, chunk.subarray(from)];
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
const LINE_FEED = 0x0a;

/** JSON may not begin with a byte order mark, but files of Windows programs do. */
export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/**
 * A byte order mark is kept, so that offsets count in the text as it stands in the file.
 * @throws NewswatchError `line-invalid` for bytes that are not UTF-8
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw failure('line-invalid', { problem: `it is not UTF-8: ${messageOf(error)}` }, { cause: error });
  }
}
