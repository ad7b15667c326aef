import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ErrorEntry, errorTable } from '@newswatch/domain';

const when: Record<ErrorEntry['retry'], string> = {
  never: 'no: change something first',
  later: 'yes, by the schedule of whoever tried',
  soon: 'yes, at once and by itself',
};

/** The text of docs/errors.md, written from the error table. */
export function errorsPage(): string {
  const entries: readonly (readonly [string, ErrorEntry])[] = Object.entries(errorTable);
  const sections = entries.map(([code, { says, remedy, retry }]) =>
    [`## ${code}`, '', says, '', `- What to do: ${remedy}`, `- Tried again: ${when[retry]}.`, ''].join('\n'),
  );
  const head = [
    '# Errors',
    '',
    'Every error of newswatch has a code. It stands in log lines, in `application/problem+json` answers and behind the',
    'sentence that the command line prints. This page is written from `packages/domain/errors.ts` by `npm run docs:errors`.',
    '',
  ];
  return [...head, ...sections].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/errors.md'), errorsPage());
}
