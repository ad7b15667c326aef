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
});
