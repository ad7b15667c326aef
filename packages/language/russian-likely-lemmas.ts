import { allOf, reading } from './grammar.ts';
import { type Forms, restrict } from './russian-endings.ts';
import { restoredStems } from './russian-stems.ts';
import { genderOfStem } from './russian-genders.ts';
import { neutersInO } from './russian-neuters.ts';
import { dropping, mensWords, pluralInA } from './russian-words.ts';

/**
 * Lemmas that are words, of all those that endings allow. A lemma is left out
 *
 * - in -о or -е, where nothing says that it is a neuter: «коридора» is of «коридор», not of «коридоро», «проливе» of
 *   «пролив», not «проливе»;
 * - in -ства, -ения, -теля as a feminine, in -ций, -сий, -зий as a masculine; so with stems that are known for masculine or
 *   end as such: «партнеры» is of «партнер», not of «партнера»;
 * - in -а or in a consonant where the stem tells the other gender (`russian-genders.ts`): «внешние встречи» are no «встреч»;
 * - beside a well-known neuter («дела» is of «дело», not of «дела»);
 * - in -ь in the gender that such an ending hardly has: «рукописи» is of a feminine;
 * - as a man's in -а, -я, unless it is known for one: «соседние страны», not «соседний страна».
 *
 * All are kept when none is left.
 */
export function likely(candidates: readonly Forms[]): readonly Forms[] {
  const known = candidates.filter(
    (forms) => isKnownNeuter(lemmaOf(forms, 'n')) || isKnownFeminine(lemmaOf(forms, 'f')),
  );
  const usual = candidates.filter((forms) => !isStrange(forms));
  const kept = known.length > 0 ? known : usual.length > 0 ? usual : candidates;
  return kept.map((forms) => inUsualGender(withoutMen(forms)));
}

const isKnownNeuter = (lemma: string): boolean =>
  (neutersInO.has(lemma) && lemma !== 'тесто' && lemma !== 'дно') || /^(море|поле|горе)$/.test(lemma);

const isKnownFeminine = (lemma: string): boolean =>
  lemma.endsWith('а') && genderOfStem(lemma.slice(0, -1)) === 'f';

/** The nominative of a gender, or nothing. */
export function lemmaOf(forms: Forms, gender: string): string {
  const nominative = reading(gender, 'N');
  for (const [form, mask] of forms) if ((mask & nominative) !== 0) return form;
  return '';
}

function isStrange(forms: Forms): boolean {
  if (forms.size === 1) return [...forms.keys()].every((form) => /([^еи]е|[ыи]х)$/.test(form));
  return (
    isStrangeNeuter(lemmaOf(forms, 'n')) ||
    isStrangeFeminine(lemmaOf(forms, 'f')) ||
    /([цсз]ий|ией|[аеиоуыэюягкхц]ь|[^ор]жь|[бвгджзптфхцчш]к)$/.test(lemmaOf(forms, 'm')) ||
    /([гкхц]ь|[^ор]жь)$/.test(lemmaOf(forms, 'f'))
  );
}

const isStrangeNeuter = (lemma: string): boolean =>
  (lemma.endsWith('о') && !/(ств|л)о$/.test(lemma) && !neutersInO.has(lemma)) ||
  /[цзгфх]ие$/.test(lemma) ||
  (lemma.endsWith('е') && !/([иь]е|ище|(лн|рд|тен|юд|льз|й)це|^(море|поле|горе|ложе|вече))$/.test(lemma));

function isStrangeFeminine(lemma: string): boolean {
  const stem = lemma.slice(0, -1);
  if (/(ств|ени|тел|яти|ыти|ити|тви|щани|дани|вани|зани)[ая]$/.test(lemma))
    return !/^(арм|к|слов)ения$/.test(lemma);
  if (STRANGE_SOFT.test(lemma)) return !USUAL_SOFT.test(lemma);
  if (!lemma.endsWith('а') || FEMININE.has(lemma)) return false;
  return (
    genderOfStem(stem) === 'm' ||
    MASCULINE_STEM.test(lemma) ||
    pluralInA.has(stem) ||
    restoredStems(stem).some((each) => dropping.has(each))
  );
}

/** Those in -ь, -й that end as feminines in -я, -а would: автомобиль, музей, дождь, ночь. */
const STRANGE_SOFT =
  /([гкхжшщчцсзтбвпрад]|[аеиоуыбктс]л|[аоу]|музе)я$|^(ноч|реч|печ|дочеч|вещ|помощ|мыш|молодеж|роскош|мелоч)а$/;
