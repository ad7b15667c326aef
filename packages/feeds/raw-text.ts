import { type FeedField, type ItemField, type RawFields, rawName } from './raw-fields.ts';

/** All occurrences of a field, in the order of the document. */
export function occurrences(raw: RawFields, field: ItemField | FeedField): readonly unknown[] {
  const value = raw[rawName(field)];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The first text among several fields; the order of the fields decides. */
export function firstText(raw: RawFields, ...fields: readonly (ItemField | FeedField)[]): string | undefined {
  return fields.flatMap((field) => occurrences(raw, field).map(textIn)).find((text) => text !== undefined);
}

/** The text of an element, trimmed; undefined where it has none. */
export function textIn(element: unknown): string | undefined {
  const text = isRecord(element) ? element['_'] : element;
  const trimmed = typeof text === 'string' ? text.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}

export function attribute(element: unknown, name: string): string | undefined {
  const attributes = isRecord(element) ? element['$'] : undefined;
  return isRecord(attributes) ? textIn(attributes[name]) : undefined;
}

/** The text of the first child element of that name. */
export function childText(element: unknown, name: string): string | undefined {
  return textIn(childrenOf(element, name)[0]);
}

/** The texts of all child elements of that name. */
export function childTexts(element: unknown, name: string): readonly string[] {
  return childrenOf(element, name)
    .map(textIn)
    .filter((text) => text !== undefined);
}

function childrenOf(element: unknown, name: string): readonly unknown[] {
  const children = isRecord(element) ? element[name] : undefined;
  return Array.isArray(children) ? children : [];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
