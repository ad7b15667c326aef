import type { Endings } from './russian-endings.ts';

/** Nouns by the end of their nominative. Over-generated non-words do no harm. */
export interface NounClass {
  readonly ends: RegExp;
  /** Letters to take off for the stem. */
  readonly cut: number;
  readonly endings: Endings;
  /** The stem's last vowel may drop: рынок, рынка. */
  readonly drops?: true;
  /** A vowel may fill the genitive plural: ставка, ставок. */
  readonly fills?: 'hard' | 'soft';
}

const feminineSurname = 'а ой ой у ой/ою ой';
const hardMasculine = '∅ а у @ ом е';
const softMasculine = 'ь я ю @ ем е';
const softFeminine = 'ь и и = ью и';

/** Feminines in -ь of which the end tells nothing; other words with these ends can be masculine. */
const FEMININE_SOFT = new RegExp(
  `^(роль|цель|боль|ель|мель|моль|соль|пыль|лень|тень|сень|голень|зелень|темень|сажень|шагрень|осень|степень|ступень|
  сирень|мишень|тюмень|гортань|гавань|дань|грань|брань|ткань|лань|дрянь|пьянь|пристань|казань|рязань|сызрань|астрахань|
  тамань|кубань|ладонь|вонь|бронь|супонь|гармонь|синь|сталь|медаль|деталь|даль|печаль|мораль|вертикаль|горизонталь|
  диагональ|магистраль|автомагистраль|спираль|пастораль|педаль|эмаль|шаль|скрижаль|вуаль|модель|мебель|панель|щель|дуэль|
  акварель|карусель|колыбель|параллель|свирель|форель|капель|гибель|гжель|фасоль|консоль|антресоль|опухоль|быль|прибыль|
  голь|мысль|отрасль|тверь|корь|хворь|ширь|киноварь|лазурь|дурь|хмарь|тварь|гарь|четверть|сибирь|керчь)$`.replaceAll(
    /\s/g,
    '',
  ),
);

/** No masculine ends so but those: «голубь», «червь», «князь», «гусь», «лапоть». */
const FEMININE_BY_END =
  /^(?!голубь$|.*черв|.*князь$|ферзь$|витязь$|язь$|гусь$|.*лось$|лосось$|карась$|лапоть$|тать$|[ао]лесь$)..*([бвзмпст]|[ы]н)ь$/;

