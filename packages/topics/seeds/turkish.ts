import type { LanguageSeeds } from './seeds.ts';

export const turkish: LanguageSeeds = {
  arts: {
    telling: `yönetmen, tiyatro, besteci, yazar, şair, müze, şarkıcı, oyuncu kadrosu, konser, film festivali, ressam, opera, bale`,
    usual: `kültür, kültürel, müzik, film, kitap, sergi, festival, sanat, gazeteci, miras`,
  },
  crime: {
    telling: `savcılık, savcı, sanık, cinayet, dolandırıcılık, yolsuzluk, rüşvet, polis, cezaevi, hırsızlık, kaçakçılık, yargıtay`,
    usual: `mahkeme, soruşturma, avukat, şüpheli, kanun, ceza, tutuklama, suç, hukuk`,
  },
  disaster: {
    telling: `deprem, sel felaketi, kaza, arama kurtarma, afet, heyelan, orman yangını, AFAD`,
    usual: `yangın, patlama, felaket, yaralı, tahliye, yıkım, fırtına, hayatını kaybetti, yaralandı`,
  },
  economy: {
    telling: `ekonomi, ticaret hacmi, yatırım, yatırımcı, enflasyon, ihracat, ithalat, girişimci, gayri safi yurt içi hasıla, iş
      forumu`,
    usual: `ticaret, ekonomik, iş dünyası, piyasa, şirket, işletme, sanayi, üretim, fabrika, fiyat, tarım, büyüme`,
  },
  education: {
    telling: `okul, öğrenci, üniversite, öğretmen, eğitim, anaokulu, sınav, ders kitabı, burs`,
    usual: `ders, kolej, lise, akademi, öğretim, rektör`,
  },
  environment: {
    telling: `ekoloji, iklim değişikliği, çevre kirliliği, sera gazı, karbon salımı, biyoçeşitlilik, küresel ısınma`,
    usual: `iklim, doğa, orman, atık, nehir, çevre, hayvan`,
  },
  health: {
    telling: `hastane, doktor, hasta, aşı, salgın, pandemi, koronavirüs, sağlık bakanlığı, enfeksiyon, ilaç, ameliyat`,
    usual: `sağlık, tıp, tedavi, hastalık, virüs, klinik`,
  },
  people: {
    telling: `doğum günü, ödül töreni, kraliyet ailesi, dünya rekoru`,
    usual: `ödül, kahraman, düğün, yıldönümü`,
  },
  labour: {
    telling: `işsizlik, asgari ücret, sendika, grev, işgücü piyasası, iş sözleşmesi, iş kanunu, işten çıkarma`,
    usual: `işçi, çalışan, istihdam, işveren, emeklilik, maaş, ücret`,
  },
  lifestyle: {
    telling: `turizm, turist, otel, tatil köyü, restoran, moda`,
    usual: `tatil, seyahat, mutfak, yemek, bayram`,
  },
  politics: {
    telling: `cumhurbaşkanı, parlamento, seçim, başbakan, dışişleri bakanı, milletvekili, diplomasi, ikili ilişkiler, zirve, büyükelçi,
      büyükelçilik, anayasa, referandum, hükümet, muhalefet, meclis, Türk Devletleri Teşkilatı`,
    usual: `ziyaret, müzakere, bakan, devlet, siyaset, siyasi, anlaşma, reform, parti, işbirliği, ortaklık, heyet, politika`,
  },
  religion: {
    telling: `cami, kilise, imam, islam, müslüman, hac, ramazan, diyanet, kurban bayramı, papa`,
    usual: `din, dini, namaz, ibadet, inanç`,
  },
  science: {
    telling: `bilim insanı, bilimsel araştırma, yapay zeka, astronot, laboratuvar, dijitalleşme, robot, yazılım, arkeolog`,
    usual: `bilim, bilimsel, teknoloji, araştırma, internet, dijital, bilgisayar, inovasyon, uzay`,
  },
  society: {
    telling: `nüfus sayımı, demografi, mülteci, göç, göçmen, sosyal yardım, hayırseverlik, insan hakları, gönüllü, insani yardım`,
    usual: `toplum, nüfus, sosyal, aile, çocuk, gençlik, vatandaş, kadın`,
  },
  sport: {
    telling: `dünya kupası, futbol, futbolcu, tenis, olimpiyat, milli takım, teknik direktör, boks, boksör, basketbol, turnuva, altın
      madalya, judo, güreşçi, sporcu`,
    usual: `spor, takım, şampiyon, final, galibiyet, yarışma, oyuncu, maç, madalya, kulüp`,
  },
  conflict: {
    telling: `savaş, silahlı kuvvetler, ateşkes, terör saldırısı, terörist, füze saldırısı, insansız hava aracı, işgal, barış anlaşması,
      ordu, barış görüşmeleri, askeri operasyon`,
    usual: `askeri, silah, saldırı, asker, güvenlik, çatışma, savunma, sınır, barış`,
  },
  weather: {
    telling: `hava durumu, kar yağışı, meteoroloji, buzlanma, sağanak, fırtına uyarısı`,
    usual: `yağmur, kar, rüzgar, sis, don, sıcaklık`,
  },
  energy: {
    telling: `petrol, doğal gaz, doğalgaz, boru hattı, elektrik santrali, nükleer santral, yenilenebilir enerji, kömür, yeşil enerji,
      Güney Gaz Koridoru`,
    usual: `gaz, yakıt, varil, benzin, enerji, elektrik, güç`,
  },
  finance: {
    telling: `merkez bankası, politika faizi, tahvil, borsa, döviz kuru, kredi, konut kredisi, mevduat, sigorta, kripto para, faiz oranı`,
    usual: `banka, finans, mali, dolar, lira, döviz, fon, bütçe, vergi, borç`,
  },
  transport: {
    telling: `demiryolu, ulaştırma koridoru, ulaşım koridoru, yük taşımacılığı, konteyner, deniz limanı, havalimanı, havayolu, transit,
      lojistik, Orta Koridor, Zengezur Koridoru, ulaştırma, otoyol, tanker, feribot`,
    usual: `yük, liman, tren, güzergah, yol, otobüs, uçak, vagon, sefer, gemi, koridor, metro, yolcu, ulaşım`,
  },
};
