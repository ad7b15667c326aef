import { getSystemErrorMessage } from 'node:util';
import { messageOf } from '@newswatch/domain';

/** What the system says of a file, without code and path: the sentence around it names the file. */
export function fileProblem(error: unknown): string {
  const errno = error instanceof Error && 'errno' in error ? error.errno : undefined;
  return typeof errno === 'number' ? getSystemErrorMessage(errno) : messageOf(error);
}
