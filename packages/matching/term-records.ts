import { CHUNK_BITS, CHUNK_MASK, type IntArena } from './int-arena.ts';
import type { TermForms } from './term-forms.ts';
import { type Units, hashOf, packText, packedLength, samePacked } from './packed-text.ts';

/**
 * The forms of a term as integers: the number of its forms and of its beginnings, and how many units all forms share at
 * their beginning; the hashes of the forms, side by side because they are all asked for; for each form its tag and length;
 * for each beginning its hash, its tag and length and the entry to the chain that may follow; then texts, two units to an
 * integer: what the forms share, the rest of each form, and each beginning.
 */
const HEAD = 3;
const BEGINNING = 3;

export interface TermRecord {
  readonly chunk: Int32Array;
  readonly at: number;
}

const tagAndLength = (tag: number, length: number): number => (tag << 16) | length;
export const tagIn = (both: number): number => both >>> 16;
export const lengthIn = (both: number): number => both & 0xffff;

export const formCount = (chunk: Int32Array, at: number): number => chunk[at] ?? 0;
export const beginningCount = (chunk: Int32Array, at: number): number => chunk[at + 1] ?? 0;
const sharedLength = (chunk: Int32Array, at: number): number => chunk[at + 2] ?? 0;
/** Where the hashes of the forms begin, and then their tags and lengths. */
export const hashesAt = (at: number): number => at + HEAD;
export const tagsAt = (chunk: Int32Array, at: number): number => at + HEAD + formCount(chunk, at);
/** Where the beginnings begin: BEGINNING_WIDTH integers each. */
export const beginningsAt = (chunk: Int32Array, at: number): number => at + HEAD + 2 * formCount(chunk, at);
export const BEGINNING_WIDTH = BEGINNING;
const textsAt = (chunk: Int32Array, at: number): number =>
  beginningsAt(chunk, at) + BEGINNING * beginningCount(chunk, at);

/** Where the rest of a form lies; behind the last form, where the beginnings lie. */
function restAt(chunk: Int32Array, at: number, form: number): number {
  const shared = sharedLength(chunk, at);
  const tags = tagsAt(chunk, at);
  let rest = textsAt(chunk, at) + packedLength(shared);
  for (let each = 0; each < form; each += 1) rest += packedLength(lengthIn(chunk[tags + each] ?? 0) - shared);
  return rest;
}

/** Where the texts of the beginnings lie, one behind the other. */
export const beginningTextsAt = (chunk: Int32Array, at: number): number =>
  restAt(chunk, at, formCount(chunk, at));

/** @returns the reference of a new record */
export function writeTerm(arena: IntArena, content: TermForms, seed: number): number {
  const forms = [...content.forms].flatMap(([text, tags]) => tags.map((tag) => ({ text, tag })));
  const { beginnings } = content;
  const shared = sharedBy(forms.map(({ text }) => text));
  const texts = [
    forms[0]?.text.slice(0, shared) ?? '',
    ...forms.map(({ text }) => text.slice(shared)),
    ...beginnings.map(({ text }) => text),
  ];
  const packed = texts.reduce((sum, { length }) => sum + packedLength(length), 0);
  const reference = arena.allocate(HEAD + 2 * forms.length + BEGINNING * beginnings.length + packed);
  const chunk = arena.chunks[reference >>> CHUNK_BITS];
  if (chunk === undefined) return reference;
  const at = reference & CHUNK_MASK;
  chunk.set([forms.length, beginnings.length, shared], at);
  chunk.set(forms.map(({ text }) => hashOf(text, seed)), hashesAt(at)); // prettier-ignore
  chunk.set(forms.map(({ text, tag }) => tagAndLength(tag, text.length)), tagsAt(chunk, at)); // prettier-ignore
  chunk.set(
    beginnings.flatMap(({ text, tag, entry }) => [hashOf(text, seed), tagAndLength(tag, text.length), entry]),
    beginningsAt(chunk, at),
  );
  let to = textsAt(chunk, at);
  for (const text of texts) to = packText(chunk, to, text);
  return reference;
}

/** How many units all texts share at their beginning. */
function sharedBy([first = '', ...others]: readonly string[]): number {
  let shared = first.length;
  for (const text of others) while (!text.startsWith(first.slice(0, shared))) shared -= 1;
  return shared;
}

/** The integers of a record. */
export function termSize(chunk: Int32Array, at: number): number {
  let end = beginningTextsAt(chunk, at);
  for (let each = 0; each < beginningCount(chunk, at); each += 1) {
    end += packedLength(lengthIn(chunk[beginningsAt(chunk, at) + BEGINNING * each + 1] ?? 0));
  }
  return end - at;
}

/** Whether a form of a record is these units. Only forms whose hash is the right one are asked, so this may search. */
export function isForm({ chunk, at }: TermRecord, form: number, { units, from, to }: Units): boolean {
  if (lengthIn(chunk[tagsAt(chunk, at) + form] ?? 0) !== to - from) return false;
  const middle = from + sharedLength(chunk, at);
  return (
    samePacked(chunk, textsAt(chunk, at), { units, from, to: middle }) &&
    samePacked(chunk, restAt(chunk, at, form), { units, from: middle, to })
  );
}

/** All hashes of a record, of forms and of beginnings. */
export interface TermHashes {
  readonly forms: readonly number[];
  readonly beginnings: readonly { readonly hash: number; readonly tag: number }[];
}

export function hashesOf({ chunk, at }: TermRecord): TermHashes {
  const from = hashesAt(at);
  const first = beginningsAt(chunk, at);
  return {
    // A form that has several tags is there several times.
    forms: [...new Set(chunk.subarray(from, from + formCount(chunk, at)))],
    beginnings: Array.from({ length: beginningCount(chunk, at) }, (_, each) => ({
      hash: chunk[first + BEGINNING * each] ?? 0,
      tag: tagIn(chunk[first + BEGINNING * each + 1] ?? 0),
    })),
  };
}

/** The length of the shortest form or beginning. */
export function shortestForm({ chunk, at }: TermRecord): number {
  let shortest = Infinity;
  const tags = tagsAt(chunk, at);
  for (let form = 0; form < formCount(chunk, at); form += 1) {
    shortest = Math.min(shortest, lengthIn(chunk[tags + form] ?? 0));
  }
  const beginnings = beginningsAt(chunk, at);
  for (let each = 0; each < beginningCount(chunk, at); each += 1) {
    shortest = Math.min(shortest, lengthIn(chunk[beginnings + BEGINNING * each + 1] ?? 0));
  }
  return shortest;
}
