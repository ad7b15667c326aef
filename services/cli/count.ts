import { InvalidArgumentError } from 'commander';

/** A whole number from 1 on, as an option's value. */
export function count(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}

/** A port: 0 takes a free one. */
export function port(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new InvalidArgumentError('It must be a port, from 0 to 65535.');
}
