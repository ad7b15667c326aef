import { type SharedArena, allocate, createSharedArena, free } from './int-arena.ts';
import { type HashSlots, createHashSlots, findHash, removeHash, setHash } from './hash-slots.ts';
import type { Beginning, TermForms } from './term-forms.ts';

/**
 * What follows the stem in the forms of a term: endings with their tags, and beginnings that suffixes continue. Few
 * hundreds of paradigms serve a hundred thousand terms. A record holds
 *
 * - the next paradigm with the same hash, how many terms use it, the number of its forms and of its beginnings, its size;
 * - for each form its tag, length and whether the next is the same form with another tag, and where its ending lies;
 * - for each beginning its tag and length, where its text lies, and the entry to the chain that may follow;
 * - the texts, two units to an integer.
 */
export interface Paradigms {
  readonly arena: SharedArena;
  readonly slots: HashSlots;
}

const field = { next: 0, uses: 1, forms: 2, beginnings: 3, size: 4 } as const;
const HEAD = 5;
export const FORM_WIDTH = 2;
export const BEGINNING_WIDTH = 3;

const LENGTH_BITS = 15;
/** The next form is the same with another tag. */
export const SAME_FORM = 1 << LENGTH_BITS;
export const tagIn = (both: number): number => both >>> 16;
export const lengthIn = (both: number): number => both & (SAME_FORM - 1);
const tagAndLength = (tag: number, length: number): number => (tag << 16) | length;

/** Empty. */
export const createParadigms = (): Paradigms => ({ arena: createSharedArena(), slots: createHashSlots() });

/** How many forms a paradigm has, counting each with each of its tags. */
export const formCount = ({ arena }: Paradigms, paradigm: number): number =>
  arena.ints[paradigm + field.forms] ?? 0;
export const beginningCount = ({ arena }: Paradigms, paradigm: number): number =>
  arena.ints[paradigm + field.beginnings] ?? 0;
/** Where a form lies. */
export const formAt = (paradigm: number, form: number): number => paradigm + HEAD + FORM_WIDTH * form;
/** Where a beginning lies. */
export const beginningAt = (paradigms: Paradigms, paradigm: number, beginning: number): number =>
  formAt(paradigm, formCount(paradigms, paradigm)) + BEGINNING_WIDTH * beginning;

/** The paradigm of a content whose texts all begin with a stem. @returns its reference */
export function acquireParadigm(paradigms: Paradigms, content: TermForms, stem: number): number {
  const body = bodyOf(content, stem);
  const { arena, slots } = paradigms;
  const hash = hashOfBody(body);
  const first = findHash(slots, hash);
  let known = first;
  while (known !== 0 && !isBody(arena.ints, known, body)) known = arena.ints[known + field.next] ?? 0;
  const reference = known === 0 ? allocate(arena, body.length + 2) : known;
  if (known === 0) {
    arena.ints.set([first, 0, ...body], reference);
    setHash(slots, hash, reference);
  }
  addUse(paradigms, reference, 1);
  return reference;
}

/** @returns how many there are then */
function addUse({ arena: { ints } }: Paradigms, reference: number, by: number): number {
  const uses = (ints[reference + field.uses] ?? 0) + by;
  ints[reference + field.uses] = uses;
  return uses;
}

export function releaseParadigm(paradigms: Paradigms, reference: number): void {
  if (addUse(paradigms, reference, -1) > 0) return;
  const { arena } = paradigms;
  const size = arena.ints[reference + field.size] ?? 0;
  unlink(paradigms, reference, hashOfBody(arena.ints.subarray(reference + 2, reference + size)));
  free(arena, reference, size);
}

function unlink({ slots, arena: { ints } }: Paradigms, reference: number, hash: number): void {
  const next = ints[reference + field.next] ?? 0;
  let before = findHash(slots, hash);
  if (before === reference) {
    if (next === 0) removeHash(slots, hash);
    else setHash(slots, hash, next);
    return;
  }
  while (ints[before + field.next] !== reference) before = ints[before + field.next] ?? 0;
  ints[before + field.next] = next;
}

/** All of a record but its first two integers. The order of what is given does not count. */
function bodyOf({ forms, beginnings }: TermForms, stem: number): readonly number[] {
  const endings = endingsOf(forms, stem);
  const starts = startsOf(beginnings, stem);
  const tagged = endings.reduce((sum, { tags }) => sum + tags.length, 0);
  const body = [tagged, starts.length, 0];
  const textsAt = HEAD + FORM_WIDTH * tagged + BEGINNING_WIDTH * starts.length;
  const texts: number[] = [];
  for (const { text, tags } of endings) {
    const place = textsAt + texts.length;
    pushPacked(texts, text);
    for (const [at, tag] of tags.entries())
      body.push(tagAndLength(tag, text.length) | (at + 1 < tags.length ? SAME_FORM : 0), place);
  }
  for (const { text, tag, entry } of starts) {
    body.push(tagAndLength(tag, text.length), textsAt + texts.length, entry);
    pushPacked(texts, text);
  }
  body[2] = textsAt + texts.length;
  for (const units of texts) body.push(units);
  return body;
}

interface Ending {
  readonly text: string;
  readonly tags: readonly number[];
}

function endingsOf(forms: TermForms['forms'], stem: number): readonly Ending[] {
  const endings: Ending[] = [];
  for (const [text, tags] of forms)
    endings.push({ text: text.slice(stem), tags: tags.length > 1 ? tags.toSorted(ascending) : tags });
  return endings.sort((one, other) => (one.text < other.text ? -1 : 1));
}

const startsOf = (beginnings: readonly Beginning[], stem: number): readonly Beginning[] =>
  beginnings
    .map(({ text, tag, entry }) => ({ text: text.slice(stem), tag, entry }))
    .sort(
      (one, other) =>
        compared(one.text, other.text) || one.tag - other.tag || one.entry - other.entry, // prettier-ignore
    );

const ascending = (one: number, other: number): number => one - other;
const compared = (one: string, other: string): number => Number(one > other) - Number(one < other);

function pushPacked(to: number[], text: string): void {
  for (let unit = 0; unit < text.length; unit += 2) {
    const second = unit + 1 < text.length ? text.charCodeAt(unit + 1) : 0;
    to.push(text.charCodeAt(unit) | (second << 16));
  }
}

function hashOfBody(body: ArrayLike<number>): number {
  let hash = 0;
  for (let at = 0; at < body.length; at += 1) {
    hash = Math.imul(hash ^ (body[at] ?? 0), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isBody(ints: Int32Array, reference: number, body: readonly number[]): boolean {
  for (let place = 0; place < body.length; place += 1) {
    if (ints[reference + 2 + place] !== body[place]) return false;
  }
  return true;
}