/** The first that fits is taken. */
export const nounClasses: readonly NounClass[] = [
  {
    ends: /.мя$/,
    cut: 2,
    endings: { n: 'мя мени мени = менем мени', p: 'мена мен/мян менам @ менами менах' },
  },
  // «судей», «статей», but with the stress before the end: «гостий», «колдуний».
  {
    ends: /(унья|гостья|келья|игуменья|оладья)$/,
    cut: 2,
    endings: { f: 'ья ьи ье ью ьей/ьею ье', p: 'ьи ий ьям @ ьями ьях' },
  },
  {
    ends: /ья$/,
    cut: 2,
    endings: { f: 'ья ьи ье ью ьей/ьею ье', m: 'ья ьи ье +ью ьей ье', p: 'ьи ей/ий ьям @ ьями ьях' },
  },
  {
    ends: /..[ая]нин$/,
    cut: 3,
    endings: { m: 'нин нина нину @ нином нине', p: 'не н нам @ нами нах' },
  },
  // A man's too: «Берия».
  {
    ends: /ия$/,
    cut: 2,
    endings: { f: 'ия ии ии ию ией/иею ии', m: 'ия ии ии +ию ией ии', p: 'ии ий иям @ иями иях' },
  },
  { ends: /ие$/, cut: 2, endings: { n: 'ие ия ию = ием ии', p: 'ия ий иям @ иями иях' } },
  { ends: /ий$/, cut: 2, endings: { m: 'ий ия ию @ ием ии', p: 'ии иев иям @ иями иях' } },
  // «банк» is no form of «банка»: before -ка a vowel always comes in.
  {
    ends: /([бвгджзйклмнпртфхцчшщь]|^(?!.*лас).+с)ка$/,
    cut: 1,
    endings: { f: 'а и е у ой/ою е', m: 'а и е +у ой/ою е', p: 'и - ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /[кгх]а$/,
    cut: 1,
    endings: { f: 'а и е у ой/ою е', m: 'а и е +у ой/ою е', p: 'и ∅ ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /(свеча|юноша|вожжа|ханжа|левша|каланча|праща)$/,
    cut: 1,
    endings: { f: 'а и е у ей/ею/ой/ою е', m: 'а и е +у ей/ею/ой е', p: 'и ∅/ей ам @ ами ах' },
  },
  {
    ends: /[жшщч]а$/,
    cut: 1,
    endings: { f: 'а и е у ей/ею/ой/ою е', m: 'а и е +у ей/ею/ой е', p: 'и ∅ ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /ца$/,
    cut: 1,
    endings: { f: 'а ы е у ей/ею/ой/ою е', m: 'а ы е +у ей/ею е', p: 'ы ∅ ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /а$/,
    cut: 1,
    endings: { f: 'а ы е у ой/ою е', m: 'а ы е +у ой/ою е', p: 'ы ∅ ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /[аеоуэю]я$/,
    cut: 1,
    endings: { f: 'я и е ю ей/ею е', m: 'я и е +ю ей/ею е', p: 'и й ям @ ями ях' },
  },
  {
    ends: /^(тетя|дядя|доля|ноздря|распря|западня|клешня|ступня|простыня|пятерня|размазня|стезя|пеня)$/,
    cut: 1,
    endings: { f: 'я и е ю ей/ею е', m: 'я и е +ю ей/ею е', p: 'и ь/ей ям @ ями ях' },
  },
  {
    ends: /я$/,
    cut: 1,
    endings: { f: 'я и е ю ей/ею е', m: 'я и е +ю ей/ею е', p: 'и ь ям @ ями ях' },
    fills: 'soft',
  },
  // Names of places also stay as they are: «в Пулково»; they have no plural that would be a surname.
  {
    ends: /^(?!дерев|кружев|логов|зарев)...+(ово|ево|ино|ыно)$/,
    cut: 1,
    endings: { n: 'о а/о у/о = ом/о е/о' },
  },
  {
    ends: /(облако|очко|ушко|ико|озерко)$/,
    cut: 1,
    endings: { n: 'о а у = ом е', p: 'а/и ∅/ов ам @ ами ах' },
    fills: 'hard',
  },
  { ends: /ко$/, cut: 1, endings: { n: 'о а у = ом е', p: 'а/и ∅ ам @ ами ах' }, fills: 'hard' },
  { ends: /о$/, cut: 1, endings: { n: 'о а у = ом е', p: 'а ∅ ам @ ами ах' }, fills: 'hard' },
  { ends: /ще$/, cut: 1, endings: { n: 'е а у = ем е', m: 'е а у @ ем е', p: 'а/и ∅ ам @ ами ах' } },
  { ends: /[жшчц]е$/, cut: 1, endings: { n: 'е а у = ем е', p: 'а ∅/ей ам @ ами ах' }, fills: 'hard' },
  { ends: /ье$/, cut: 2, endings: { n: 'ье ья ью = ьем ье', p: 'ья ий/ьев/ей ьям @ ьями ьях' } },
  { ends: /е$/, cut: 1, endings: { n: 'е я ю = ем е', p: 'я ей ям @ ями ях' } },
  {
    ends: /(соловей|воробей|муравей|ручей|улей)$/,
    cut: 2,
    endings: { m: 'ей ья ью @ ьем ье', p: 'ьи ьев ьям @ ьями ьях' },
  },
  { ends: /й$/, cut: 1, endings: { m: 'й я ю @ ем е', p: 'и ев ям @ ями ях' } },
  {
    ends: /^(вождь|дождь|гвоздь|медведь|лебедь|желудь|гость|тесть|гусь|зять|ноготь|локоть|коготь|ломоть|деготь)$/,
    cut: 1,
    endings: { m: softMasculine, p: 'и ей ям @ ями ях' },
    drops: true,
  },
  { ends: /[жшчщ]ь$/, cut: 1, endings: { f: softFeminine, p: 'и ей ам @ ами ах' } },
  { ends: /(сть|знь|дь|^дверь)$/, cut: 1, endings: { f: softFeminine, p: 'и ей ям @ ями/ьми ях' } },
  {
    ends: /(добродетель|обитель|^артель|метель|постель|капитель|пастель)$/,
    cut: 1,
    endings: { f: softFeminine, p: 'и ей ям @ ями ях' },
  },
  { ends: FEMININE_BY_END, cut: 1, endings: { f: softFeminine, p: 'и ей ям @ ями ях' } },
  { ends: FEMININE_SOFT, cut: 1, endings: { f: softFeminine, p: 'и ей ям @ ями ях' } },
  { ends: /(тель|брь|..поль)$/, cut: 1, endings: { m: softMasculine, p: 'и ей ям @ ями ях' } },
  {
    ends: /ь$/,
    cut: 1,
    endings: { m: softMasculine, f: softFeminine, p: 'и ей ям @ ями ях' },
    drops: true,
  },
  { ends: /[кгх]$/, cut: 0, endings: { m: hardMasculine, p: 'и ов ам @ ами ах' }, drops: true },
  { ends: /[жшщч]$/, cut: 0, endings: { m: '∅ а у @ ом/ем е', p: 'и ей ам @ ами ах' }, drops: true },
  { ends: /ц$/, cut: 0, endings: { m: '∅ а у @ ом/ем е', p: 'ы ов/ев ам @ ами ах' }, drops: true },
  { ends: /[бвдзлмнпрстф]$/, cut: 0, endings: { m: hardMasculine, p: 'ы ов ам @ ами ах' }, drops: true },
];

/** A family: the man's name has the woman's and the plural among its forms; hers has no plural, which is the man's «Ивановым». */
export const surnameClasses: readonly NounClass[] = [
  {
    ends: /..(ов|ев|ин|ын)$/,
    cut: 0,
    endings: { m: '∅ а у @ ым/ом е', f: feminineSurname, p: 'ы ых ым @ ыми ых' },
  },
  { ends: /..(ова|ева|ина|ына)$/, cut: 1, endings: { f: feminineSurname } },
];
