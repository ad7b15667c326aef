/** Several values under one key, in the order in which they were added. */
export interface Multimap<Key, Value> {
  add(key: Key, value: Value): void;
  /** Takes away what the test holds for. */
  remove(key: Key, isIt: (value: Value) => boolean): void;
  of(key: Key): readonly Value[];
}

const NOTHING: readonly never[] = [];

export function createMultimap<Key, Value>(): Multimap<Key, Value> {
  const lists = new Map<Key, Value[]>();
  return {
    add(key, value) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [value]);
      else list.push(value);
    },
    remove(key, isIt) {
      const left = lists.get(key)?.filter((value) => !isIt(value)) ?? [];
      if (left.length === 0) lists.delete(key);
      else lists.set(key, left);
    },
    of: (key) => lists.get(key) ?? NOTHING,
  };
}
