import { describe, expect, it } from 'vitest';
import { explainQuery } from './index.ts';

describe('explainQuery', () => {
  it('tells the conditions in words', () => {
    expect(explainQuery('порт AND ("новый причал" OR логист*) NOT title:футбол lang:ru').conditions).toEqual([
      'all of:',
      '  the word "порт" in any form',
      '  at least one of:',
      '    the phrase "новый причал" in any form',
      '    any word that begins with "логист"',
      '  none of:',
      '    the word "футбол" in any form, in the title',
      '  lang:ru',
    ]);
  });

  it('lists the agreeing forms by language', () => {
    const [term] = explainQuery('новый причал').terms;
    const russian = term?.forms.find(({ language }) => language === 'ru')?.forms;
    expect(russian).toEqual(expect.arrayContaining(['новый причал', 'нового причала', 'новыми причалами']));
    expect(russian).not.toContain('новый причала');
  });

  it('names the beginnings that suffix chains continue', () => {
    const [term] = explainQuery('Orta dəhliz').terms;
    expect(term?.forms.find(({ language }) => language === 'az')?.openEnded).toContain('orta dəhliz…');
  });

  it('reads as a text', () => {
    const { text } = explainQuery('="Trend" | Orta Koridor');
    expect(text).toContain('exactly "Trend"');
    expect(text).toMatch(/Turkish: .*orta koridor…/);
  });

  it('shows some of the forms that suffixes make', () => {
    const [term] = explainQuery('Orta Koridor').terms;
    const turkish = term?.forms.find(({ language }) => language === 'tr');
    expect(turkish?.examples).toEqual(
      expect.arrayContaining(['orta koridorlar', 'orta koridorun', 'orta koridorda']),
    );
    expect(explainQuery('Orta Koridor').text).toMatch(/Turkish: .*, such as orta koridorlar/);
  });

  it('says that a single word is taken as a nominative', () => {
    const [term] = explainQuery('коридора').terms;
    expect(term?.notes).toContainEqual(
      expect.objectContaining({ kind: 'nominative', language: 'ru', word: 'коридора' }),
    );
    expect(explainQuery('"порт Актау"~5').text).toContain('«порт» is taken as a nominative');
    for (const query of ['Средний коридор', 'логист*', '="Trend"', 'ТМТМ', 'Orta Koridor'])
      expect(explainQuery(query).terms[0]?.notes).toEqual([]);
  });

  it('names the nominatives by which a phrase in another case is understood', () => {
    const { terms, text } = explainQuery('Среднего коридора');
    expect(terms[0]?.notes).toMatchObject([{ kind: 'oblique', language: 'ru' }]);
    expect(text).toContain('understood as «средний коридор»');
    expect(explainQuery('Организация тюркских государств').terms[0]?.notes).toEqual([]);
  });

  it('says of a word that the grammar cannot place that its stem is looked for with endings', () => {
    for (const word of ['договориться', 'стремительно']) {
      const { terms, text } = explainQuery(word);
      expect(terms[0]?.notes).toMatchObject([{ kind: 'fallback', language: 'ru', word }]);
      expect(text).toContain('stem');
    }
  });
});
