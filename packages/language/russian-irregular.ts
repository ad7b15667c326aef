import { reading } from './grammar.ts';
import { type Endings, type Forms, decline } from './russian-endings.ts';

/** A noun that follows no class; the stem is what all its forms share. */
interface Irregular {
  readonly stem: string;
  readonly endings: Endings;
}

const half = (rest: string, endings: string): Irregular => ({
  stem: 'пол',
  endings: { m: endings.replaceAll('-', rest), n: endings.replaceAll('-', rest) },
});

export const irregularNouns: Readonly<Record<string, Irregular>> = {
  путь: { stem: 'пут', endings: { m: 'ь и и @ ем и', p: 'и ей ям @ ями ях' } },
  день: { stem: 'д', endings: { m: 'ень ня ню @ нем не', p: 'ни ней ням @ нями нях' } },
  человек: {
    stem: '',
    endings: {
      m: 'человек человека человеку @ человеком человеке',
      p: 'люди людей/человек людям @ людьми людях',
    },
  },
  ребенок: {
    stem: '',
    endings: {
      m: 'ребенок ребенка ребенку @ ребенком ребенке',
      p: 'дети детей детям @ детьми детях',
    },
  },
  дитя: { stem: 'дитя', endings: { n: '∅ ти ти = тей ти' } },
  дно: { stem: 'д', endings: { n: 'но на ну = ном не', p: 'онья оньев оньям @ оньями оньях' } },
  ухо: { stem: 'у', endings: { n: 'хо ха ху = хом хе', p: 'ши шей шам @ шами шах' } },
  год: {
    stem: '',
    endings: { m: 'год года году @ годом годе/году', p: 'годы/года годов/лет годам @ годами годах' },
  },
  цвет: { stem: 'цвет', endings: { m: '∅ а у @ ом е/у', p: 'а ов ам @ ами ах' } },
  заяц: { stem: 'за', endings: { m: 'яц йца йцу @ йцем йце', p: 'йцы йцев йцам @ йцами йцах' } },
  вошь: { stem: 'в', endings: { f: 'ошь ши ши = ошью ши', p: 'ши шей шам @ шами шах' } },
  мать: { stem: 'мат', endings: { f: 'ь ери ери = ерью ери', p: 'ери ерей ерям @ ерями ерях' } },
  дочь: { stem: 'доч', endings: { f: 'ь ери ери = ерью ери', p: 'ери ерей ерям @ ерями/ерьми ерях' } },
  рожь: { stem: 'р', endings: { f: 'ожь жи жи = ожью жи' } },
  ложь: { stem: 'л', endings: { f: 'ожь жи жи = ожью жи' } },
  церковь: { stem: 'церк', endings: { f: 'овь ви ви = овью ви', p: 'ви вей вам/вям @ вами/вями вах/вях' } },
  любовь: { stem: 'люб', endings: { f: 'овь ви/ови ви/ови = овью ви/ови' } },
  кровь: { stem: 'кров', endings: { f: 'ь и и = ью и' } },
  судно: { stem: 'суд', endings: { n: 'но на ну = ном не', p: 'а ов ам @ ами ах' } },
  лето: { stem: 'лет', endings: { n: 'о а у = ом е', p: 'а - ам @ ами ах' } },
  яйцо: { stem: 'яйц', endings: { n: 'о а у = ом е', p: 'а - ам @ ами ах' } },
  лед: { stem: 'л', endings: { m: 'ед ьда ьду @ ьдом ьде/ьду', p: 'ьды ьдов ьдам @ ьдами ьдах' } },
  христос: { stem: 'христ', endings: { m: 'ос а у @ ом е' } },
  господь: { stem: 'господ', endings: { m: 'ь/и а у @ ом е' } },
  бог: { stem: 'бо', endings: { m: 'г/же га гу @ гом ге', p: 'ги гов гам @ гами гах' } },
  тысяча: { stem: 'тысяч', endings: { f: 'а и е у ей/ею/ью е', p: 'и ∅ ам @ ами ах' } },
  полчаса: half('часа', '- учаса учасу - учасом учасе'),
  полгода: half('года', '- угода угоду - угодом угоде'),
  полдень: half('день', '- удня/дня удню - уднем удне'),
  полночь: { stem: 'пол', endings: { f: 'ночь уночи/ночи уночи/ночи = уночью уночи/ночи' } },
};

/** «полвека», «полсотни»: half of what stands behind, in the other cases with полу-: «полувека», «полусотней». */
export function halfOf(word: string): Irregular | undefined {
  const [, stem = '', ending = ''] = HALF.exec(word) ?? [];
  if (stem === '') return undefined;
  const dative = ending === 'а' ? 'у' : 'е';
  const instrumental = ending === 'а' ? 'ом' : ending === 'ы' ? 'ой' : 'ей';
  return half(stem + ending, `- у${stem}${ending} у${stem}${dative} - у${stem}${instrumental} у${stem}е`);
}

const HALF =
  /^пол((?:миллион|миллиард|век|метр|километр|литр|месяц|десятк|процент|стакан)(?=а$)|(?:сотн|тысяч)(?=и$)|(?:минут|секунд|тонн)(?=ы$))([аиы])$/;

