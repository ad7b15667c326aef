import { describe, expect, it } from 'vitest';
import { englishForms } from './english.ts';
import { phraseForms, phraseWords } from './index.ts';

/** Whether the phrase accepts the words, by any of its readings that is as long. */
function accepts(phrase: string, found: string): boolean {
  const tokens = phraseWords(found).map((word) => word.folded);
  return phraseForms(phraseWords(phrase)).some(
    ({ language, words }) =>
      (language === 'en' || language === undefined) &&
      words.length === tokens.length &&
      words.every(({ forms }, at) => forms.has(tokens[at] ?? '')),
  );
}

const plurals = [
  'corridor corridors',
  'country countries',
  'railway railways',
  'crisis crises',
  'analysis analyses',
  'axis axes',
  'man men',
  'woman women',
  'policeman policemen',
  'german germans',
  'child children',
  'foot feet',
  'person people',
  'person persons',
  'leaf leaves',
  'shelf shelves',
  'wife wives',
  'knife knives',
  'belief beliefs',
  'roof roofs',
  'hero heroes',
  'potato potatoes',
  'cargo cargoes',
  'cargo cargos',
  'criterion criteria',
  'phenomenon phenomena',
  'datum data',
  'memorandum memoranda',
  'referendum referendums',
  'index indices',
  'index indexes',
  'matrix matrices',
  'alumnus alumni',
  'bureau bureaux',
  'bus buses',
  'gas gases',
  'tax taxes',
  'process processes',
  'church churches',
  'monarch monarchs',
  'house houses',
  'licence licences',
  'quiz quizzes',
  'virus viruses',
];

describe('englishForms', () => {
  it.each(plurals)('finds plural and singular from each other, with their possessives: %s', (row) => {
    const [singular = '', plural = ''] = row.split(' ');
    expect(englishForms(singular)).toEqual(expect.arrayContaining([singular, plural, `${singular}'s`]));
    expect(englishForms(plural)).toEqual(expect.arrayContaining([singular, plural, `${singular}'s`]));
  });

  it('keeps the number of words that have but one', () => {
    expect(englishForms('news')).toEqual(['news', "news's"]);
    expect(englishForms('series')).toEqual(['series', "series's"]);
  });

  it('does not take a short word or another word for a form', () => {
    expect(englishForms('uses')).not.toContain('us');
    expect(englishForms('new')).not.toContain('news');
    expect(englishForms('human')).not.toContain('humen');
    expect(englishForms('process')).not.toContain('proces');
    expect(englishForms('port')).not.toContain('porting');
  });
});

describe('an English phrase', () => {
  it.each([
    ['Middle Corridor', 'Middle Corridors'],
    ['Middle Corridor', 'Middle Corridor’s'],
    ['Middle Corridors', 'middle corridor'],
    ["Middle Corridor's", 'Middle Corridor'],
    ["Middle Corridor's", 'Middle Corridors'],
    ['port of Aktau', 'ports of Aktau'],
    ['port of Aktau', 'port of Aktau’s'],
    ['Ports of Aktau', 'port of Aktau'],
    ['Trans-Caspian', 'Trans Caspian'],
    ['Trans-Caspian', 'Transcaspian'],
    ['Trans-Caspian route', 'Transcaspian routes'],
    ['attorney general', 'attorneys general'],
    ['attorney general', "attorney general's"],
    ['editor in chief', 'editors-in-chief'],
    ['commander-in-chief', "commander-in-chief's"],
    ['COP29', "COP29's"],
  ])('«%s» accepts «%s»', (phrase, found) => {
    expect(accepts(phrase, found)).toBe(true);
  });

  it.each([
    ['Middle Corridor', 'Middles Corridor'],
    ['trade talk', 'trade talking'],
    ['port of call', 'port of calls'],
    ['port of Aktau', 'port’s of Aktau'],
    ['United States', 'united state'],
    ['Brussels', 'brussel'],
    ['elect general', 'elects general'],
  ])('«%s» does not accept «%s»', (phrase, found) => {
    expect(accepts(phrase, found)).toBe(false);
  });
});
