import { resolve } from 'node:path';
import { NewswatchError, asFailure } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import {
  type Config,
  type Declared,
  type DeclaredIds,
  type DeclaredLedger,
  applyDeclared,
  configInvalid,
} from '@newswatch/runtime';
import type { Terminal } from './terminal.ts';

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
  /** Told what was applied. */
  readonly onApplied?: (declared: Declared) => Promise<void>;
}

/** A file that is not found here, from another folder say, is not one from which everything was taken out. */
function refuseVanished({ feeds, watches, receivers }: DeclaredIds): void {
  if (feeds.length + watches.length + receivers.length === 0) return;
  const counts = `feeds ${feeds.length}, watches ${watches.length}, receivers ${receivers.length}`;
  const says = `not found, but it declared ${counts}; name it by NEWSWATCH_CONFIG, or leave an empty one to remove them`;
  throw configInvalid([{ at: resolve('newswatch.yaml'), says }]);
}

/** Applies what was read at the start. @throws NewswatchError `config-invalid` */
export async function startDeclaring(config: Config, options: DeclaringOptions): Promise<Declaring> {
  const { terminal, read } = options;
  const applyFrom = async (config: Config): Promise<DeclaredIds> => {
    if (config.declaredPath === undefined) refuseVanished(await options.ledger.read());
    const ids = await applyDeclared(config.declared, options);
    await options.onApplied?.(config.declared);
    return ids;
  };
  let ids = await applyFrom(config);
  const apply = async (): Promise<DeclaredIds | NewswatchError> => {
    try {
      return await applyFrom(read());
    } catch (thrown) {
      return asFailure(thrown);
    }
  };
  const again = async (): Promise<void> => {
    const applied = await apply();
    if (applied instanceof NewswatchError) {
      terminal.note(`${applied.message} (${applied.code})`);
      return terminal.out(
        'newswatch.yaml is not applied; what was there stays. Correct it and send SIGHUP again.',
      );
    }
    ids = applied;
    const { feeds, watches, receivers } = applied;
    const counts = `feeds ${feeds.length}, watches ${watches.length}, receivers ${receivers.length}`;
    await terminal.out(`newswatch.yaml is applied again: ${counts}.`);
  };
  let last = Promise.resolve();
  return { ids: () => ids, again: () => (last = last.then(again)) };
}
