/** Agencies that sign reports of the region, in capitals. A list, because «Средний Коридор /ТМТМ/ растёт» looks like a dateline. */
export const datelineAgencies: readonly string[] = `
TREND ТРЕНД AZERTAC AZƏRTAC AZERTAG АЗЕРТАДЖ APA АПА REPORT РЕПОРТ TURAN ТУРАН ИНТЕРФАКС INTERFAX ТАСС TASS ПРАЙМ РИА SPUTNIK СПУТНИК
КАЗТАГ KAZTAG КАЗИНФОРМ KAZINFORM QAZINFORM ҚАЗАҚПАРАТ КАБАР KABAR АКИПРЕСС AKIPRESS УЗА UZA ХОВАР KHOVAR TDH ТДХ TCA
АНАДОЛУ REUTERS РЕЙТЕР AFP АФП AP АП XINHUA СИНЬХУА DPA BLOOMBERG EFE AA ANADOLU DHA İHA IHA BPI АРМЕНПРЕСС ARMENPRESS IRNA ИРНА УКРИНФОРМ БЕЛТА`
  .trim()
  .split(/\s+/u);
