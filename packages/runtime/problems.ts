import { type NewswatchError, failure } from '@newswatch/domain';
import type { z } from 'zod';
import { didYouMean } from './nearest.ts';

/** One mistake in a configuration: where it stands and what is wrong. */
export interface Problem {
  readonly at: string;
  readonly says: string;
}

/** All mistakes as one error, one per line. */
export function configInvalid(problems: readonly Problem[]): NewswatchError {
  const lines = problems.map(({ at, says }) => `\n  - ${at}: ${says}`);
  return failure('config-invalid', { count: problems.length, problems: lines.join('') });
}

/**
 * What zod found, with the path of each place: `watches[2].query`.
 * @param keys the known keys, to suggest the one that was meant
 */
export function problemsOf(error: z.ZodError, where: string, keys: readonly string[] = []): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const path = pathOf(issue.path);
    if (issue.code !== 'unrecognized_keys') return [{ at: join(where, path), says: issue.message }];
    return issue.keys.map((key) => ({
      at: join(where, path === '' ? key : `${path}.${key}`),
      says: keys.includes(key) ? 'does not belong here' : `is not known${didYouMean(key, keys)}`,
    }));
  });
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

const join = (where: string, path: string): string => (path === '' ? where : `${where} ${path}`.trim());
