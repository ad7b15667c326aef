import { type SuffixLanguage, pairs } from './suffix-grammar.ts';

/** How the end of a noun changes before a suffix. All words are folded. */
const words = (listed: string): ReadonlySet<string> => new Set(listed.split(' '));

/** Alternatives are spellings of Kazakh in Latin script. */
const SOFTENED: Readonly<Record<SuffixLanguage, ReadonlyMap<string, string>>> = {
  tr: pairs('p:b ç:c t:d k:ğ g:ğ'),
  az: pairs('p:b ç:c t:d k:y q:ğ'),
  kk: pairs("п:б к:г қ:ғ p:b k:g q:ğ|g|g'"),
  uz: pairs("k:g q:g' к:г қ:ғ"),
};

/** Turkish words of one syllable that soften; others do not (at, atı). */
const SHORT_SOFTENED = words(
  'gök çok yok taç uç güç öç kap dip cep grup grip kalp harp darp garp gasp celp tat dert dört fert kurt yurt art cilt ' +
    'ant bent kürt mert but klip bant plak stat stok lort rüşt',
);

/** Longer ones in -t that soften; most do not (konut, konutu, beside konuda of konu). */
const SOFT_T = words(
  'adet murat mevcut tehdit şehit umut ümit çeşit vücut icat kilit taklit yiğit geçit damat kağit teyit ' +
    'tereddüt şerit hasat öğüt yoğurt mevlüt mevlit cihat taksit inat ceset armut simit veliaht söğüt cirit ' +
    'piramit maksat mescit imdat tecrit taahhüt nohut zümrüt ittihat mücahit fesat ağit üstat haydut metot ' +
    'kükürt medet feryat müteahhit tenkit senet kiremit evlat azat hudut etüt likit mucit itimat palamut ' +
    'vahit akort lahit kasit isnat istinat santigrat tevhit şahit asit tokat levent iktisat itikat istibdat ' +
    'irşat ecdat sükut mabet derbent teşdit temdit serhat elektrot polat lacivert kanat milat',
);

/** The stem before a vowel: kitap, kitab-ı. */
export function soften(word: string, language: SuffixLanguage): readonly string[] {
  const softened = SOFTENED[language].get(word.slice(-1));
  if (softened === undefined) return [];
  if (language === 'tr' && !(isShort(word) ? SHORT_SOFTENED.has(word) : softensLong(word))) return [];
  const spellings = language === 'tr' && word.endsWith('nk') ? ['g'] : softened.split('|');
  return spellings.map((spelling) => word.slice(0, -1) + spelling);
}

const softensLong = (word: string): boolean =>
  !word.endsWith('t') || /(oit|oksit|[yk]urt)$/.test(word) || SOFT_T.has(word);

const isShort = (word: string): boolean =>
  /^[^aeiuüoö]*[aeiuüoö][^aeiuüoö]*$/.test(word) && !/(nk|[rln]ç)$/.test(word);

/** The citation forms of a stem that may have been softened. */
export function hardenings(stem: string, language: SuffixLanguage): readonly string[] {
  return Array.from(SOFTENED[language]).flatMap(([hard, softened]) =>
    softened
      .split('|')
      .filter((soft) => stem.endsWith(soft))
      .map((soft) => stem.slice(0, -soft.length) + hard),
  );
}

