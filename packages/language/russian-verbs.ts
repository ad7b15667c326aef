/**
 * Forms of a Russian verb from its infinitive, by its ending alone. The conjugation is not always known from the
 * infinitive, so what it may be is built too; forms that do not exist do no harm.
 *
 *   -овать, -евать   present on -у-: торговать, торгуют
 *   -ать, -ять       present keeps the vowel (помогают), or drops it and changes the consonant (пишут, слышат)
 *   -еть             present keeps the vowel (болеют) or drops it (смотрят)
 *   -ить             present drops it: хвалит; before -ю and -енный the consonant changes: укреплю, укрепленный
 *   -нуть            present drops it: достигнет; the past may lose -ну-: достиг
 *   -йти, -сти, -чь  the consonant of the present is restored: найдет, ведет, может
 *
 * With them come participles in all cases; comparatives of adjectives and nouns of the same root do not.
 */
/** How a stem goes on: its endings in the present and imperative, and those of its participles. */
interface Present {
  readonly stem: string;
  readonly endings: string;
}

const FIRST = 'у ешь ет ем ете ут и ите ущий';
const FIRST_SOFT = 'ю ешь ет ем ете ют й йте я ющий емый';
const SECOND = 'ишь ит им ите ят ат я а и ь ьте ящий ащий имый';
const PERSON = 'у ю';
const PAST = 'л ла ло ли в вши вший';
const SHORT = ['', 'а', 'о', 'ы'];
const HARD = 'ый ого ому ым ом ая ой ую ое ые ых ыми'.split(' ');
const SIBILANT = 'ий его ему им ем ая ей ую ее ие их ими'.split(' ');
const VOWEL = /[аеиоуыэюя]$/;

/** All forms of an infinitive: finite ones, gerunds, participles in all cases. Folded. */
export function verbForms(infinitive: string): ReadonlySet<string> {
  const reflexive = /..с[ья]$/.test(infinitive);
  const verb = reflexive ? infinitive.slice(0, -2) : infinitive;
  const forms = [verb, ...[...presents(verb), ...pasts(verb)].flatMap(conjugate)];
  if (!reflexive) return new Set([...forms.flatMap(decline), ...passives(verb)]);
  return new Set(forms.filter((form) => !form.endsWith('мый')).flatMap(withReflexive));
}

const conjugate = ({ stem, endings }: Present): string[] =>
  endings.split(' ').map((each) => stem + (each === '-' ? '' : each));

const isParticiple = (form: string): boolean => /(щий|ший|[еи]мый|ный|тый)$/.test(form);

/** A participle in all its cases, anything else as it is. */
function decline(form: string): readonly string[] {
  if (!isParticiple(form)) return [form];
  return (form.endsWith('ий') ? SIBILANT : HARD).map((ending) => form.slice(0, -2) + ending);
}

const withReflexive = (form: string): readonly string[] =>
  isParticiple(form) ? decline(form).map((each) => `${each}ся`) : [form + (VOWEL.test(form) ? 'сь' : 'ся')];

function passives(verb: string): readonly string[] {
  const stems = passiveStems(verb);
  return stems.flatMap((stem) => [
    ...SHORT.map((end) => stem + end),
    ...decline(`${stem}${stem.endsWith('т') ? '' : 'н'}ый`),
  ]);
}

function passiveStems(verb: string): readonly string[] {
  const root = verb.slice(0, -3);
  const stem = verb.slice(0, -2);
  if (verb.endsWith('ить')) {
    const churchly = root.replace(/д$/, 'жд').replace(/т$/, 'щ');
    return [`${soften(root)}ен`, ...(churchly === root ? [] : [`${churchly}ен`]), `${stem}т`];
  }
  if (/[аеяы]ть$/.test(verb)) return [`${stem}н`, `${stem}т`];
  if (/(уть|оть)$/.test(verb)) return [`${stem}т`];
  return verb.endsWith('йти') ? [`${stem}ден`] : consonantStems(verb).map((each) => `${each}ен`);
}

