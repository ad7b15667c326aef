import type { LanguageSeeds } from './seeds.ts';

export const azerbaijani: LanguageSeeds = {
  arts: {
    telling: `rejissor, tamaşa, teatr, bəstəkar, yazıçı, şair, muzey, müğənni, aktyor, kinofilm, konsert, kinofestival`,
    usual: `mədəniyyət, mədəni, musiqi, film, kitab, sərgi, festival, incəsənət, jurnalist, irs`,
  },
  crime: {
    telling: `cinayət, prokurorluq, təqsirləndirilən, dələduzluq, korrupsiya, rüşvət, polis, hökm, həbsxana, oğurluq,
      qaçaqmalçılıq, ali məhkəmə`,
    usual: `məhkəmə, istintaq, vəkil, şübhəli, qanun, cərimə, həbs, hüquq`,
  },
  disaster: {
    telling: `zəlzələ, daşqın, qəza, xilasedici, fövqəladə hallar, sürüşmə, meşə yanğını`,
    usual: `yanğın, partlayış, fəlakət, xəsarət, təxliyə, dağıntı, ölüb, yaralanıb`,
  },
  economy: {
    telling: `iqtisadiyyat, ticarət dövriyyəsi, əmtəə dövriyyəsi, investisiya, sərmayə, investor, inflyasiya, ixrac, idxal,
      sahibkar, ümumi daxili məhsul, biznes forum`,
    usual: `ticarət, iqtisadi, biznes, bazar, şirkət, müəssisə, sənaye, istehsal, zavod, qiymət, kənd təsərrüfatı, artım`,
  },
  education: {
    telling: `məktəb, şagird, universitet, tələbə, müəllim, təhsil, uşaq bağçası, imtahan, dərslik, təqaüd`,
    usual: `dərs, kollec, lisey, akademiya, tədris, rektor`,
  },
  environment: {
    telling: `ekologiya, iqlim dəyişikliyi, ətraf mühit, qoruq, çirklənmə, istixana qazı, karbon emissiyası`,
    usual: `iqlim, təbiət, meşə, tullantı, çay, ekoloji, heyvan`,
  },
  health: {
    telling: `xəstəxana, həkim, pasiyent, vaksin, epidemiya, pandemiya, koronavirus, səhiyyə, infeksiya, dərman, poliklinika`,
    usual: `sağlamlıq, tibb, müalicə, xəstəlik, virus, əməliyyat, peyvənd`,
  },
  people: { telling: `yubiley, ad günü, mükafatlandırma mərasimi`, usual: `mükafat, qəhrəman, toy, orden` },
  labour: {
    telling: `işsizlik, əmək haqqı, həmkarlar ittifaqı, tətil aksiyası, əmək bazarı, əmək müqaviləsi, əmək məcəlləsi`,
    usual: `işçi, əməkdaş, məşğulluq, işəgötürən, pensiya, maaş`,
  },
  lifestyle: {
    telling: `turizm, turist, otel, mehmanxana, kurort, restoran, moda`,
    usual: `istirahət, səyahət, mətbəx, yemək, bayram`,
  },
  politics: {
    telling: `prezident, parlament, seçki, baş nazir, xarici işlər naziri, deputat, diplomatiya, ikitərəfli münasibətlər, sammit,
      səfir, səfirlik, konstitusiya, referendum, hökumət, senat, Milli Məclis, Türk Dövlətləri Təşkilatı`,
    usual: `səfər, danışıqlar, nazir, dövlət, siyasət, siyasi, saziş, islahat, partiya, əməkdaşlıq, tərəfdaşlıq, nümayəndə heyəti`,
  },
  religion: {
    telling: `məscid, kilsə, imam, islam, müsəlman, həcc, ramazan, şeyxülislam, qurban bayramı`,
    usual: `din, dini, namaz, məbəd`,
  },
  science: {
    telling: `alim, elmi tədqiqat, süni intellekt, kosmonavt, laboratoriya, rəqəmsallaşma, robot, proqram təminatı, arxeoloq`,
    usual: `elm, elmi, texnologiya, tədqiqat, internet, rəqəmsal, kompüter, innovasiya, kosmos`,
  },
  society: {
    telling: `siyahıyaalma, demoqrafiya, qaçqın, miqrasiya, miqrant, müavinət, xeyriyyə, insan hüquqları, könüllü, humanitar`,
    usual: `cəmiyyət, əhali, sosial, ailə, uşaq, gənclər, sakin, vətəndaş`,
  },
  sport: {
    telling: `dünya çempionatı, futbol, futbolçu, tennis, olimpiada, milli komanda, məşqçi, boks, boksçu, hokkey, turnir, qızıl
      medal, cüdo, güləşçi, idmançı`,
    usual: `idman, komanda, çempion, final, qələbə, yarış, oyunçu, matç, medal, klub`,
  },
  conflict: {
    telling: `müharibə, silahlı qüvvələr, atəşkəs, terror aktı, terrorçu, raket zərbəsi, dron, işğal, sülh müqaviləsi, ordu,
      sülh danışıqları, hərbi əməliyyat`,
    usual: `hərbi, silah, hücum, əsgər, təhlükəsizlik, münaqişə, müdafiə, sərhəd, sülh`,
  },
  weather: {
    telling: `hava proqnozu, çovğun, sinoptik, buzlaşma, yağıntı, leysan`,
    usual: `hava, yağış, qar, külək, duman, şaxta, temperatur`,
  },
  energy: {
    telling: `neft, təbii qaz, qaz kəməri, neft kəməri, elektrik enerjisi, elektrik stansiyası, energetika, yataq, kömür, yaşıl
      enerji, Cənub Qaz Dəhlizi`,
    usual: `qaz, yanacaq, barel, benzin, enerji, güc`,
  },
  finance: {
    telling: `mərkəzi bank, milli bank, uçot dərəcəsi, istiqraz, fond birjası, valyuta məzənnəsi, kredit, ipoteka, depozit, sığorta,
      kriptovalyuta`,
    usual: `bank, maliyyə, dollar, manat, valyuta, fond, büdcə, vergi, borc`,
  },
  transport: {
    telling: `dəmir yolu, nəqliyyat dəhlizi, yükdaşıma, konteyner, dəniz limanı, hava limanı, aviaşirkət, tranzit, logistika, Orta
      dəhliz, Zəngəzur dəhlizi, nəqliyyat, avtomobil yolu, tanker, bərə`,
    usual: `yük, liman, qatar, marşrut, yol, avtobus, təyyarə, vaqon, reys, gəmi, dəhliz, metro, sərnişin`,
  },
};
