import { describe, expect, it } from 'vitest';
import { createWatchIndex } from './index.ts';

/** Rules of `docs/watch-language.md` that the parser and the index hold together. */
function hits(
  query: string,
  { title = '', text = '' }: { readonly title?: string; readonly text?: string },
): boolean {
  const index = createWatchIndex();
  index.put({ id: 'w', query });
  return index.match({ title, text, language: 'ru' }).length > 0;
}

describe('the watch language', () => {
  it('excludes by title and by text, inflected', () => {
    const query = 'порт NOT футбольный клуб';
    expect(hits(query, { title: 'Порт', text: 'Груз.' })).toBe(true);
    expect(hits(query, { title: 'О футбольном клубе', text: 'В порту.' })).toBe(false);
    expect(hits(query, { title: 'Порт', text: 'Встреча с футбольным клубом.' })).toBe(false);
  });

  it('looks for a group in the title only', () => {
    const query = 'title:(новый порт OR причал) груз';
    expect(hits(query, { title: 'О новых портах', text: 'Грузы.' })).toBe(true);
    expect(hits(query, { title: 'Причалы', text: 'Грузы.' })).toBe(true);
    expect(hits(query, { title: 'Грузы', text: 'Новый порт и причал.' })).toBe(false);
    expect(hits('порт NOT title:(груз OR рейд)', { title: 'Порт', text: 'Грузы на рейде.' })).toBe(true);
    expect(hits('порт NOT title:(груз OR рейд)', { title: 'Рейд', text: 'Порт.' })).toBe(false);
  });

  it('finds a phrase within the title or the text, and a conjunction across them', () => {
    expect(hits('новый порт', { title: 'Что нового: новый', text: 'порт' })).toBe(false);
    expect(hits('"новый порт"~5', { title: 'Новый', text: 'порт' })).toBe(false);
    expect(hits('новый AND порт', { title: 'Новый', text: 'порт' })).toBe(true);
  });

  it('binds NOT before AND, AND before OR', () => {
    const query = 'порт груз OR NOT паром AND рейд';
    expect(hits('порт AND груз OR паром', { text: 'паром' })).toBe(true);
    expect(hits(query, { text: 'рейд' })).toBe(true);
    expect(hits(query, { text: 'рейд, паром' })).toBe(false);
  });

  it('takes operators in small letters for words', () => {
    expect(hits('Terms and Conditions', { text: 'terms and conditions' })).toBe(true);
    expect(hits('Terms and Conditions', { text: 'conditions, terms' })).toBe(false);
  });

  it('narrows beside what an article needs', () => {
    expect(hits('порт AND (lang:ru OR lang:kk)', { text: 'в порту' })).toBe(true);
    expect(hits('порт AND (lang:az OR lang:kk)', { text: 'порт' })).toBe(false);
  });
});
