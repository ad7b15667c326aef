/** Elements of an entry that are read, by the names that publishers give them. */
export const ITEM_FIELDS = [
  'author',
  'category',
  'content',
  'content:encoded',
  'dc:creator',
  'dc:date',
  'dc:description',
  'dc:language',
  'dc:subject',
  'dc:title',
  'dcterms:issued',
  'dcterms:modified',
  'description',
  'enclosure',
  'guid',
  'id',
  'issued',
  'itunes:author',
  'itunes:summary',
  'link',
  'atom:link',
  'modified',
  'pubDate',
  'published',
  'source',
  'summary',
  'title',
  'turbo:content',
  'updated',
  'yandex:full-text',
] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];

export const FEED_FIELDS = [
  'title',
  'dc:title',
  'link',
  'description',
  'subtitle',
  'itunes:subtitle',
  'language',
  'dc:language',
  'ttl',
  'skipHours',
  'skipDays',
  'sy:updatePeriod',
  'sy:updateFrequency',
] as const;
export type FeedField = (typeof FEED_FIELDS)[number];

/** The name under which rss-parser hands a field over untouched. */
export const rawName = <T extends string>(field: T): `raw ${T}` => `raw ${field}`;

/** As xml2js leaves it: a string, or an object with text `_`, attributes `$` and child elements; in arrays. */
export type RawFields = Readonly<Record<string, unknown>>;
