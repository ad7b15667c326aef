import { failure } from '@newswatch/domain';

interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly message: string } };
}

/**
 * Reads what was stored, by the schema that it was made by. A row that does not decode was damaged or written by a
 * mistake; the failure never quotes it, for some rows hold secrets.
 * @throws NewswatchError `data-damaged`: an outage, for no event is to blame for it
 */
export function decoderOf<T>(what: string, schema: Schema<T>): (text: string) => T {
  return (text) => {
    const parsed = schema.safeParse(parseJson(what, text));
    if (parsed.success) return parsed.data;
    throw failure('data-damaged', { problem: `a stored ${what} is not valid: ${parsed.error.message}` });
  };
}

/** A list of strings or of numbers. @throws NewswatchError `data-damaged` */
export const stringList = listDecoder((value): value is string => typeof value === 'string');
export const numberList = listDecoder((value): value is number => typeof value === 'number');

function listDecoder<T>(isMember: (value: unknown) => value is T): (what: string, text: string) => T[] {
  return (what, text) => {
    const value = parseJson(what, text);
    if (Array.isArray(value) && value.every(isMember)) return value;
    throw failure('data-damaged', { problem: `a stored ${what} is not such a list` });
  };
}

function parseJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: the message of a syntax error quotes the text.
    throw failure('data-damaged', { problem: `a stored ${what} is not JSON` });
  }
}