function pasts(verb: string): readonly Present[] {
  const stem = verb.slice(0, -2);
  const bare = (each: string): Present => ({ stem: each, endings: '- ла ло ли ши ший' });
  if (verb.endsWith('йти') || verb === 'идти') {
    return [{ stem: verb.slice(0, verb === 'идти' ? 0 : -3), endings: 'шел шла шло шли шедши шедший' }];
  }
  if (/[^аеиоуыэюя]нуть$/.test(verb)) return [{ stem, endings: PAST }, bare(verb.slice(0, -4))];
  if (/(ереть|шибить)$/.test(verb)) return [{ stem, endings: PAST }, bare(verb.slice(0, -3))];
  if (/[аеиоуыяэю]ть$/.test(verb)) return [{ stem, endings: PAST }];
  if (verb.endsWith('честь')) return [{ stem: verb.slice(0, -4), endings: 'ел ла ло ли' }];
  if (verb.endsWith('сть')) return [{ stem: verb.slice(0, -3), endings: PAST }];
  return consonantStems(verb).flatMap((each) => {
    const dropped = /[дт]$/.test(each) ? each.slice(0, -1) : undefined;
    return dropped === undefined
      ? [bare(each)]
      : [
          { stem: dropped, endings: PAST },
          { stem: each, endings: 'ши ший' },
        ];
  });
}

/** What stands before the endings of verbs in -сти, -зти, -сть, -чь: нес-, вед-, мог-, мож-. */
function consonantStems(verb: string): readonly string[] {
  const stem = verb.slice(0, -2);
  if (verb.endsWith('чь')) return ['г', 'ж', 'к', 'ч'].map((last) => stem + last);
  if (/(йти|идти)$/.test(verb)) return [];
  if (/рас?ти$/.test(verb)) return [`${verb.slice(0, -2)}т`, `${verb.slice(0, -4)}ос`];
  return stem.endsWith('с') ? ['с', 'д', 'т', 'б'].map((last) => stem.slice(0, -1) + last) : [stem];
}

function presents(verb: string): readonly Present[] {
  const listed = presentsByEnd.find(([end]) => end.test(verb));
  if (listed !== undefined) return [{ stem: verb.replace(listed[0], listed[1]), endings: listed[2] }];
  const root = verb.slice(0, -3);
  const kept: Present = { stem: verb.slice(0, -2), endings: FIRST_SOFT };
  const dropped: Present = { stem: root, endings: SECOND };
  const softened: Present = { stem: soften(root), endings: PERSON };
  if (verb.endsWith('евать')) return [kept, { stem: `${verb.slice(0, -5)}ю`, endings: FIRST_SOFT }];
  if (verb.endsWith('нуть')) return [{ stem: root, endings: FIRST }];
  if (verb.endsWith('тить')) return [dropped, softened, { stem: root.replace(/т$/, 'щ'), endings: PERSON }];
  if (verb.endsWith('ить')) return [dropped, softened];
  if (verb.endsWith('еть')) return [kept, dropped, softened];
  if (/[ая]ть$/.test(verb)) return [kept, dropped, inVowelA(root), ...mutated(root)];
  if (/[уо]ть$/.test(verb)) return [kept, { stem: root, endings: FIRST_SOFT }];
  return consonantStems(verb).map((stem) => ({ stem, endings: FIRST }));
}

/** жд-ут, сме-ются: the vowel drops and nothing changes. */
const inVowelA = (stem: string): Present => ({ stem, endings: VOWEL.test(stem) ? FIRST_SOFT : `${FIRST} ю` });

