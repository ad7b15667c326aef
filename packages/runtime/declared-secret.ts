import { dirname, resolve } from 'node:path';
import { messageOf } from '@newswatch/domain';
import type { Problem } from './problems.ts';

/** Where files are read from, and where what is wrong with them is reported. */
export interface FileReading {
  /** Of the configuration file; other paths are relative to it. */
  readonly path: string;
  readonly problems: Problem[];
  /** @throws when the file cannot be read */
  readFile(path: string): string;
}

/** The text of a file; undefined, and reported, where it cannot be read. */
export function readText(path: string, at: string, reading: FileReading): string | undefined {
  try {
    return reading.readFile(path);
  } catch (error) {
    reading.problems.push({ at, says: `cannot be read: ${messageOf(error)}` });
    return undefined;
  }
}

/** The value of `key` in an entry, or the content of the file that `keyFile` names, without the blanks around it. */
export function secretIn<Key extends string>(
  entry: { readonly [K in Key | `${Key}File`]?: string | undefined },
  { key, at }: { readonly key: Key; readonly at: string },
  reading: FileReading,
): string | undefined {
  const value: string | undefined = entry[key];
  const file: string | undefined = entry[`${key}File`];
  if (file === undefined) return value;
  if (value !== undefined) reading.problems.push({ at, says: `has both ${key} and ${key}File; give one` });
  return readText(resolve(dirname(reading.path), file), `${at}.${key}File`, reading)?.trim();
}
