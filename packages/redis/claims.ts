import { failure } from '@newswatch/domain';
import type { Claim, Claims, Closeable } from '@newswatch/ports';
import { PREFIX, type RedisOptions, connect, orUnavailable } from './connect.ts';

/** Keys that one script touches: the server does nothing else meanwhile. About 1 ms. */
const AT_ONCE = 1_000;

/** KEYS: what is claimed. ARGV: milliseconds, then the claimant of each. Answers the owner of each. */
const CLAIM = `
local owners = {}
for i, key in ipairs(KEYS) do
  local claimant = ARGV[i + 1]
  local owner = redis.call('get', key)
  if not owner or owner == claimant then
    redis.call('set', key, claimant, 'px', ARGV[1])
    owner = claimant
  end
  owners[i] = owner
end
return owners`;

/** KEYS: what is released. ARGV: the owner of each. */
const RELEASE = `
for i, key in ipairs(KEYS) do
  if redis.call('get', key) == ARGV[i] then redis.call('del', key) end
end
return redis.status_reply('OK')`;

/**
 * Claims as keys that expire. Each batch of up to a thousand is taken in one step that nobody comes between.
 *
 * A claim that is lost with the server, or evicted by it, costs repeated work and nothing else.
 * @throws NewswatchError `claims-unavailable`
 */
export async function openClaims(options: RedisOptions): Promise<Claims & Closeable> {
  const redis = await connect(options, 'claims-unavailable');
  const keyOf = ({ key }: Claim): string => `${options.prefix ?? PREFIX}:claim:${key}`;
  const evaluate = (script: string, claims: readonly Claim[], args: readonly string[]): Promise<unknown> =>
    orUnavailable('claims-unavailable', () =>
      redis.eval(script, claims.length, ...claims.map(keyOf), ...args),
    );
  return {
    async claim(claims, ttlMs) {
      const owners: string[] = [];
      for (const some of slices(claims)) {
        const args = [String(Math.ceil(ttlMs)), ...some.map(({ owner }) => owner)];
        owners.push(...ownersIn(await evaluate(CLAIM, some, args)));
      }
      return owners;
    },
    async release(claims) {
      for (const some of slices(claims))
        await evaluate(
          RELEASE,
          some,
          some.map(({ owner }) => owner),
        );
    },
    close: async () => redis.disconnect(),
  };
}

function* slices(claims: readonly Claim[]): Generator<readonly Claim[]> {
  for (let start = 0; start < claims.length; start += AT_ONCE) yield claims.slice(start, start + AT_ONCE);
}

function ownersIn(answer: unknown): readonly string[] {
  if (Array.isArray(answer) && answer.every((owner) => typeof owner === 'string')) return answer;
  throw failure('claims-unavailable', { problem: 'its answer is not understood' });
}
