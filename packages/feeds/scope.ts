import { type Meaning, meaningOf } from './element-table.ts';
import { vocabularyOf } from './namespaces.ts';
import type { OpenTag } from './xml-events.ts';

/** What the names in a part of the document mean, by the namespaces that are declared there. */
export interface Scope {
  /** Prefix to vocabulary; the empty prefix is the default namespace. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Names that were asked for before. */
  readonly known: Map<string, Meaning | undefined>;
}

export const outermostScope = (): Scope => ({ prefixes: new Map(), known: new Map() });

/** No feed has as many prefixes or names; a document that makes up new ones in every element gains nothing. */
const MOST_PREFIXES = 40;
const MOST_NAMES = 200;

/** The scope inside of a tag: that around it, unless it declares namespaces. */
export function scopeIn(tag: OpenTag, around: Scope): Scope {
  let prefixes: Map<string, string> | undefined;
  for (let at = 0; at < tag.attributes.length; at += 2) {
    const name = tag.attributes[at] ?? '';
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes ??= new Map(around.prefixes);
    const prefix = name.slice(6);
    if (prefixes.size < MOST_PREFIXES)
      prefixes.set(prefix, vocabularyOf(tag.attributes[at + 1] ?? '') ?? prefix);
  }
  return prefixes === undefined ? around : { prefixes, known: new Map() };
}

/**
 * What an element means. A prefix that is not declared, or with an address that nobody knows, means what it usually does:
 * publishers forget the declaration, or mistype the address.
 */
export function meaningIn({ prefixes, known }: Scope, name: string): Meaning | undefined {
  if (known.has(name)) return known.get(name);
  const small = name.toLowerCase();
  const colon = small.indexOf(':');
  const prefix = colon === -1 ? '' : small.slice(0, colon);
  const vocabulary = prefixes.get(prefix) ?? (prefix === 'atom' || prefix === 'rss' ? '' : prefix);
  const local = small.slice(colon + 1);
  const meaning = meaningOf(vocabulary === '' ? local : `${vocabulary}:${local}`);
  if (known.size < MOST_NAMES) known.set(name, meaning);
  return meaning;
}
