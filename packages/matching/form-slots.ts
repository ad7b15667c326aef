import {
  type FormLists,
  addToList,
  createFormLists,
  entryIn,
  firstInList,
  fits,
  removeFromList,
  rowIn,
  together,
} from './form-lists.ts';
import { type SlotTable, VALUE, createSlotTable, fetchSlots, putSlot, takeSlot } from './slot-table.ts';

/**
 * Texts → the terms that have them, by hash (`slot-table.ts`). A slot has no text: what it leads to has it, which has to
 * be compared anyhow. It leads to a reference, or to a list (`form-lists.ts`).
 */
export interface FormSlots {
  readonly table: SlotTable;
  readonly lists: FormLists;
  readonly texts: FormTexts;
}

/** An entry of the paradigm of a term: a form, or a beginning. */
export interface Reference {
  readonly row: number;
  readonly entry: number;
}

/** What references lead to: texts, which need not be made to be compared. */
export interface FormTexts {
  readonly areSame: (one: Reference, other: Reference) => boolean;
}

/** Empty. @param texts of references that were added and not removed */
export const createFormSlots = (texts: FormTexts): FormSlots => ({
  table: createSlotTable(),
  lists: createFormLists(),
  texts,
});

/** A form of a term: so many entries, one for each of its tags, from this one on. */
export interface Form extends Reference {
  readonly count: number;
}

export interface HashedForm extends Form {
  /** Of its text. */
  readonly hash: number;
}

/** @param forms whose texts do not lead to their terms yet */
export function addForms(slots: FormSlots, forms: readonly HashedForm[]): void {
  fetchSlots(slots.table, forms);
  for (const form of forms) addForm(slots, form);
}

function addForm(slots: FormSlots, form: HashedForm): void {
  const { table, lists } = slots;
  const slot = slotOf(slots, form);
  if (slot === 0) {
    putSlot(table, form.hash, valueOf(lists, form));
    return;
  }
  const value = table.ints[slot + VALUE] ?? 0;
  table.ints[slot + VALUE] = -addToList(lists, listed(lists, value), form);
}

const valueOf = (lists: FormLists, form: Form): number =>
  form.count === 1 && fits(form) ? together(form) : -addToList(lists, 0, form);

/** The list of what a slot leads to, where it is none yet made of it. */
function listed(lists: FormLists, value: number): number {
  if (value < 0) return -value;
  return addToList(lists, 0, { row: rowIn(value), entry: entryIn(value), count: 1 });
}

const firstOf = (lists: FormLists, value: number): Reference =>
  value > 0 ? { row: rowIn(value), entry: entryIn(value) } : firstInList(lists, -value);

/** Where the text of a form is; 0 where it is not. */
function slotOf({ table, lists, texts }: FormSlots, form: HashedForm): number {
  const { kernel, ints } = table;
  const { hash } = form;
  let slot = kernel.find(hash);
  while (slot !== 0) {
    const first = firstOf(lists, ints[slot + VALUE] ?? 0);
    if (isSame(first, form) || texts.areSame(first, form)) return slot;
    slot = kernel.next(hash, slot);
  }
  return 0;
}

const isSame = (one: Reference, other: Reference): boolean =>
  one.row === other.row && one.entry === other.entry;

/** They must be there. */
export function removeForms(slots: FormSlots, forms: readonly HashedForm[]): void {
  fetchSlots(slots.table, forms);
  for (const form of forms) removeForm(slots, form);
}

function removeForm(slots: FormSlots, form: HashedForm): void {
  const { table, lists } = slots;
  const slot = slotOf(slots, form);
  if (slot === 0) return;
  const value = table.ints[slot + VALUE] ?? 0;
  const left = value > 0 ? 0 : -removeFromList(lists, -value, form.row);
  if (left === 0) takeSlot(table, slot);
  else table.ints[slot + VALUE] = left;
}
