import {
  type HashChains,
  type Links,
  addToChain,
  createHashChains,
  firstInChain,
  removeFromChain,
} from './hash-chains.ts';
import { type Records, createRecords, getField, setField } from './records.ts';
import type { TermForms } from './term-forms.ts';
import { hashOf } from './packed-text.ts';

/**
 * Which term has which forms, by 64 bits of a seeded hash over them: that two contents of a million share it has a
 * chance of one to thirty million.
 */
export interface TermIdentities {
  /** By the first half of the hash. */
  readonly chains: HashChains;
  readonly links: Links;
  /** Of each term: its uses, both halves of its hash, its link. */
  readonly rows: Records;
}

export interface ContentHash {
  readonly first: number;
  readonly second: number;
}

export const identity = { uses: 0, second: 1, next: 2, first: 3 } as const;
const IDENTITY_WIDTH = 4;

/** No term. */
export function createTermIdentities(): TermIdentities {
  const rows = createRecords(IDENTITY_WIDTH);
  return {
    chains: createHashChains(),
    links: {
      next: (row) => getField(rows, row, identity.next),
      setNext: (row, next) => setField(rows, { row, field: identity.next }, next),
      hash: (row) => getField(rows, row, identity.first),
    },
    rows,
  };
}

/** @returns 0 when there is none */
export function findIdentity({ chains, rows }: TermIdentities, { first, second }: ContentHash): number {
  let found = firstInChain(chains, first);
  while (found !== 0) {
    const row = found - 1;
    if (getField(rows, row, identity.first) === first && getField(rows, row, identity.second) === second)
      return row;
    found = getField(rows, row, identity.next);
  }
  return 0;
}

export function addIdentity(
  { chains, links, rows }: TermIdentities,
  { first, second }: ContentHash,
  row: number,
): void {
  setField(rows, { row, field: identity.first }, first);
  setField(rows, { row, field: identity.second }, second);
  addToChain(chains, links, row);
}

export const removeIdentity = ({ chains, links }: TermIdentities, row: number): void =>
  removeFromChain(chains, links, row);

/** The order of the forms does not count. */
export function contentHash({ forms, beginnings }: TermForms, seed: number): ContentHash {
  let first = 0;
  let second = 0;
  const add = (text: string, tags: readonly number[], entry: number): void => {
    const one = hashOf(text, seed);
    const other = text.length ^ hashOf(text, ~seed);
    for (const tag of tags) {
      const hash = mix(one ^ Math.imul(tag + 1, 0x9e3779b1) ^ Math.imul(entry + 2, 0x85ebca77));
      first = (first + hash) | 0;
      second = (second + mix(Math.imul(hash, 0xc2b2ae3d) ^ other)) | 0;
    }
  };
  for (const [form, tags] of forms) add(form, tags, -2);
  for (const { text, tag, entry } of beginnings) add(text, [tag], entry);
  return { first, second };
}

function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return once ^ (once >>> 13);
}
