import type { DemoArticle } from './article.ts';

/** There before newswatch looks for the first time; never told, although the first of them matches. */
export const background: readonly DemoArticle[] = [
  {
    feed: 'herald',
    slug: 'itogi-nedeli',
    title: 'Итоги недели: что говорили о Среднем коридоре',
    text: 'За неделю портовики и железнодорожники трижды собирались, чтобы обсудить работу на Среднем коридоре. Решили начать с графика паромов.\n\nСледующая встреча назначена на понедельник.',
    tags: ['транспорт'],
  },
  {
    feed: 'herald',
    slug: 'rybaki',
    title: 'Рыбаки вышли в море раньше обычного',
    text: 'Тёплая весна позволила рыбацким артелям начать сезон на две недели раньше. В порту говорят, что первые уловы хорошие.',
  },
  {
    feed: 'steppe',
    slug: 'kitapkhana',
    title: 'Ауылда жаңа кітапхана ашылды',
    text: 'Ауыл тұрғындары жаңа кітапхананың ашылуына жиналды. Мұнда балаларға арналған оқу залы мен шағын мұражай бар.',
  },
  {
    feed: 'coast',
    slug: 'bag',
    title: 'Sahildə yeni park salınıb',
    text: 'Şəhərin sahil hissəsində yeni park açılıb. Parkda uşaqlar üçün meydança və velosiped yolu var.',
  },
  {
    feed: 'ledger',
    slug: 'week-ahead',
    title: 'The week ahead in freight',
    text: 'Grain prices, a port strike vote and two new lock gates: our correspondents list what to look out for in the coming days.',
  },
];
