import { createHashSlots } from './hash-slots.ts';
import { type Records, ROW_BITS, ROW_MASK } from './records.ts';
import type { TermForms } from './term-forms.ts';
import { hashOf } from './text-table.ts';

/**
 * Which term has which forms, by 64 bits of a seeded hash over them: that two contents of a million share it has a
 * chance of one to thirty million.
 */
export interface TermIdentities {
  /** @returns 0 when there is none */
  find(content: ContentHash): number;
  add(content: ContentHash, row: number): void;
  remove(content: ContentHash, row: number): void;
  /** Adds to the uses of a term. @returns how many there are */
  use(row: number, by: 1 | -1): number;
}

export interface ContentHash {
  readonly first: number;
  readonly second: number;
}

/** Integers per term: its uses, the second half of its hash, the next term with the same first half. */
export const IDENTITY_WIDTH = 3;
const USES = 0;
const SECOND = 1;
const NEXT = 2;

/** Empty. @param rows of IDENTITY_WIDTH, one for each term */
export function createTermIdentities(rows: Records): TermIdentities {
  const heads = createHashSlots();
  const get = (row: number, field: number): number =>
    rows.chunks[row >> ROW_BITS]?.[(row & ROW_MASK) * IDENTITY_WIDTH + field] ?? 0;
  const set = (row: number, field: number, value: number): void => {
    const chunk = rows.chunks[row >> ROW_BITS];
    if (chunk !== undefined) chunk[(row & ROW_MASK) * IDENTITY_WIDTH + field] = value;
  };
  return {
    find({ first, second }) {
      let row = heads.find(first);
      while (row !== 0 && get(row, SECOND) !== second) row = get(row, NEXT);
      return row;
    },
    add({ first, second }, row) {
      set(row, USES, 1);
      set(row, SECOND, second);
      set(row, NEXT, heads.find(first));
      heads.set(first, row);
    },
    remove({ first }, row) {
      const head = heads.find(first);
      const next = get(row, NEXT);
      if (head !== row) {
        let before = head;
        while (get(before, NEXT) !== row) before = get(before, NEXT);
        set(before, NEXT, next);
      } else if (next === 0) heads.remove(first);
      else heads.set(first, next);
    },
    use(row, by) {
      set(row, USES, get(row, USES) + by);
      return get(row, USES);
    },
  };
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
