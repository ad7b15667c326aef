/**
 * An object without what is not given. A field that may be missing is then missing, and not there as `undefined`, which
 * JSON, rows and `exactOptionalPropertyTypes` tell apart.
 */
export function given<T extends object>(fields: T): Given<T> {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) found[name] = value;
  return found as Given<T>;
}

export type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
