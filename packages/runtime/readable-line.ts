import { z } from 'zod';

const lineSchema = z.looseObject({
  time: z.string(),
  level: z.string(),
  msg: z.string().default(''),
  error: z.looseObject({ message: z.string(), remedy: z.string().optional() }).optional(),
});
const OMITTED = ['time', 'level', 'msg', 'error', 'service', 'version'];

/** A JSON log line as a person likes to read it: `10:00:00 warn  what happened  key=value`. */
export function readableLine(json: string): string {
  const parsed = lineSchema.safeParse(JSON.parse(json));
  if (!parsed.success) return json;
  const { time, level, msg, error, ...rest } = parsed.data;
  const fields = Object.entries(rest)
    .filter(([key]) => !OMITTED.includes(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const why =
    error === undefined ? [] : [error.message, ...(error.remedy === undefined ? [] : [error.remedy])];
  const words = [time.slice(11, 19), level.padEnd(5), msg, ...why, ...fields];
  return `${words.map(printable).join(' ')}\n`;
}

/** Feed text reaches the log: no control character may reach the terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