/** Stems that the ending does not tell: what to replace, by what, and the endings behind it. */
const presentsByEnd: readonly (readonly [end: RegExp, by: string, endings: string])[] = [
  [/(д|зн|ст)авать$/, '$1а', 'ю ешь ет ем ете ют вай вайте вая ющий ваемый'],
  [/([жчшщц])евать$/, '$1у', FIRST_SOFT],
  [/овать$/, 'у', FIRST_SOFT],
  [/идти$/, 'ид', `${FIRST} я`],
  [/прийти$/, 'прид', `${FIRST} я`],
  [/йти$/, 'йд', `${FIRST} я`],
  [/^(за|на|по|пере|вос)нять$/, '$1йм', FIRST],
  [/^(с|под|об|от|раз)нять$/, '$1ним', FIRST],
  [/принять$/, 'прим', FIRST],
  [/взять$/, 'возьм', FIRST],
  [/^(о|в|вы|со|по|за|на|ото|разо|пере|подо|у|про|из|изо|до|при)?([бд])рать$/, '$1$2ер', FIRST],
  [/^([оа]|раз|под)о(б|д)рать$/, '$1$2ер', FIRST],
  [/^(на|за)чать$/, '$1чн', FIRST],
  [/звать$/, 'зов', FIRST],
  [/гнать$/, 'гон', `${SECOND} ю`],
  [/бежать$/, 'бе', 'гу жишь жит жим жите гут ги гите гущий'],
  [
    /^(по|за|из|со|про|пере|от|при|пред|раз|вы|с|на|под|до|у|об|воз|воссо)?дать$/,
    '$1да',
    'м шь ст дим дите дут й йте',
  ],
  [/^(о|по|вы|в|у|пере|на|при|до|вос|за|от|рас|пред|об|с)?стать$/, '$1стан', `${FIRST} ь ьте`],
  [/^(на|о|раз|пере|при)деть$/, '$1ден', `${FIRST} ь ьте`],
  [/ехать$/, 'ед', 'у ешь ет ем ете ут'],
  [/хотеть$/, 'хо', 'чу чешь чет тим тите тят тящий'],
  [/([мптд])ереть$/, '$1р', FIRST],
  [/^(с|за|на|про|вос)?петь$/, '$1по', FIRST_SOFT],
  [/^(.*)быть$/, '$1буд', `${FIRST} ь ьте учи`],
  [/([лп])ыть$/, '$1ыв', FIRST],
  [/ыть$/, 'о', FIRST_SOFT],
  [
    /^(вы|за|до|по|на|при|у|с|вс|из|раз|про|от|об|под|пере)?([пбвлш])ить$/,
    '$1$2',
    'ью ьешь ьет ьем ьете ьют ей ейте ьющий',
  ],
  [/^(по|про|вы|до|пере|за|об|с|от|на|у)?жить$/, '$1жив', FIRST],
  [/сесть$/, 'сяд', FIRST],
  [/честь$/, 'чт', FIRST],
  [/клясть$/, 'клян', FIRST],
  [/есть$/, 'е', 'м шь ст дим дите дят шьте дящий'],
  [/^(при|по|об|за)?лечь$/, '$1ляг', 'у ут ешь ет'],
];

/** пис- пиш-, сказ- скаж-, плак- плач-, иск- ищ-: before every ending of the present. */
function mutated(root: string): readonly Present[] {
  const stem = soften(root.replace(/ск$/, 'ст').replace(/к$/, 'т').replace(/г$/, 'д').replace(/х$/, 'с'));
  return stem === root ? [] : [{ stem, endings: `${FIRST} ю ют а ь ьте` }];
}

const CHANGES: readonly (readonly [before: RegExp, after: string])[] = [
  [/ст$/, 'щ'],
  [/([пбвмф])$/, '$1л'],
  [/т$/, 'ч'],
  [/[дз]$/, 'ж'],
  [/с$/, 'ш'],
];

/** The consonant before -ю and -енный. */
function soften(stem: string): string {
  const change = CHANGES.find(([before]) => before.test(stem));
  return change === undefined ? stem : stem.replace(change[0], change[1]);
}
