import { NewswatchError, asFailure } from '@newswatch/domain';
import { type Config, readConfig } from '@newswatch/runtime';
import type { Session } from '../session.ts';
import { configurationChecks } from '../configuration-checks.ts';
import { type Check, failing, fine } from './check.ts';
import { folderCheck } from './folder.ts';
import { authoritiesCheck, proxyChecks } from './network.ts';
import { apiCheck, feedsCheck } from './running.ts';
import { serverChecks } from './servers.ts';

/** What holds the data of each profile: files here, servers there. */
const ofProfile: Readonly<Record<Config['profile'], (config: Config) => readonly Check[]>> = {
  embedded: (config) => [folderCheck(config)],
  distributed: serverChecks,
};

/** All checks for the profile that the configuration names, in the order in which a failure explains the next. */
export function checksFor(session: Pick<Session, 'env' | 'withApi'>): readonly Check[] {
  const { env } = session;
  const first = [nodeCheck, authoritiesCheck(env, Date.now)];
  const config = configOrError(env);
  if (config instanceof NewswatchError) return [...first, configurationCheck(config)];
  return [
    ...first,
    configurationCheck(config),
    ...ofProfile[config.profile](config),
    ...proxyChecks(config),
    apiCheck(config),
    feedsCheck(config, session),
  ];
}

/** An older Node is refused before anything is loaded. */
const nodeCheck: Check = {
  name: 'node',
  run: async () => fine(`Node ${process.versions.node} on ${process.platform} ${process.arch}.`),
};

function configOrError(env: NodeJS.ProcessEnv): Config | NewswatchError {
  try {
    return readConfig(env, configurationChecks);
  } catch (thrown) {
    return asFailure(thrown);
  }
}

function configurationCheck(config: Config | NewswatchError): Check {
  return {
    name: 'configuration',
    run: async () => {
      if (config instanceof NewswatchError)
        return failing(`${config.message} (${config.code})`, config.remedy);
      return fine(
        config.declaredPath === undefined
          ? `The configuration is valid; profile ${config.profile}.`
          : `The configuration is valid; profile ${config.profile}, ${config.declaredPath}.`,
      );
    },
  };
}
