import { Command } from 'commander';
import { addAlertsCommands } from './commands/alerts.ts';
import { addBackupCommand } from './commands/backup.ts';
import { addConfigCommands } from './commands/config.ts';
import { addDeliveriesCommands } from './commands/deliveries.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEnrichCommand } from './commands/enrich.ts';
import { addFeedsCommands } from './commands/feeds.ts';
import { addKafkaCommands } from './commands/kafka.ts';
import { addMatchCommand } from './commands/match.ts';
import { addParseCommand } from './commands/parse.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addReceiversCommands } from './commands/receivers.ts';
import { addRunCommand } from './commands/run.ts';
import { addStartCommand } from './commands/start.ts';
import { addWatchesCommands } from './commands/watches.ts';
import { examples } from './help.ts';
import type { Session } from './session.ts';
import { version } from './version.ts';

const firstSteps = `Try it:
  newswatch demo                                            a newsroom on this machine, and its alerts

Watch feeds of your own:
  newswatch start                                           leave it running, then in another terminal:
  newswatch receivers add slack news-desk --url-file FILE   where alerts go
  newswatch receivers test news-desk
  newswatch watches add Corridor 'Средний коридор' --to news-desk
  newswatch feeds add https://example.org/

Without anything running:
  newswatch parse feed.xml
  newswatch match 'Средний коридор' article.txt
  newswatch enrich article.txt
`;

/** The command with all its commands; each hands its work to the session. */
export function buildProgram(session: Session): Command {
  const { terminal } = session;
  const program = new Command('newswatch')
    .description(
      'Watches news feeds and tells people, once and within seconds, when what they watch appears.',
    )
    .version(version, '-V, --version')
    .option('--no-color', 'print no colours')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.out(text.replace(/\n$/, '')),
      writeErr: (text) => terminal.note(text.replace(/\n$/, '')),
      // Errors are printed in one place and one form, by run().
      outputError: () => undefined,
    });
  examples(program, firstSteps);
  addStartCommand(program, session);
  addRunCommand(program, session);
  addDemoCommand(program, session);
  addFeedsCommands(program, session);
  addWatchesCommands(program, session);
  addReceiversCommands(program, session);
  addAlertsCommands(program, session);
  addDeliveriesCommands(program, session);
  addParseCommand(program, session);
  addMatchCommand(program, session);
  addEnrichCommand(program, session);
  addKafkaCommands(program, session);
  addBackupCommand(program, session);
  addMigrateCommand(program, session);
  addConfigCommands(program, session);
  addDoctorCommand(program, session);
  return program;
}
