import { type HashSlots, findHash, removeHash, setHash } from './hash-slots.ts';
import { type Records, getField, setField } from './records.ts';
import type { TermForms } from './term-forms.ts';
import { hashOf } from './packed-text.ts';

/**
 * Which term has which forms, by 64 bits of a seeded hash over them: that two contents of a million share it has a
 * chance of one to thirty million.
 */
export interface TermIdentities {
  /** First half of the hash → the last term that was added with it. */
  readonly heads: HashSlots;
  /** Of each term: its uses, both halves of its hash, the next term with the same first half. */
  readonly rows: Records;
}

export interface ContentHash {
  readonly first: number;
  readonly second: number;
}

export const identity = { uses: 0, second: 1, next: 2, first: 3 } as const;
export const IDENTITY_WIDTH = 4;

/** @returns 0 when there is none */
export function findIdentity({ heads, rows }: TermIdentities, { first, second }: ContentHash): number {
  let row = findHash(heads, first);
  while (row !== 0 && getField(rows, row, identity.second) !== second)
    row = getField(rows, row, identity.next);
  return row;
}

export function addIdentity(
  { heads, rows }: TermIdentities,
  { first, second }: ContentHash,
  row: number,
): void {
  setField(rows, { row, field: identity.first }, first);
  setField(rows, { row, field: identity.second }, second);
  setField(rows, { row, field: identity.next }, findHash(heads, first));
  setHash(heads, first, row);
}

export function removeIdentity({ heads, rows }: TermIdentities, row: number): void {
  const first = getField(rows, row, identity.first);
  const next = getField(rows, row, identity.next);
  let before = findHash(heads, first);
  if (before === row) {
    if (next === 0) removeHash(heads, first);
    else setHash(heads, first, next);
    return;
  }
  while (getField(rows, before, identity.next) !== row) before = getField(rows, before, identity.next);
  setField(rows, { row: before, field: identity.next }, next);
}

/** The order of the forms does not count. */
export function contentHash({ forms, beginnings }: TermForms, seed: number): ContentHash {
  let first = 0;
  let second = 0;
  const add = (text: string, tag: number, entry: number): void => {
    const hash = mix(hashOf(text, seed) ^ Math.imul(tag + 1, 0x9e3779b1) ^ Math.imul(entry + 2, 0x85ebca77));
    first = (first + hash) | 0;
    second = (second + mix(Math.imul(hash, 0xc2b2ae3d) ^ text.length ^ hashOf(text, ~seed))) | 0;
  };
  for (const [form, tags] of forms) for (const tag of tags) add(form, tag, -2);
  for (const { text, tag, entry } of beginnings) add(text, tag, entry);
  return { first, second };
}

function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return once ^ (once >>> 13);
}
