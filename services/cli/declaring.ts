import { NewswatchError, asFailure } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import { type Config, type DeclaredIds, type DeclaredLedger, applyDeclared } from '@newswatch/runtime';
import { type Terminal, noteError } from './terminal.ts';

/** What newswatch.yaml declares, as the store holds it. */
export interface Declaring {
  readonly ids: () => DeclaredIds;
  /**
   * Reads and applies the file again, and says what came of it; one at a time. A file with mistakes leaves everything as
   * it was. @throws NewswatchError `output-closed` when nobody can be told
   */
  again(): Promise<void>;
}

export interface DeclaringOptions {
  /** Reads the configuration anew; throws on mistakes. */
  readonly read: () => Config;
  readonly store: Store;
  readonly ledger: DeclaredLedger;
  readonly terminal: Terminal;
}

/** Applies what was read at the start. @throws NewswatchError `config-invalid` */
export async function startDeclaring(config: Config, options: DeclaringOptions): Promise<Declaring> {
  const { terminal, read } = options;
  let ids = await applyDeclared(config.declared, options);
  const apply = async (): Promise<DeclaredIds | NewswatchError> => {
    try {
      return await applyDeclared(read().declared, options);
    } catch (thrown) {
      return asFailure(thrown);
    }
  };
  const again = async (): Promise<void> => {
    const applied = await apply();
    if (applied instanceof NewswatchError) {
      noteError(terminal, applied);
      return terminal.out('newswatch.yaml is not applied; what was there stays.');
    }
    ids = applied;
    const { feeds, watches, receivers } = applied;
    const counts = `feeds ${feeds.length}, watches ${watches.length}, receivers ${receivers.length}`;
    await terminal.out(`newswatch.yaml is applied again: ${counts}.`);
  };
  let last = Promise.resolve();
  return { ids: () => ids, again: () => (last = last.then(again)) };
}
