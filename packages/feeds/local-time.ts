import { DAY, MINUTE } from '@newswatch/domain';

/**
 * What a clock on a wall in a zone shows, as an instant. An hour that comes twice is its first time; an hour that
 * summer time leaves out is as much later as it is long. (The rule "compatible" of RFC 5545, 3.3.5.)
 *
 * @param wallTime what the clock shows, as if it were UTC
 * @param timezone IANA name; UTC where it is not given
 */
export function instantOf(wallTime: number, timezone?: string): number {
  if (timezone === undefined) return wallTime;
  const offset = offsets(timezone);
  const [before, after] = [offset(wallTime - DAY), offset(wallTime + DAY)];
  const [early, late] = [wallTime - before, wallTime - after];
  return offset(early) !== before && offset(late) === after ? late : early;
}

/** What a clock on a wall in a zone shows at an instant, as if it were UTC. */
export const wallTimeAt = (time: number, timezone?: string): number =>
  timezone === undefined ? time : time + offsets(timezone)(time);

/** Making one takes half a millisecond. What is kept depends on the name alone, and feeds name few. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  formats.set(timezone, made);
  return made;
}

/** Milliseconds east of UTC at an instant. */
function offsets(timezone: string): (time: number) => number {
  const format = formatOf(timezone);
  return (time) => {
    const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes, seconds] = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(name) ?? [];
    const amount = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE + Number(seconds ?? 0) * 1_000;
    return sign === '-' ? -amount : amount;
  };
}
