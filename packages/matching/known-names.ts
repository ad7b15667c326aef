import { queryOfKeyword } from '@newswatch/domain';
import { companies } from './known-names/companies.ts';
import { organisations } from './known-names/organisations.ts';
import { people } from './known-names/people.ts';
import { places } from './known-names/places.ts';
import { routes } from './known-names/routes.ts';
import { parseQuery } from './parse.ts';
import type { QueryNode, Term } from './query.ts';
import { type WatchIndex, createWatchIndex } from './watch-index.ts';

/**
 * Names of the same thing in the languages of the region, so that whoever watches «Средний коридор» is offered ТМТМ, Орта
 * дәліз, Orta dəhliz, Orta Koridor, TITR and Middle Corridor. A name is found by any of its forms. Names written `="…"`
 * are exact.
 */
export interface KnownNames {
  /**
   * What the phrases of a query are also called, as far as it does not look for that already. Exclusions, prefixes, exact
   * forms and distances have no other names.
   * @throws NewswatchError `watch-does-not-parse`
   */
  namesFor(query: string): readonly NamesOfTerm[];
  /** The query with the known names as alternatives beside each phrase. @throws NewswatchError `watch-does-not-parse` */
  addTo(query: string): string;
  /** The keywords and their known names, without exact ones. @throws NewswatchError `watch-does-not-parse` */
  addToKeywords(keywords: readonly string[]): readonly string[];
}

export interface NamesOfTerm {
  /** As typed. */
  readonly term: string;
  readonly names: readonly string[];
}

/** @param own groups of names of the same thing, besides ours; a group that shares a name with one of ours adds to it */
export function createKnownNames(own: readonly (readonly string[])[] = []): KnownNames {
  const groups = [...ours(), ...own];
  let index: WatchIndex | undefined;
  const namesFor = (query: string): readonly Suggestion[] => {
    const places = placesOf(parseQuery(query).root, 'or');
    index ??= indexed(groups);
    return suggestions(places, { groups, index });
  };
  return {
    namesFor: (query) => namesFor(query).map(({ place, names }) => ({ term: place.term.typed, names })),
    addTo: (query) => inserted(query, namesFor(query)),
    addToKeywords(keywords) {
      const found = keywords.flatMap((keyword) => namesFor(queryOfKeyword(keyword)));
      const plain = found.flatMap(({ names }) => names).filter((name) => !isExact(name));
      return [...new Set([...keywords, ...plain])];
    },
  };
}

const ours = (): readonly (readonly string[])[] =>
  [...routes, ...places, ...organisations, ...companies, ...people].map((line) =>
    line.split('|').map((name) => name.trim()),
  );

/** A phrase of a query, and what stands around it. */
interface Place {
  readonly term: Term;
  readonly parent: 'and' | 'or';
}
interface Suggestion {
  readonly place: Place;
  readonly names: readonly string[];
}
interface Known {
  readonly groups: readonly (readonly string[])[];
  readonly index: WatchIndex;
}

/** Phrases and exact forms; nothing of what is excluded. */
function placesOf(node: QueryNode, parent: Place['parent']): readonly Place[] {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const { kind } = node;
      return node.nodes.flatMap((each) => placesOf(each, kind));
    }
    case 'phrase':
      return node.words.some(({ prefix }) => prefix) ? [] : [{ term: node, parent }];
    case 'exact':
      return [{ term: node, parent }];
    case 'not':
    case 'filter':
    case 'near':
      return [];
  }
}

/** Every name as a watch, so that a phrase is recognized in any of its forms. */
function indexed(groups: readonly (readonly string[])[]): WatchIndex {
  const index = createWatchIndex();
  for (const [group, names] of groups.entries())
    for (const [at, name] of names.entries()) index.put({ id: `${group}/${at}`, query: asTerm(name) });
  return index;
}

const isExact = (name: string): boolean => name.startsWith('=');
const asTerm = (name: string): string => (isExact(name) ? name : queryOfKeyword(name));
const asWritten = (name: string): string => (isExact(name) ? name.slice(2, -1) : name);

function suggestions(places: readonly Place[], { groups, index }: Known): readonly Suggestion[] {
  const phrases = places.filter(({ term }) => term.kind === 'phrase');
  const exact = places.filter(({ term }) => term.kind === 'exact').map(({ term }) => `="${term.typed}"`);
  const asked = createWatchIndex();
  for (const [at, { term }] of phrases.entries())
    asked.put({ id: String(at), query: queryOfKeyword(term.typed) });
  const found = phrases.map((place) => ({ place, ids: wholly(index, place.term.typed) }));
  // A name is told once, and not at all where it is typed already in some form, or found by what is typed.
  const typed = found.flatMap(({ ids }) => ids.map((id) => nameOf(groups, id)));
  const told = new Set([...exact, ...typed]);
  return found
    .map(({ place, ids }) => {
      const names = ids
        .flatMap((id) => groups[placeOf(id).group] ?? [])
        .filter((name) => !told.has(name) && wholly(asked, asWritten(name)).length === 0);
      for (const name of names) told.add(name);
      return { place, names: [...new Set(names)] };
    })
    .filter(({ names }) => names.length > 0);
}

function placeOf(id: string): { readonly group: number; readonly at: number } {
  const [group = 0, at = 0] = id.split('/').map(Number);
  return { group, at };
}

function nameOf(groups: readonly (readonly string[])[], id: string): string {
  const { group, at } = placeOf(id);
  return groups[group]?.[at] ?? '';
}

/** The watches that find a name from its first word to its last. */
function wholly(index: WatchIndex, name: string): readonly string[] {
  return index
    .match({ text: name })
    .filter(({ matches }) =>
      matches.some(({ start, end }) => !/[\p{L}\p{N}]/u.test(name.slice(0, start) + name.slice(end))),
    )
    .map(({ watch }) => watch);
}

/** From the last to the first, so that places stay what they are. */
function inserted(query: string, found: readonly Suggestion[]): string {
  return found.reduceRight((text, { place: { term, parent }, names }) => {
    const typed = text.slice(term.from, term.to);
    const before = /^title:/i.test(typed) ? 'title:' : '';
    const alternatives = [typed, ...names.map((name) => before + asTerm(name))].join(' | ');
    const group = parent === 'or' ? alternatives : `(${alternatives})`;
    return text.slice(0, term.from) + group + text.slice(term.to);
  }, query);
}
