import type { Feed } from '@newswatch/domain';
import { htmlText } from './item-parts.ts';

/**
 * Feeds as an OPML 2.0 list. A feed stands in the folder that its first tag names (`Kazakhstan/Ports` is a folder in a
 * folder); all its tags are its categories, so that reading the list again gives the same.
 *
 * @param created when the list was made; ISO 8601
 */
export function writeOpml(feeds: readonly Feed[], created: string): string {
  const top = newFolder();
  for (const feed of feeds) folderOf(top, feed.tags?.[0]).feeds.push(feed);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    '    <title>newswatch feeds</title>',
    `    <dateCreated>${new Date(created).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...linesOf(top, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly feeds: Feed[];
}

const newFolder = (): Folder => ({ folders: new Map(), feeds: [] });

function folderOf(top: Folder, path = ''): Folder {
  let folder = top;
  for (const name of path
    .split('/')
    .filter((one) => one !== '')
    .slice(0, DEEPEST)) {
    const inner = folder.folders.get(name) ?? newFolder();
    folder.folders.set(name, inner);
    folder = inner;
  }
  return folder;
}

/** Folders within folders: readers of such lists show few. */
const DEEPEST = 10;

function linesOf({ folders, feeds }: Folder, indent: string): readonly string[] {
  const inner = [...folders].flatMap(([name, folder]) => [
    `${indent}<outline${attributes({ text: name })}>`,
    ...linesOf(folder, `${indent}  `),
    `${indent}</outline>`,
  ]);
  return [...inner, ...feeds.map((feed) => `${indent}${outlineOf(feed)}`)];
}

function outlineOf({ title, url, language, tags }: Feed): string {
  const text = title ?? url;
  // A comma would part a category in two.
  const category = tags?.map((tag) => tag.replaceAll(',', ' ')).join(',');
  return `<outline${attributes({ type: 'rss', text, title, xmlUrl: url, language, category })}/>`;
}

const attributes = (named: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(named)
    .flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [` ${name}="${attributeText(value)}"`],
    )
    .join('');

/** What XML 1.0 does not allow at all is left out; line breaks and quotation marks are escaped. */
const attributeText = (value: string): string =>
  htmlText(value.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, ' ');
