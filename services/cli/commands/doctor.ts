import type { Command } from 'commander';
import type { Finding } from '../doctor/check.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Session } from '../session.ts';
import type { Terminal } from '../terminal.ts';

export function addDoctorCommand(program: Command, session: Session): void {
  program
    .command('doctor')
    .description('Look at what newswatch needs, and say what to do about what is wrong')
    .option('--json', 'print JSON, one check per line')
    .action((options: { readonly json?: boolean }) => session.perform(() => examine(session, options)));
}

/** Exits 1 where anything fails; what only wants a look does not count. */
async function examine(session: Session, { json }: { readonly json?: boolean }): Promise<ExitCode> {
  const [{ checksFor }, { found }] = await Promise.all([
    import('../doctor/checks.ts'),
    import('../doctor/check.ts'),
  ]);
  let exit: ExitCode = EXIT.ok;
  for (const check of checksFor(session)) {
    const finding = await found(check);
    if (finding.state === 'fail') exit = EXIT.failed;
    if (json === true) await session.terminal.out(JSON.stringify(finding));
    else await outFinding(session.terminal, finding);
  }
  return exit;
}

async function outFinding(
  { out, paint }: Terminal,
  { name, state, says, remedy }: Finding & { readonly name: string },
): Promise<void> {
  const colour = { ok: paint.green, warn: paint.yellow, fail: paint.red }[state];
  await out(`${colour(state.padEnd(4))}  ${name.padEnd(13)}  ${says}`);
  if (remedy !== '') await out(`${' '.repeat(21)}${remedy}`);
}
