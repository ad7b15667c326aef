import { type Lexicon, createLexicon, forms, weigh } from './lexicon.ts';

/** Beginnings of words: endings follow them. What weighs nothing only begins alike. */
export const azerbaijani = (): Lexicon =>
  createLexicon(
    weigh([
      [3, `qələbə zəfər qalib çempion qəhrəman azad azadlıq möhtəşəm`],
      [
        2,
        `əməkdaşlıq tərəfdaş dostluq dost inkişaf tərəqqi çiçəklən uğur nailiyyət mənfəət gəlir fayda səmərəli sabit
      sabitlik təhlükəsiz sülh barış razılaş etimad dəstək yardım kömək mükafat medal orden rekord yaxşı yaxşılaş
      fəxr qürur hörmət xoşbəxt sevin sevinc ümid müstəqil ədalət möhkəmlən möhkəmlət güclən artım yüksəliş
      tərif təqdir təbrik minnətdar parlaq uğurlu bərpa investisiya sərmayə bayram rifah mərhəmət həmrəy həmrəylik
      qardaş dayanıqlı faydalı səmimi`,
      ],
      [
        1,
        `imkan potensial fəal fəallaş mühüm strateji birgə inteqrasiya genişlən artır müasir yenilən açılış təkan dinamik
      təşəbbüs prioritet keyfiyyət əlverişli qarşılıqlı maraqlı üstünlük perspektiv rəqəmsal modern`,
      ],
      [
        -1,
        `problem çətin çətinlik maneə çatışmazlıq borc risk narahat qorxu azalma azaldı zəif zəiflə bahalaş məhdudiyyət
      qadağa cərimə etiraz narazı şikayət tənqid istintaq şübhə ittiham həbs türmə xəstə xəstəlik yaralı yaralan zərərçək
      kasıb yoxsul pis geriləm gecik imtina dayandır işsiz`,
      ],
      [
        -2,
        `böhran sanksiya münaqişə təhlükə təhdid təcavüz düşmən nifrət ayrı-seçkilik cinayət oğurluq soyğun dələduz fırıldaq
      aldat rüşvət korrupsiya qanunsuz zorakı zorakılıq iğtişaş qiyam çevriliş iflas zərər ziyan itki qəza yanğın
      daşqın zəlzələ partlayış zərbə hücum işğal narkotik qaçaqmalçı təxribat təhqir gərgin gərginlik panika kədər
      matəm əzab qəzəb böhtan yalan xəyanət xain qəddar pozuntu pozdu zəhər girov ekstremis separat mina mərmi atəşə`,
      ],
      [0, `xəstəxana`],
      [-3, `müharibə ölüm öldü həlak şəhid qətl öldür terror terrorçu faciə fəlakət soyqırım qırğın dəhşət`],
    ]),
    { byStem: true, negatorsBehind: forms('deyil yox yoxdur') },
  );