const USUAL_SOFT =
  /(^|[^а-я])(тетя|дядя|дитя|стая|свая|хвоя|соя|туя|статуя|сбруя|чешуя|воля|доля|неделя|пуля|миля|буря|заря|потеря|петля|капля|земля|[а-я]*ья|[а-я]+ия)$/;
const MASCULINE_STEM =
  /(ент|ант|онт|унт|орт|акт|ект|укт|ист|ест|аст|ост|изм|[тдбзвс]ор|[нтдлкгжс]ер|тр|[яо]к|ник|ус|ир|ум|нг|кс|ип|нс|аф|ыв|ег|яд|йт|[ую]рс|ерв|уп|рг|иф|яр|[чщ]ик|лог|зык|ход|од|[нрт]ал|иал|[лвтч]ет|[мтк]ат|лдат|идат|[ийлфгк]он|[мгтк]ан|лад|вик|рив|лив|пад|каз|рос|вол|вар|таж|вес|уск|дел|руг|воз|ряд|нос|[лв]яр|ерт|удар|ебан|алиб|рейс|юз|завод|груз|район|[^иао]ц|толб|народ|ковод|экипаж|[бс]ейн|лфавит|сад|могол|счет|мир|банк|парат|курд|пуск|фонд|стенд|бренд|тренд|гранд|фликт|[мд]ит|зис|рвис|штаб|ъезд|долг|нар|зон|[ио]нат|тократ|ентрат|консул|азрез|шейх|герб|штраф|клад|труд|сапог|запас|вопрос|процесс|прогресс|конгресс|матч|щит|диплом|округ|маршал|канал|вокзал|журнал)а$/;

/** Feminines that end so. */
const FEMININE: ReadonlySet<string> = new Set(
  (
    'зона граната соната команда аренда банда легенда веранда пропаганда контора штора манера пантера лента рента невеста капуста паста каста верста секта когорта котлета клевета чета цитата ' +
    'икона колона оборона корона сметана охрана баллада услада закуска подруга угроза роса завеса квартира сатира лира ' +
    'чума дума сума штанга графа коллега телега флейта ступа скорлупа лупа каторга сестра медсестра строка проволока ' +
    'склока сорока осока детвора свора лавра метра техника клиника механика паника хроника туника электроника гранта ' +
    'природа погода порода свобода вода мода руда ссуда посуда простуда причуда группа основа голова трава ' +
    'норма шуба труба овца пыльца зона корова королева вдова подкова обнова дорога опера галера сера ' +
    'оса полоса коса роза проза фраза база ваза фаза пшеница улица граница столица больница'
  ).split(' '),
);

/** -ь of one gender only; others may have both. */
const FEMININE_SOFT = /([бвпст]|[^я]з|[асы]л|цел|модел|панел|мебел|щел|дуэл)ь$/;
const MASCULINE_SOFT = /([тф]ел|[аы]р|[оу]н|бр|[бк]л|бил)ь$/;
const OTHER_SOFT =
  /^(голубь|червь|лось|гусь|карась|князь|ферзь|путь|гость|тесть|зять|ноготь|локоть|коготь|ломоть|деготь|тварь|гарь|добродетель|обитель|артель|метель|постель|капитель|пастель|ковыль|февраль|рояль|фестиваль|кинофестиваль|мистраль|москаль|госпиталь|враль|коваль|король|ширь|янтарь|хрусталь)$/;

function inUsualGender(forms: Forms): Forms {
  const lemma = lemmaOf(forms, 'm');
  if (lemma.endsWith('ще')) return restrict(forms, ~allOf('m'));
  if (lemma === '' || lemma !== lemmaOf(forms, 'f') || OTHER_SOFT.test(lemma)) return forms;
  if (FEMININE_SOFT.test(lemma)) return restrict(forms, ~allOf('m'));
  return MASCULINE_SOFT.test(lemma) ? restrict(forms, ~allOf('f')) : forms;
}

function withoutMen(forms: Forms): Forms {
  const lemma = lemmaOf(forms, 'm');
  const isEither = /[ая]$/.test(lemma) && ((forms.get(lemma) ?? 0) & reading('f', 'N')) !== 0;
  return !isEither || mensWords.has(lemma) ? forms : restrict(forms, ~allOf('m'));
}
