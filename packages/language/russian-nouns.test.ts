import { describe, expect, it } from 'vitest';
import { russianForms } from './index.ts';
import { NOMINATIVE, allOf, reading } from './grammar.ts';
import { nounsOf } from './russian-nouns.ts';

const formsOf = (word: string) => russianForms(word).map((form) => form.text);
const grammarOf = (word: string, form: string) =>
  russianForms(word).find(({ text }) => text === form)?.grammar ?? 0;

/** By what they show: a word, then forms that it has. */
const declined: Readonly<Record<string, readonly string[]>> = {
  'plurals of their own': [
    'сын сына сыновья сыновей сыновьями',
    'муж мужа мужья мужей мужьям',
    'брат братья братьев братьями',
    'друг друга друзья друзей друзьями',
    'князь князя князья князей',
    'лист листа листы листов листья листьев',
    'стул стулья стульев',
    'дерево дерева деревья деревьев деревьями',
    'крыло крылья крыльев',
    'звено звенья звеньями',
    'небо небеса небес',
    'чудо чудеса чудес',
    'человек люди людей людьми',
    'ребенок детей детьми',
    'год годы годов лет годами',
    'хозяин хозяева хозяев',
    'сосед соседи соседей',
    'ухо уши ушей',
    'плечо плечи плеч',
    'татарин татары татар',
    'цветок цветы цветов цветка',
    'ягненок ягненка ягнята ягнят',
    'медвежонок медвежата медвежат',
    'курица куры кур курицы',
    'солдат солдата солдаты солдат',
  ],
  'the singular of a typed plural': [
    'сыновья сын сына',
    'листья лист листа',
    'деревья дерево дерева',
    'города город города городов городами',
    'государства государство государством государств',
    'отношения отношение отношением отношений',
    'предприятия предприятие предприятием',
    'дни день дня',
    'утята утенок утенка',
    'армяне армянин армян армянам',
    'санкции санкция санкций',
  ],
  'vowels that come and go': [
    'лев льва льву львом',
    'Павел Павла Павлу Павлом',
    'Пётр Петра Петру Петром',
    'соловей соловья соловьем',
    'огонек огонька огоньком',
    'сестра сестер',
    'кухня кухонь',
    'тюрьма тюрем',
    'кольцо колец',
    'судьба судеб',
    'полдень полудня',
    'псалом псалма',
    'заяц зайца зайцев',
  ],
  names: [
    'Илья Ильи Илье Илью Ильей',
    'Любовь Любови Любви Любовью',
    'Горький Горького Горькому Горьким',
    'Домодедово Домодедова Домодедове',
    'Люберцы Люберец Люберцам',
    'Галич Галича Галичем',
    'Чайковский Чайковского Чайковская Чайковской',
  ],
  'soft nouns of both genders': [
    'январь января январем',
    'словарь словаря словарем словари словарей',
    'метель метели метелью',
    'печать печати печатью',
    'вещь вещи вещью вещам',
    'роль роли ролью ролей',
    'пять пяти пятью',
  ],
  'parts of a compound': [
    'ракета-носитель ракеты-носителя ракетой-носителем ракета-носителя',
    'город-спутник города-спутника городами-спутниками',
    'пресс-центр пресс-центра пресс-центров',
  ],
  'cases in -у': ['угол углу', 'чай чаю', 'аэропорт аэропорту'],
};

describe('a noun', () => {
  for (const [what, rows] of Object.entries(declined)) {
    it(`has ${what}`, () => {
      for (const row of rows) {
        const [word = '', ...expected] = row.split(' ');
        const found = formsOf(word);
        const missing = expected.map((form) => form.toLowerCase()).filter((form) => !found.includes(form));
        expect([word, ...missing]).toEqual([word]);
      }
    });
  }

  it.each([
    'Ли',
    'боа',
    'трио',
    'Токио',
    'Данте',
    'Боттичелли',
    'Ющенко',
    'Черных',
    'Чавчавадзе',
    'Леонардо',
    'км',
    'у',
  ])('keeps one form: «%s»', (word) => {
    expect(formsOf(word)).toEqual([word.toLowerCase()]);
  });

  it.each([
    ['выборы', 'выбор'],
    ['духи', 'дух'],
    ['банка', 'банк'],
    ['Ольга', 'олег'],
    ['Иван', 'иванов'],
    ['Смирнова', 'смирнов'],
    ['кома', 'кому'],
    ['лев', 'леву'],
    ['месть', 'местам'],
    ['Андре', 'андрей'],
    ['веко', 'веков'],
    ['Иваново', 'иванов'],
    ['цвет', 'цветы'],
    ['лето', 'лет'],
    ['ребята', 'детей'],
  ])('«%s» has no form «%s»', (word, form) => {
    expect(formsOf(word)).not.toContain(form);
  });

  it('has no instrumental for a genitive plural: «дача» is «дач», «свеча» «свечей»', () => {
    expect(grammarOf('дача', 'дачей') & allOf('p')).toBe(0);
    expect(grammarOf('свеча', 'свечей') & reading('p', 'G')).not.toBe(0);
  });

  it('knows the number and case of each form', () => {
    expect(grammarOf('сын', 'сыновьям')).toBe(reading('p', 'D'));
    expect(grammarOf('угол', 'углу')).toBe(reading('m', 'D') | reading('m', 'L'));
    expect(grammarOf('год', 'лет') & reading('p', 'G')).not.toBe(0);
    expect(grammarOf('раз', 'раз') & reading('p', 'G')).not.toBe(0);
    expect(grammarOf('метель', 'метель') & allOf('m')).toBe(0);
    expect(grammarOf('ворота', 'ворот') & ~allOf('p')).toBe(0);
    expect(grammarOf('Пулково', 'пулково') & reading('n', 'L')).not.toBe(0);
  });

  it('is not made up from a form: «вокзала» is of «вокзал», not of «вокзало»', () => {
    const lemmas = (word: string) =>
      nounsOf(word).flatMap((forms) =>
        [...forms].filter(([, mask]) => (mask & NOMINATIVE & ~allOf('p')) !== 0).map(([form]) => form),
      );
    expect(lemmas('вокзала')).toContain('вокзал');
    expect(lemmas('вокзала')).not.toContain('вокзало');
    expect(lemmas('ведомства')).toContain('ведомство');
    expect(lemmas('болота')).toContain('болото');
  });
});
