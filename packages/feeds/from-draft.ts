import { type Item, given } from '@newswatch/domain';
import { type Draft, type DraftLink, type Person, textOf } from './draft.ts';
import type { FeedInfo } from './feed-reader.ts';
import { feedSchedule } from './feed-schedule.ts';
import { plainLine } from './html-to-text.ts';

/** The item that an entry is; undefined where it says nothing. Where several elements say the same, this chooses. */
export function itemFrom(draft: Draft): Item | undefined {
  const said = given({
    guid: textOf(draft, 'id'),
    link: linkFrom(draft),
    title: titleFrom(draft),
    summary: textOf(draft, 'summary'),
    content: textOf(draft, 'content') ?? draft.secondSummary,
    ...creditOf(draft.author),
    published: textOf(draft, 'published') ?? textOf(draft, 'updated'),
    updated: textOf(draft, 'updated'),
    language: languageFrom(draft),
    outlet: textOf(draft, 'outlet'),
  });
  const lists = { tags: tagsFrom(draft), enclosures: enclosuresFrom(draft) };
  const isEmpty = [Object.keys(said), lists.tags, lists.enclosures].every(({ length }) => length === 0);
  return isEmpty ? undefined : { ...said, ...lists };
}

/** What the feed says of itself. */
export function feedFrom(draft: Draft, otherwise: { readonly language: string | undefined }): FeedInfo {
  const tags = tagsFrom(draft);
  return given({
    title: titleFrom(draft),
    link: linkFrom(draft),
    id: textOf(draft, 'id'),
    subtitle: textOf(draft, 'summary'),
    language: languageFrom(draft) ?? otherwise.language?.replaceAll('_', '-'),
    ...creditOf(draft.author),
    published: textOf(draft, 'published'),
    updated: textOf(draft, 'updated'),
    tags: tags.length === 0 ? undefined : tags,
    schedule: feedSchedule({
      ttl: textOf(draft, 'ttl'),
      ...draft.skipped,
      updatePeriod: textOf(draft, 'updatePeriod'),
      updateFrequency: textOf(draft, 'updateFrequency'),
    }),
  });
}

/** Titles are plain text, whatever was put into them. */
function titleFrom(draft: Draft): string | undefined {
  const title = textOf(draft, 'title');
  if (title === undefined) return undefined;
  const text = /<|&[#a-z]/i.test(title) ? plainLine(title) : title.replace(/\s+/gu, ' ').trim();
  return text || wordsOfImage(title);
}

/** Some put a picture in place of words: what it shows, or else where it is. */
const wordsOfImage = (html: string): string | undefined =>
  plainLine(
    /<img\s[^<>]*?\salt\s?=\s?(?:"([^"]+)"|'([^']+)')/i.exec(html.slice(0, 2_000))?.slice(1).find(Boolean) ??
      '',
  ) || /<img\s[^<>]*?src\s?=\s?["']?([^\s"'<>]+)/i.exec(html.slice(0, 2_000))?.[1];

/** An element says it of the whole; the attribute may be that of one text. */
const languageFrom = (draft: Draft): string | undefined =>
  (textOf(draft, 'language') ?? draft.language)?.replaceAll('_', '-') || undefined;

/** RSS writes the link as text. Of several others the first that is a page counts, then any alternate. */
function linkFrom(draft: Draft): string | undefined {
  const alternates = draft.links.filter(({ rel }) => rel === 'alternate');
  const page = alternates.find(isPage) ?? alternates[0];
  return (
    textOf(draft, 'link') ?? page?.href ?? (draft.idIsLink ? webAddressIn(textOf(draft, 'id')) : undefined)
  );
}

const isPage = ({ type = 'text/html' }: DraftLink): boolean =>
  /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type);

const webAddressIn = (id: string | undefined): string | undefined =>
  id !== undefined && /^https?:\/\//i.test(id) ? id : undefined;

const MAIL = /[^\s()<>,;:"]{1,64}@[^\s()<>,;:"]{1,255}/;
/** No name is longer. Regular expressions take their time over what is. */
const LONGEST_NAME = 300;

/**
 * The name alone as `author`, and as `byline` how the feed words it where that is more: "mail@example.org (Name)", "Name <mail@example.org>",
 * or a mail address beside the name.
 */
function creditOf(person: Person | undefined): Pick<Item, 'author' | 'byline'> {
  if (person === undefined) return {};
  const { text, mail } = person;
  const author = person.name ?? (text === undefined ? mail : nameIn(text));
  const worded = person.name !== undefined && mail !== undefined ? `${person.name} (${mail})` : text;
  return worded === undefined || worded === author
    ? given({ author })
    : given({ author, byline: worded.slice(0, LONGEST_NAME) });
}

function nameIn(text: string): string {
  const short = text.slice(0, LONGEST_NAME);
  if (!short.includes('@')) return short;
  const name = short
    .replace(MAIL, '')
    .replace(/\(\s*\)|<\s*>|&lt;\s*&gt;/g, '')
    .trim();
  return name.replace(/^\((.*)\)$/, '$1').trim() || short;
}

/** Terms first, then what people call them where that is another word. */
function tagsFrom({ tags }: Draft): string[] {
  if (tags.length === 0) return [];
  const labels = tags.flatMap(({ label }) => (label ? [label] : []));
  return [...new Set([...tags.map(({ term }) => term), ...labels])];
}

function enclosuresFrom({ enclosures, links }: Draft): Item['enclosures'] {
  const linked = links.filter(({ rel }) => rel === 'enclosure');
  const found = [...enclosures, ...linked.map(({ href, type }) => ({ url: href, type }))];
  const unlike = found.filter(({ url }, at) => at === found.findIndex((other) => other.url === url));
  return unlike.map(({ url, type }) => (type === undefined ? { url } : { url, type }));
}
