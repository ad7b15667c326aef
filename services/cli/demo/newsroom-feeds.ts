import type { NewsroomFeed } from '@newswatch/testkit';

/** The outlets of the demo. All are invented; `.example` is reserved for that (RFC 2606). */
export const demoFeeds = [
  {
    name: 'herald',
    format: 'rss',
    charset: 'windows-1251',
    title: 'Каспийский вестник',
    language: 'ru',
    site: 'https://kaspiy-vestnik.example',
  },
  {
    name: 'digest',
    format: 'rss',
    charset: 'utf-8',
    title: 'Лента степи',
    language: 'ru',
    site: 'https://lenta-stepi.example',
  },
  {
    name: 'steppe',
    format: 'atom',
    charset: 'utf-8',
    title: 'Дала тынысы',
    language: 'kk',
    site: 'https://dala-tynysy.example',
  },
  {
    name: 'coast',
    format: 'rss',
    charset: 'utf-8',
    title: 'Sahil Xəbərləri',
    language: 'az',
    site: 'https://sahil-xeberleri.example',
  },
  {
    name: 'harbour',
    format: 'atom',
    charset: 'utf-8',
    title: 'Liman Gündemi',
    language: 'tr',
    site: 'https://liman-gundemi.example',
  },
  {
    name: 'ledger',
    format: 'atom',
    charset: 'utf-8',
    title: 'The Freight Ledger',
    language: 'en',
    site: 'https://freight-ledger.example',
  },
] as const satisfies readonly NewsroomFeed[];

export type DemoFeedName = (typeof demoFeeds)[number]['name'];

/** The watch of the demo: one thing, under its names in five languages. */
export const demoWatch = {
  name: 'Средний коридор',
  query: 'Средний коридор | Орта дәліз | Orta dəhliz | Orta Koridor | Middle Corridor',
} as const;
