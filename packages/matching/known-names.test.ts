import { fold } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { createKnownNames, parseQuery } from './index.ts';
import { companies } from './known-names/companies.ts';
import { organisations } from './known-names/organisations.ts';
import { people } from './known-names/people.ts';
import { places } from './known-names/places.ts';
import { routes } from './known-names/routes.ts';

const known = createKnownNames();
const namesFor = (query: string) => known.namesFor(query).flatMap(({ names }) => names);
const corridor = ['ТМТМ', 'Орта дәліз', 'Orta dəhliz', 'Orta Koridor', 'TITR', 'Middle Corridor'];

describe('known names', () => {
  it.each([
    'Средний коридор',
    'Среднего коридора',
    'средним коридором',
    'ТМТМ',
    "Orta Koridor'un",
    'Middle Corridors',
  ])('are found by %s', (typed) => {
    const others = corridor.filter((name) => fold(name) !== fold(typed) && !typed.startsWith(name));
    expect(namesFor(typed)).toEqual(expect.arrayContaining(others));
  });

  it('are told for each phrase, and not what the query looks for already', () => {
    expect(known.namesFor('Средний коридор AND (порту Актау OR футбол)').map(({ term }) => term)).toEqual([
      'Средний коридор',
      'порту Актау',
    ]);
    const names = namesFor("Средний коридор | Orta Koridor'un | Middle Corridors");
    expect(names).toContain('TITR');
    expect(names).not.toContain('Orta Koridor');
    expect(names).not.toContain('Middle Corridor');
  });

  it.each([
    'развитие Среднего коридора',
    'коридор',
    'NOT Средний коридор source:a.example',
    '="ТМТМ"',
    'Средний коридор*',
  ])('has none for %s', (query) => expect(namesFor(query)).toEqual([]));

  it('become alternatives beside the phrase, wherever it stands', () => {
    const own = createKnownNames([['Новая гавань', 'New Harbour', '="NH"']]);
    expect(own.addTo('Новая гавань')).toBe('Новая гавань | "New Harbour" | ="NH"');
    expect(own.addTo('паром AND («Новая гавань» OR рейд) NOT футбол')).toBe(
      'паром AND («Новая гавань» | "New Harbour" | ="NH" OR рейд) NOT футбол',
    );
    expect(own.addTo('"паром" Новой гавани lang:ru')).toBe(
      '"паром" (Новой гавани | "New Harbour" | ="NH") lang:ru',
    );
    expect(own.addTo('title:"Новая гавань" порт')).toBe(
      '(title:"Новая гавань" | title:"New Harbour" | title:="NH") порт',
    );
    expect(own.addTo('title:(Новая гавань) порт')).toBe(
      'title:((Новая гавань | "New Harbour" | ="NH")) порт',
    );
    expect(own.addToKeywords(['паром', 'New Harbour'])).toEqual(['паром', 'New Harbour', 'Новая гавань']);
    const all = known.addTo('СНГ');
    expect(all).toContain('="CIS"');
    expect(known.addTo(all)).toBe(all);
    for (const query of ['Средний коридор', 'паром AND Евросоюз NOT футбол', 'title:СНГ'])
      expect(() => parseQuery(known.addTo(query))).not.toThrow();
  });

  it('of our own may be added to', () => {
    const own = createKnownNames([['ТМТМ', 'Наш маршрут']]);
    expect(own.namesFor('Наш маршрут')[0]?.names).toEqual(['ТМТМ']);
    expect(own.namesFor('ТМТМ')[0]?.names).toEqual(
      expect.arrayContaining(['Наш маршрут', 'Middle Corridor']),
    );
  });
});

describe('the list of known names', () => {
  const groups = [...routes, ...places, ...organisations, ...companies, ...people].map((line) =>
    line.split('|').map((name) => name.trim()),
  );

  it('has many things, each with several names, none of them twice', () => {
    expect(groups.length).toBeGreaterThan(100);
    for (const names of groups) expect(names.length, names[0]).toBeGreaterThan(1);
    const all = groups.flat().map((name) => (name.startsWith('=') ? name : fold(name)));
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
    expect(all.filter((name) => name === '')).toEqual([]);
  });

  it('names each thing in the scripts of the region', () => {
    for (const names of groups) {
      const spelt = names.join(' ');
      expect(/\p{Script=Cyrillic}/u.test(spelt) && /\p{Script=Latin}/u.test(spelt), names[0]).toBe(true);
    }
  });
});
