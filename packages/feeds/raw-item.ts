import { type Item, given } from '@newswatch/domain';
import type { RawFields } from './raw-fields.ts';
import { attribute, childText, firstText, occurrences, textIn } from './raw-text.ts';

/**
 * Maps the elements of an entry to an item. Where several elements say the same, the order here decides.
 * @param base against which relative links resolve
 * @returns undefined for an entry that has neither title, link, guid nor text
 */
export function itemOf(raw: RawFields, base: string): Item | undefined {
  const entries = Object.entries({
    guid: firstText(raw, 'guid', 'id') ?? textIn(raw['rdf:about']),
    link: linkOf(raw, base),
    title: firstText(raw, 'title', 'dc:title'),
    summary: firstText(raw, 'description', 'summary', 'dc:description', 'itunes:summary'),
    content: firstText(raw, 'content:encoded', 'yandex:full-text', 'turbo:content', 'content'),
  }).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return undefined;
  return {
    ...Object.fromEntries(entries),
    ...descriptionOf(raw),
    tags: tagsOf(raw),
    enclosures: enclosuresOf(raw, base),
  };
}

function descriptionOf(raw: RawFields): Partial<Item> {
  const entries = Object.entries({
    author: authorOf(raw),
    published: firstText(raw, 'pubDate', 'dcterms:issued', 'published', 'issued', 'dc:date', 'updated'),
    updated: firstText(raw, 'updated', 'dcterms:modified', 'modified'),
    language: firstText(raw, 'dc:language'),
    outlet: firstText(raw, 'source') ?? sourceTitle(raw),
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Atom puts the outlet of a copied entry into `<source><title>`. */
const sourceTitle = (raw: RawFields): string | undefined =>
  childText(occurrences(raw, 'source')[0], 'raw title');

/** RSS writes the link as text, Atom as href of rel=alternate (RFC 4287, 4.2.7: a missing rel means that). */
export function linkOf(raw: RawFields, base: string): string | undefined {
  const links = [...occurrences(raw, 'link'), ...occurrences(raw, 'atom:link')];
  const alternate = links.find(
    (link) => (attribute(link, 'rel') ?? 'alternate') === 'alternate' && attribute(link, 'href'),
  );
  const link =
    links.map(textIn).find((text) => text !== undefined) ?? attribute(alternate, 'href') ?? permalink(raw);
  return link === undefined ? undefined : (URL.parse(link, base)?.href ?? link);
}

/** An RSS guid is a link unless it says otherwise. */
function permalink(raw: RawFields): string | undefined {
  const [guid] = occurrences(raw, 'guid');
  const text = textIn(guid);
  const claimed = attribute(guid, 'isPermaLink')?.toLowerCase() !== 'false';
  return claimed && text !== undefined && /^https?:\/\//i.test(text) ? text : undefined;
}

/** Atom and RSS 2.0 both say `author`: the one with a child `name`, the other as `mail@example.org (Name)`. */
function authorOf(raw: RawFields): string | undefined {
  const [author] = occurrences(raw, 'author');
  const written = childText(author, 'name') ?? firstText(raw, 'dc:creator') ?? textIn(author);
  const name = written ?? firstText(raw, 'itunes:author');
  return name?.replace(/^\S+@\S+\s+\((.+)\)$/, '$1').replace(/^(.+?)\s+[(<]\S+@\S+[)>]$/, '$1');
}

/** Terms first, then what people call them. */
function tagsOf(raw: RawFields): string[] {
  const categories = occurrences(raw, 'category');
  const terms = categories.map((category) => attribute(category, 'term') ?? textIn(category));
  const labels = categories.map((category) => attribute(category, 'label'));
  const tags = [...terms, ...occurrences(raw, 'dc:subject').map(textIn), ...labels];
  return [...new Set(tags.filter((tag) => tag !== undefined))];
}

function enclosuresOf(raw: RawFields, base: string): Item['enclosures'] {
  const ofRss = occurrences(raw, 'enclosure').map((element) => ({
    element,
    href: attribute(element, 'url'),
  }));
  const ofAtom = occurrences(raw, 'link')
    .filter((link) => attribute(link, 'rel') === 'enclosure')
    .map((element) => ({ element, href: attribute(element, 'href') }));
  return [...ofRss, ...ofAtom].flatMap(({ element, href }) => {
    const url = URL.parse(href ?? '', base)?.href;
    const type = attribute(element, 'type');
    return href === undefined || url === undefined ? [] : [given({ url, type })];
  });
}