const hard = 'а ∅ ам @ ами ах';
const soft = 'ья ьев ьям @ ьями ьях';
const softMen = 'ья ей ьям @ ьями ьях';

/** Plurals beside the regular ones: the stem and its endings. */
const otherPlurals: Readonly<Record<string, readonly [stem: string, endings: string]>> = {
  сын: ['сынов', softMen],
  муж: ['муж', softMen],
  друг: ['друз', softMen],
  князь: ['княз', softMen],
  деверь: ['девер', softMen],
  кум: ['кумов', soft],
  сук: ['суч', soft],
  клок: ['клоч', soft],
  крюк: ['крюч', soft],
  ...Object.fromEntries(
    'брат собрат зять шурин стул лист кол прут клин колос обод полоз повод лоскут зуб струп брус камень корень уголь'
      .split(' ')
      .map((word) => [word, [word.replace(/ь$/, ''), soft] as const]),
  ),
  ...Object.fromEntries(
    'дерево перо крыло звено полено шило помело'
      .split(' ')
      .map((word) => [word, [word.slice(0, -1), soft] as const]),
  ),
  небо: ['небес', hard],
  чудо: ['чудес', hard],
  хозяин: ['хозяев', hard],
  господин: ['господ', hard],
  колено: ['колен', 'и/ья ей/ьев ям/ьям @ ями/ьями ях/ьях'],
  плечо: ['плеч', 'и ∅ ам @ ами ах'],
  заря: ['зор', 'и ь ям @ ями ях'],
  око: ['оч', 'и ей ам @ ами ах'],
  черт: ['черт', 'и ей ям @ ями ях'],
  сосед: ['сосед', 'и ей ям @ ями ях'],
  курица: ['кур', 'ы ∅ ам @ ами ах'],
  цветок: ['цвет', 'ы ов ам @ ами ах'],
  яблоко: ['яблок', 'и ∅ ам @ ами ах'],
  яйцо: ['яиц', '- ∅ - = - -'],
  щенок: ['щен', 'ки/ята ков/ят кам/ятам @ ками/ятами ках/ятах'],
  цыган: ['цыган', 'е ∅ ам @ ами ах'],
  татарин: ['татар', 'ы ∅ ам @ ами ах'],
  болгарин: ['болгар', 'ы ∅ ам @ ами ах'],
  барин: ['бар', 'е/ы ∅ ам @ ами ах'],
  боярин: ['бояр', 'е ∅ ам @ ами ах'],
};

/** The forms of a plural beside the regular one: «сыновья», «листья», «котята»; empty where there is none. */
export function otherPlural(word: string): Forms {
  const [stem, endings] = otherPluralOf(word) ?? [];
  return stem === undefined || endings === undefined
    ? new Map()
    : decline({ stem, endings: { p: endings }, kind: 'noun' });
}

/** Beside whose other plural there is a regular one too: «листы», «корни»; but only «стулья». */
const WITH_BOTH =
  /^(сын|муж|лист|кум|сук|крюк|клок|повод|лоскут|зуб|камень|корень|уголь|курица|цветок|цыган|яйцо|колено)$/;

/** Whether the plural beside the regular one is the only one. */
export const hasOwnPlural = (word: string): boolean =>
  Object.hasOwn(otherPlurals, word) && !WITH_BOTH.test(word);

export const hasOtherPlural = (word: string): boolean => otherPluralOf(word) !== undefined;

function otherPluralOf(word: string): readonly [stem: string, endings: string] | undefined {
  if (Object.hasOwn(otherPlurals, word)) return otherPlurals[word];
  const [, stem, vowel] = /^(..+)([ео])нок$/.exec(word) ?? [];
  if (stem === undefined || word === 'ребенок') return undefined;
  if (vowel === 'е') return [stem, 'ята ят ятам @ ятами ятах'];
  return /[жшч]$/.test(stem) ? [stem, 'ата ат атам @ атами атах'] : undefined;
}

/** Lemmas by their plural beside the regular one. */
const lemmaOfPlural = new Map(
  Object.keys(otherPlurals).flatMap((lemma) =>
    [...otherPlural(lemma)]
      .filter(([, mask]) => (mask & reading('p', 'N')) !== 0)
      .map(([form]) => [form, lemma] as const),
  ),
);

/** Lemmas that have such a plural, and these plurals. */
export const ofOtherPlurals: readonly string[] = [
  ...Object.keys(otherPlurals),
  ...lemmaOfPlural.keys(),
  'времена',
];

/** времена, имена */
const IN_MYA = /^(врем|им|знам|плам|брем|плем|сем|стрем)ена$/;

/** The word of which this is the irregular plural: «сыновья», «люди», «волчата». */
export function lemmaOfIrregularPlural(word: string): string | undefined {
  const [, stem, vowel] = /^(..+)([яа])та$/.exec(word) ?? [];
  if (stem !== undefined && /[жшч]$/.test(stem) === (vowel === 'а')) {
    return `${stem}${vowel === 'я' ? 'е' : 'о'}нок`;
  }
  if (word === 'люди') return 'человек';
  if (word === 'дети') return 'ребенок';
  return IN_MYA.test(word) ? word.replace(/ена$/, 'я') : lemmaOfPlural.get(word);
}
