import { DAY, HOUR, MINUTE, SECOND } from '@newswatch/domain';

export interface TimeOfDay {
  /** Milliseconds. */
  readonly sinceMidnight: number;
  /** As written, without blanks; empty where none is. */
  readonly zone: string;
}

/** "T10:00:00.123Z", "10:00:00 GMT+0300 (Moscow)", "at 10:00 PM", «в 14:35», «| 14.35 (МСК)». */
const TIME = new RegExp(
  String.raw`^(?:T|(?:в|о|at|saat|soat|sağat|сағат|соат|@)\s*)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?` +
    String.raw`\s*([ap]\.?m\.?)?\s*(\p{L}*\s*[+-]?[\d:]*)\s*(?:\(([^)]*)\))?$`,
  'iu',
);

/**
 * What stands behind the day of a date.
 * @returns midnight where nothing does; undefined where something else than a time does
 */
export function timeOfDay(rest: string): TimeOfDay | undefined {
  const clean = rest
    .replace(/^[\s,.|/•·–—]+|[\s,.]+$/gu, '')
    .replace(/^((?:\p{L}+ )?\d{1,2})\.(\d{2})(?=$| )/u, '$1:$2');
  if (clean === '') return { sinceMidnight: 0, zone: '' };
  const found = TIME.exec(clean);
  if (found === null) return undefined;
  const [, hours, minutes, seconds = '0', fraction = '0', half = '', zone = '', aside = ''] = found;
  if (Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const whole = hourOf(Number(hours), half) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  const sinceMidnight = whole + Math.floor(Number(`0.${fraction}`) * SECOND);
  return sinceMidnight > DAY ? undefined : { sinceMidnight, zone: zone.replace(/\s+/g, '') || zoneIn(aside) };
}

/** «14:35 (МСК)». "(Moscow Standard Time)" stands behind an offset. */
const zoneIn = (aside: string): string => (/^(?:\p{L}{2,5}|[A-Z]{0,3}[+-][\d:]+)$/u.test(aside) ? aside : '');

function hourOf(hour: number, half: string): number {
  if (half === '') return hour;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}
