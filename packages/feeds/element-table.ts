import type { DraftField } from './draft.ts';

/** What an element means. */
export type Meaning =
  /** The feed, or an entry of it, begins. */
  | { readonly kind: 'feed' | 'entry' }
  /** What it holds is not about the feed or the entry. */
  | { readonly kind: 'apart' }
  /** Where an entry was copied from: what it holds is about that. */
  | { readonly kind: 'source' }
  /** Holds elements as if it were not there. */
  | { readonly kind: 'group' }
  | { readonly kind: 'link' }
  | { readonly kind: 'tag'; readonly separator?: string }
  | { readonly kind: 'enclosure'; readonly address: 'url' | 'href'; readonly type?: string }
  | { readonly kind: 'person'; readonly rank: number }
  | { readonly kind: 'name' | 'mail' }
  /** When the feed does not want to be asked. */
  | { readonly kind: 'skipped'; readonly unit: 'hours' | 'days' }
  | TextMeaning;

export interface TextMeaning {
  readonly kind: 'text';
  readonly field: DraftField;
  /** Where several elements fill one field, the lowest counts, and of equals the first. */
  readonly rank: number;
  /** `line`: as it stands; `text` and `html`: what the text is where its type is not said; `xhtml`: elements. */
  readonly as: 'line' | 'text' | 'html' | 'xhtml';
}

const line = (field: DraftField, rank = 0): TextMeaning => ({ kind: 'text', field, rank, as: 'line' });
const text = (field: DraftField, rank = 0): TextMeaning => ({ kind: 'text', field, rank, as: 'text' });
const html = (field: DraftField, rank = 0): TextMeaning => ({ kind: 'text', field, rank, as: 'html' });
const xhtml = (field: DraftField, rank = 0): TextMeaning => ({ kind: 'text', field, rank, as: 'xhtml' });
const person = (rank: number): Meaning => ({ kind: 'person', rank });
const apart: Meaning = { kind: 'apart' };
const tag: Meaning = { kind: 'tag' };

/**
 * Every element that is read, by vocabulary and name in small letters. Vocabularies are known by the address of their
 * namespace (namespaces.ts); the names here are ours.
 */
const TABLE: Readonly<Record<string, Meaning>> = {
  rss: { kind: 'group' },
  'rdf:rdf': { kind: 'group' },
  channel: { kind: 'feed' },
  feed: { kind: 'feed' },
  item: { kind: 'entry' },
  entry: { kind: 'entry' },
  source: { kind: 'source' },
  items: apart,
  image: apart,
  textinput: apart,
  contributor: apart,
  'dc:contributor': apart,
  'itunes:owner': apart,
  'media:group': { kind: 'group' },

  title: text('title'),
  'dc:title': text('title', 1),
  'media:title': text('title', 2),
  'itunes:title': text('title', 2),

  link: { kind: 'link' },
  guid: line('id'),
  id: line('id'),
  'dc:identifier': line('id', 2),

  description: html('summary'),
  summary: text('summary'),
  subtitle: text('summary'),
  tagline: text('summary'),
  abstract: text('summary'),
  'dc:description': html('summary', 1),
  'dcterms:abstract': html('summary', 1),
  'itunes:summary': html('summary', 2),
  'itunes:subtitle': html('summary', 4),
  'media:description': html('summary', 3),

  'yandex:full-text': html('content'),
  'turbo:content': html('content', 1),
  'content:encoded': html('content', 2),
  content: text('content', 2),
  fullitem: html('content', 3),
  body: xhtml('content', 3),
  'xhtml:body': xhtml('content', 3),

  pubdate: line('published'),
  published: line('published'),
  issued: line('published'),
  'dcterms:issued': line('published', 1),
  'dcterms:created': line('published', 2),
  created: line('published', 2),
  updated: line('updated'),
  modified: line('updated'),
  'dcterms:modified': line('updated', 1),
  lastbuilddate: line('updated', 1),
  'dc:date': line('updated', 2),

  language: line('language'),
  'dc:language': line('language', 1),

  author: person(0),
  'dc:creator': person(1),
  'dc:author': person(1),
  managingeditor: person(2),
  'itunes:author': person(3),
  name: { kind: 'name' },
  'foaf:name': { kind: 'name' },
  'itunes:name': { kind: 'name' },
  email: { kind: 'mail' },
  'itunes:email': { kind: 'mail' },

  category: tag,
  'dc:subject': tag,
  'media:category': tag,
  'itunes:category': tag,
  tags: { kind: 'tag', separator: ',' },
  'itunes:keywords': { kind: 'tag', separator: ',' },
  'media:keywords': { kind: 'tag', separator: ',' },
  keywords: { kind: 'tag', separator: ',' },

  ttl: line('ttl'),
  'sy:updateperiod': line('updatePeriod'),
  'sy:updatefrequency': line('updateFrequency'),
  skiphours: { kind: 'group' },
  skipdays: { kind: 'group' },
  hour: { kind: 'skipped', unit: 'hours' },
  day: { kind: 'skipped', unit: 'days' },

  enclosure: { kind: 'enclosure', address: 'url' },
  'media:content': { kind: 'enclosure', address: 'url' },
  'media:thumbnail': { kind: 'enclosure', address: 'url', type: 'image/*' },
  'itunes:image': { kind: 'enclosure', address: 'href', type: 'image/*' },
};

const BY_NAME = new Map(Object.entries(TABLE));

/** @param name vocabulary and local name in small letters: `title`, `dc:title` */
export const meaningOf = (name: string): Meaning | undefined => BY_NAME.get(name);
