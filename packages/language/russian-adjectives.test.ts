import { describe, expect, it } from 'vitest';
import { russianForms } from './index.ts';
import { allOf, reading } from './grammar.ts';

const formsOf = (word: string) => russianForms(word).map((form) => form.text);
const grammarOf = (word: string, form: string) =>
  russianForms(word).find(({ text }) => text === form)?.grammar ?? 0;

const declined = [
  'первый первого первая первыми',
  'третий третьего третьей третья третьих',
  'медвежий медвежьего медвежья медвежьими',
  'чиновничий чиновничьего чиновничья',
  'большой большого большому больших большая',
  'чужой чужого чужая чужих',
  'горячий горячего горячая горячих',
  'злой злого злая злых',
  'учащийся учащегося учащаяся учащихся',
  'вооруженный вооруженного вооруженных',
  'наш нашего наша нашей наши нашими',
  'весь всего вся всей все всеми',
  'этот этого эта эти этими',
  'прошлое прошлого прошлым прошлом',
  'набережная набережной набережную набережные',
  'рабочий рабочего рабочие рабочих',
];

describe('an adjective', () => {
  it.each(declined)('%s', (row) => {
    const [word = '', ...expected] = row.split(' ');
    const found = formsOf(word);
    expect(expected.filter((form) => !found.includes(form))).toEqual([]);
  });

  it('has every gender when typed in the masculine, and its own when typed in another', () => {
    expect(formsOf('торговый')).toContain('торговая');
    expect(formsOf('столовая')).not.toContain('столовый');
    expect(formsOf('прошлое')).not.toContain('прошлая');
    expect(formsOf('данные')).not.toContain('данная');
  });

  it('has no forms of another: «больший» is not «большой»', () => {
    expect(formsOf('больший')).not.toContain('большой');
    expect(formsOf('большой')).not.toContain('большего');
  });

  it('is no noun in -ений, -оний, -строй', () => {
    expect(formsOf('Евгений')).toContain('евгения');
    expect(formsOf('Антоний')).toContain('антонием');
    expect(formsOf('Мостострой')).toContain('мостострою');
    expect(formsOf('осенний')).toContain('осеннего');
  });

  it('knows the gender and case of each form', () => {
    expect(grammarOf('третий', 'третьему')).toBe(reading('m', 'D') | reading('n', 'D'));
    expect(grammarOf('наш', 'наша')).toBe(reading('f', 'N'));
    expect(grammarOf('данные', 'данным') & ~allOf('p')).toBe(0);
  });
});
