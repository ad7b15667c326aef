import { type Clock, DAY, MINUTE, type NewswatchError, SECOND, asFailure, failure } from '@newswatch/domain';
import type { RequestPage } from './page-reader.ts';
import { type RobotsRules, robotsRules } from './robots-rules.ts';

/** Whether an address may be fetched, and how long to wait between two requests to its host. */
export type RobotsAnswer =
  | { readonly kind: 'allowed'; readonly delayMs: number }
  | { readonly kind: 'refused'; readonly error: NewswatchError; readonly delayMs: number }
  /** It cannot be known now: nothing may be fetched until it is. */
  | { readonly kind: 'unknown'; readonly error: NewswatchError };

export interface Robots {
  ask(question: RobotsQuestion): Promise<RobotsAnswer>;
}
export interface RobotsQuestion {
  readonly url: string;
  /** By which robots.txt is asked for where it is not known yet. */
  readonly request: RequestPage;
  readonly signal?: AbortSignal;
}

/** RFC 9309, 2.4: no longer than a day. */
const KEPT = DAY;
const FAILURE_KEPT = 5 * MINUTE;
const DEADLINE = 10 * SECOND;
const MOST_BYTES = 2 * 1024 * 1024;
/** Sites remembered; beyond it the one that was asked for the longest time ago is forgotten. */
const MOST_SITES = 500;

interface Kept {
  readonly until: number;
  readonly found: Promise<Found>;
}
type Found =
  | { readonly kind: 'rules'; readonly rules: RobotsRules }
  | { readonly kind: 'unknown'; readonly error: NewswatchError };

/**
 * Asks robots.txt (RFC 9309), once a day per site. Where there is none (4xx) all is allowed; where the site fails or
 * cannot be reached nothing is, and it is asked again after five minutes.
 */
export function createRobots({ clock }: { readonly clock: Clock }): Robots {
  const sites = new Map<string, Kept>();
  const keep = (origin: string, kept: Kept): void => {
    sites.delete(origin);
    sites.set(origin, kept);
    const [oldest] = sites.keys();
    if (oldest !== undefined && sites.size > MOST_SITES) sites.delete(oldest);
  };
  const find = async ({ url, request, signal }: RobotsQuestion): Promise<Found> => {
    const { origin } = new URL(url);
    const kept = sites.get(origin);
    if (kept !== undefined && kept.until > clock()) return kept.found;
    const found = read(request, origin, signal);
    keep(origin, { until: clock() + KEPT, found });
    const { kind } = await found;
    if (kind === 'unknown') {
      // Stopped by us: nothing was found out about the site.
      const until = signal?.aborted === true ? 0 : clock() + FAILURE_KEPT;
      keep(origin, { until, found });
    }
    return found;
  };
  return {
    async ask(question) {
      const found = await find(question);
      return found.kind === 'unknown' ? found : answerOf(found.rules, question.url);
    },
  };
}

function answerOf(rules: RobotsRules, url: string): RobotsAnswer {
  const delayMs = rules.crawlDelay * SECOND;
  const rule = rules.refusal(url);
  if (rule === undefined) return { kind: 'allowed', delayMs };
  return { kind: 'refused', error: failure('robots-refused', { host: new URL(url).host, rule }), delayMs };
}

async function read(request: RequestPage, origin: string, signal: AbortSignal | undefined): Promise<Found> {
  const { host } = new URL(origin);
  const url = `${origin}/robots.txt`;
  try {
    const stop = signal === undefined ? {} : { signal };
    const { status, body } = await request({ url, deadlineMs: DEADLINE, maxBytes: MOST_BYTES, ...stop });
    if (status >= 500 || status === 429) return unknown(host, `it answers ${status}`);
    const text = status >= 200 && status < 300 ? new TextDecoder().decode(body) : '';
    return { kind: 'rules', rules: robotsRules(url, text) };
  } catch (thrown) {
    return unknown(host, asFailure(thrown).message);
  }
}

const unknown = (host: string, problem: string): Found => ({
  kind: 'unknown',
  error: failure('robots-unavailable', { host, problem }),
});
