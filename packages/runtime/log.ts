import { asFailure } from '@newswatch/domain';
import { pino } from 'pino';
import type { LogLevel } from './config.ts';
import { readableLine } from './readable-line.ts';
import { redactText, redactedPaths } from './redact.ts';

/**
 * Log lines, one JSON object per line on standard error (data go to standard output); on a terminal a short line for
 * people. Fields: time (ISO 8601), level, service, version, msg, and what the line is about. Secrets are taken out,
 * whatever field they stand in.
 *
 * warn: nothing is lost, newswatch goes on by itself. error: something is lost or needs a person.
 */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A log that adds these fields to every line. */
  with(fields: LogFields): Log;
}
/** An `error` is written as code, message and remedy. */
export type LogFields = Readonly<Record<string, unknown>>;

export interface LogOptions {
  readonly level: LogLevel;
  readonly service: string;
  readonly version: string;
  /** Standard error unless given. */
  readonly destination?: LogDestination;
  /** Values that must not appear in any line, such as the API key. */
  readonly secrets?: readonly string[];
}
export interface LogDestination {
  readonly isTTY?: boolean;
  write(line: string): unknown;
}

/** JSON lines on standard error, readable ones on a terminal. No secret gets into either. */
export function createLog(options: LogOptions): Log {
  const destination: LogDestination = options.destination ?? process.stderr;
  const write = (line: string): void => {
    destination.write(destination.isTTY === true ? readableLine(line) : line);
  };
  const logger = pino(
    {
      level: options.level,
      base: { service: options.service, version: options.version },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...redactedPaths], censor: '[secret]' },
      serializers: { error: describeError },
      hooks: { streamWrite: (line) => redactText(line, options.secrets ?? []) },
    },
    { write },
  );
  return wrap(logger);
}

/** For tests and tools that do not look. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => silentLog,
};

function wrap(logger: pino.Logger): Log {
  return {
    debug: (message, fields = {}) => logger.debug(fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
    with: (fields) => wrap(logger.child(fields)),
  };
}

function describeError(thrown: unknown): object {
  const error = asFailure(thrown);
  const described = { code: error.code, message: error.message, remedy: error.remedy };
  if (error.code !== 'unexpected') return described;
  return { ...described, stack: error.cause instanceof Error ? error.cause.stack : error.stack };
}
