import { type Lexicon, createLexicon, forms, weigh } from './lexicon.ts';

/** Beginnings of words: endings follow them. What weighs nothing only begins alike. */
export const turkish = (): Lexicon =>
  createLexicon(
    weigh([
      [3, `zafer şampiyon kahraman galibiyet muhteşem olağanüstü`],
      [
        2,
        `işbirliği ortaklık dostluk dost kalkın geliş ilerle başarı başardı kazanç kazandı kâr fayda
      verimli istikrar güvenli güvenlik barış anlaşma uzlaş güven destek yardım ödül madalya nişan rekor iyi iyileş
      güzel gurur saygı mutlu mutluluk sevin sevinç umut bağımsız özgür adalet adil güçlen güçlü büyüme büyüdü yükseliş
      övgü takdir kutla tebrik teşekkür parlak yatırım bayram refah merhamet dayanışma kardeş sürdürülebilir yararlı
      kurtar onarım memnun`,
      ],
      [
        1,
        `fırsat imkan imkân potansiyel etkin önemli stratejik ortak entegrasyon genişle artır modern yenilen açılış ivme dinamik
      girişim öncelik kalite elverişli karşılıklı ilgi avantaj dijital lider canlan teşvik katkı hızlan`,
      ],
      [
        -1,
        `sorun zor zorluk engel eksik borç risk endişe kaygı korku azalış azaldı düşüş düştü zayıf yavaşla pahalı zam kısıtla
      yasak ceza protesto şikayet eleştiri soruşturma şüphe suçla gözaltı tutukla hapis hasta hastalık yaralı yaralan
      yoksul fırtına battı batan durdurul kapatıl kötü kötüleş gecik red reddet işsiz istifa grev`,
      ],
      [
        -2,
        `kriz yaptırım çatışma tehlike tehdit saldır saldırgan düşman nefret ayrımcı suç suçlu hırsız soygun dolandır
      aldat rüşvet yolsuzluk yasadışı kaybet şiddet kavga isyan darbe iflas zarar kayıp kaza yangın sel deprem patlama darp
      işgal uyuşturucu kaçakçı provokasyon hakaret gerginlik gerilim panik üzüntü yas acı öfke iftira yalan ihanet hain
      zalim ihlal zehir rehine aşırılık bölücü füze bomba çökme çöküş felç skandal`,
      ],
      [0, `kazak kazan cezayir zambiya zaman yasa selam acil zorunlu hastane ilgili`],
      [
        -3,
        `savaş ölüm öldü ölen ölü şehit cinayet öldür terör terörist facia felaket soykırım katliam vahşet`,
      ],
    ]),
    { byStem: true, negatorsBehind: forms('değil yok yoktur') },
  );
