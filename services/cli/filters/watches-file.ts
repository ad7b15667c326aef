import { type LanguageCode, asFailure, failure, languageCodeSchema } from '@newswatch/domain';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fileProblem } from '../file-problem.ts';
import { type Unreadable, parseJson, problemOf } from './inputs.ts';
import { decodeText, withoutMark } from './lines.ts';

/** A watch as people keep it in a file: a query, or a plain list of keywords of which any will do. */
const watchLineSchema = z
  .object({
    id: z.string(),
    query: z.string().optional(),
    any: z.array(z.string()).min(1, 'needs at least one keyword').optional(),
    languages: z.array(languageCodeSchema).optional(),
  })
  .refine(
    ({ query, any }) => (query === undefined) !== (any === undefined),
    'a watch is {id, query} or {id, any: [...]}, not both',
  );
export interface WatchLine {
  readonly id: string;
  readonly query?: string | undefined;
  readonly any?: readonly string[] | undefined;
  readonly languages?: readonly LanguageCode[] | undefined;
}

/**
 * Watches as JSON lines; a line that is none is a value of its own, and the others are read.
 * @throws NewswatchError `file-unreadable`, `line-invalid` when the file is not text
 */
export async function readWatches(file: string): Promise<readonly (WatchLine | Unreadable)[]> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw failure('file-unreadable', { file, problem: fileProblem(error) }, { cause: error });
  });
  return withoutMark(decodeText(bytes))
    .split('\n')
    .flatMap((text, at) => (text.trim() === '' ? [] : [watchOf(text, { file, line: at + 1 })]));
}

function watchOf(
  text: string,
  label: { readonly file: string; readonly line: number },
): WatchLine | Unreadable {
  try {
    const parsed = watchLineSchema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    throw failure('line-invalid', { problem: problemOf(parsed.error) });
  } catch (thrown) {
    return { kind: 'unreadable', label, error: asFailure(thrown) };
  }
}