/** Nouns whose last close vowel drops before a vowel: şehir, şehr-i. In Turkish they are a closed set. */
const TURKISH_DROPS = words(
  'ağiz akil akis alin asil asir azim bağir bahis batin beyin boyun böğür burun cebir cisim cürüm defin devir ecir emir ' +
    'fasil fecir fikir geniz gönül göğüs hacim hapis hasim haşir hatim hayir hazim hişim hüküm ilim isim izin kabir kadir ' +
    'kahir karin kasir kavim kesir kibir kisim koyun küfür kutur metin meyil mühür nabiz nakil nazim nefis nehir nesil ' +
    'nesir ehil oğul omuz ömür özür rahim remiz resim sabir satih sehir seyir sihir şehir şekil şükür tavir vasif vehim vezin ' +
    'zehir zihin zikir zulüm nakiş katil cezir şahis sihir fuhuş haciz fikih hüzün atif beniz fesih kayin misil uğur ' +
    'rükün feyiz azil beyit lahit ahit hiciv uzuv vahiy',
);
const DROPS: Readonly<Record<SuffixLanguage, RegExp>> = {
  tr: /^(.*[^aeiuüoö])[iuü]([nlrmzsşhftvy])$/,
  az: /^(.*[bcçdfgğhjklmnpqrsştvxyz])[iuü]([nlrmzs])$/,
  uz: /^(.*[bdfghjklmnpqrstvxyz'бвгғджзйкқлмнпрстфхҳчш])[iuиу]([nlrmzнлрмз])$/,
  kk: /^(.*[бвгғджзйкқлмнңпрстфхһцчшщуbdfgğhjklmnñpqrsştuvz])[ыіyi]([нлрмзnlrmzskqp])$/,
};
/** Kazakh ones in another Cyrillic consonant are a closed set: others keep the vowel (салық, салығы, beside салқын, cool). */
const KAZAKH_DROPS = pairs(
  'халық:халқ құлық:құлқ бөрік:бөрк көрік:көрк мүлік:мүлк ерік:ерк ырық:ырқ парық:парқ нарық:нарқ шырық:шырқ ' +
    'қырық:қырқ әріп:әрп қаріп:қарп ғұрып:ғұрп құлып:құлп қалып:қалп дауыс:даус қауіп:қауп',
);

/** Their last consonant softens too, or the vowel is another. */
const DROPPED = pairs(
  'vakit:vakt nakit:nakd akit:akd kayit:kayd kayip:kayb kutup:kutb vakif:vakf keşif:keşf keyif:keyf lütuf:lütf ' +
    'fetih:feth ufuk:ufk nutuk:nutk zabit:zapt avuç:avc shahar:shahr zahar:zahr шаҳар:шаҳр заҳар:заҳр',
);

/** The stem before a vowel of a noun whose last close vowel drops, or its soft sign: рубль, рубл-і. */
export function dropVowel(word: string, language: SuffixLanguage): string | undefined {
  if (language === 'kk' && word.endsWith('ь')) return word.slice(0, -1);
  const listed = DROPPED.get(word) ?? (language === 'kk' ? KAZAKH_DROPS.get(word) : undefined);
  if (listed !== undefined) return listed;
  if (language === 'tr' && !TURKISH_DROPS.has(lastPart(word))) return undefined;
  const found = DROPS[language].exec(word);
  return found === null ? undefined : `${found[1] ?? ''}${found[2] ?? ''}`;
}

/** Of a compound its last part, as far as it shows: büyükşehir, insanoğul. */
const lastPart = (word: string): string =>
  /^.{3,}(şehir|oğul|beyin|ağiz|cisim|göğüs|resim)$/.exec(word)?.[1] ?? word;

/** The citation form of a stem in which a vowel has dropped: şehr, şehir. */
export function insertVowel(stem: string, language: SuffixLanguage): string | undefined {
  const vowels = stem.replace(/[^aeəiouöüаоұыуәеіөү]/g, '');
  const inserted = `${stem.slice(0, -1)}${CLOSE.get(vowels.slice(-1)) ?? 'i'}${stem.slice(-1)}`;
  return dropVowel(inserted, language) === stem ? inserted : undefined;
}

const CLOSE = pairs('o:u u:u ö:ü ü:ü а:ы о:ы ұ:ы у:ы ы:ы ә:і е:і і:і ө:і ү:і');

const DOUBLED = words(
  'hak hat his hac sir zam af ret tip zit had haz mahal fen hal serhat üs zan şer rab şik cet',
);
const DOUBLED_SOFT = pairs('ret:redd tip:tibb zit:zidd serhat:serhadd cet:cedd');

/** Turkish nouns that double their last consonant before a vowel: hat, hatt-ı. */
export function double(word: string, language: SuffixLanguage): string | undefined {
  if (language !== 'tr' || !DOUBLED.has(word)) return undefined;
  return DOUBLED_SOFT.get(word) ?? word + word.slice(-1);
}

/** The stem before a consonant of a noun with a double one: xətt, xət-lər; hattı, hat-lar. */
export function undouble(stem: string): string | undefined {
  return /([bcçdfgğhjklmnpqrsştvyz])\1$/.test(stem) ? stem.slice(0, -1) : undefined;
}

const WATERS = /(^|akar|kara|kapli|yeralti)su$/;

/** The stem before a vowel of a noun in a vowel that takes y: su, suy-u. */
export function glide(word: string, language: SuffixLanguage): string | undefined {
  return (language === 'tr' || language === 'az') && WATERS.test(word) ? `${word}y` : undefined;
}

/**
 * A longer stem for any suffix. Of an Uzbek word in o or g, whose last letter may be o' or g', because an apostrophe that
 * ends a word is taken for a quotation mark (tog', tog'-i); of a Kazakh loan in -ск or -кт (Минск, Минскі-де; объект,
 * объекті-лер).
 */
export function lengthen(word: string, language: SuffixLanguage): string | undefined {
  if (language === 'uz') return /[og]$/.test(word) ? `${word}'` : undefined;
  if (language !== 'kk') return undefined;
  if (/(ск|кт)$/.test(word)) return `${word}і`;
  return /(sk|kt)$/.test(word) ? `${word}i` : undefined;
}

const CROWDED_END = /..(ст|зд|st|zd|([лмнпрстlmnprst])\2)$/;

/** A shorter stem for any suffix: of a Kazakh loan whose end no suffix follows (журналист, журналис-тер; процесс, процес-і). */
export function shorten(word: string, language: SuffixLanguage): string | undefined {
  return language === 'kk' && CROWDED_END.test(word) ? word.slice(0, -1) : undefined;
}

/** Azerbaijani nouns that end as surnames do. */
const NO_SURNAMES = words('alov girov buxov qirov');

/** A man's surname, whose woman's has -a behind it: Əliyev, Əliyeva. */
export function isSurname(word: string, language: SuffixLanguage): boolean {
  return (language === 'az' || language === 'tr') && /..[eo]v$/.test(word) && !NO_SURNAMES.has(word);
}

const TIMES = words(
  'yil gün zaman an önce sonra dönem sabah akşam gece bugün yarin dün il ay жыл күн түн таң кеш ғасыр заман кез шақ уақыт мезгіл ай апта түс жаз ' +
    'қыс көктем күз бүгін ертең кеше соң арт kun oy tun kech tong bahor yoz kuz kecha davr payt hafta əvvəl indi ' +
    'dövr vaxt vaqt йил ой тун тонг баҳор ёз куз кеч давр',
);

/** A noun of time takes the relative suffix at once: жыл, жылғы. */
export const isTime = (word: string): boolean => TIMES.has(word);

const PLAIN = pairs('ə:e ç:c ş:s ğ:g ö:o ü:u');

/** Whether a word has nothing that `plain` would change. */
export const isPlain = (word: string): boolean => !/[əçşğöü]/.test(word);

/** A Turkish or Azerbaijani word as it is typed without diacritics. */
export const plain = (word: string): string =>
  word.replace(/[əçşğöü]/g, (letter) => PLAIN.get(letter) ?? letter);
