import type { Config, Servers } from '@newswatch/runtime';
import type { Examined } from '../profiles/examining.ts';
import { type Check, type Finding, failing, fine, warning } from './check.ts';

/** The servers of the distributed profile: whether each answers, and whether it is set in a way that loses things. */
export function serverChecks({ servers }: Config): readonly Check[] {
  if (servers === undefined) return [];
  return [
    { name: 'store', run: async () => findingOf(await (await examining()).examineStore(servers)) },
    { name: 'queue', run: async () => findingOf(await (await examining()).examineQueue(servers)) },
    { name: 'bus', run: () => busFinding(servers) },
  ];
}

/** Loaded when it is needed: the clients of three servers stand behind it. */
const examining = () => import('../profiles/examining.ts');

function findingOf({ says, refusal, warnings }: Examined): Finding {
  if (refusal !== undefined) return failing(`${says} It may not be used: ${refusal}.`, SET_AND_START);
  if (warnings.length === 0) return fine(says);
  return warning(`${says} ${warnings.join('; ')}.`, SET_AND_START);
}

const SET_AND_START = 'Change its settings; newswatch need not be started again.';

async function busFinding(servers: Servers): Promise<Finding> {
  const findings = await (await examining()).examineBus(servers);
  const [first] = findings;
  if (first === undefined) return fine('Kafka answers, and its topics are as they should be.');
  const more =
    findings.length === 1 ? '' : ` And ${findings.length - 1} more: newswatch kafka init names them.`;
  return failing(`${first.message} (${first.code})${more}`, first.remedy);
}
