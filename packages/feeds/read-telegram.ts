import { type Item, given } from '@newswatch/domain';
import type { FeedDocument } from './feed-reader.ts';
import { htmlToText } from './html-to-text.ts';
import { pictureEnclosure } from './item-parts.ts';
import {
  type PageElement,
  attributeOf,
  innerHtml,
  lineOf,
  pageAddress,
  parsePage,
  select,
  selectFirst,
} from './page-document.ts';

/**
 * The public preview of a Telegram channel, `https://t.me/s/NAME`, which needs no account. Its markup has no promise: it
 * is known by the classes that its own scripts use (`tgme_…`), and what is not found is left out.
 */
const MARK =
  /\stgme_(?:channel_info|channel_history|widget_message_wrap)\b|"tgme_(?:channel_info|channel_history|widget_message_wrap)\b/;

export const isTelegramChannel = (html: string): boolean => MARK.test(html);

/** `https://t.me/NAME` and what leads to a message of it: the address of its preview. */
export function telegramPreview(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !/^(?:www\.)?(?:t|telegram)\.me$/.test(url.hostname)) return undefined;
  const name = /^\/(?:s\/)?([a-z]\w{3,31})(?:\/\d+)?\/?$/i.exec(url.pathname)?.[1];
  return name === undefined || RESERVED.includes(name.toLowerCase()) ? undefined : `https://t.me/s/${name}`;
}

/** Paths that are no channels. */
const RESERVED = ['joinchat', 'addstickers', 'share', 'proxy', 'socks', 'login', 'addlist', 'contact'];

/**
 * - text: the message with its line breaks, as HTML; title: its first line, or that of the page that it links to if it is
 *   nothing but a link, else the question of its poll or the name of its file;
 * - link and guid: `https://t.me/NAME/123`; an edited message keeps them;
 * - outlet: whom it is forwarded from; author: who signed it; tags: its hashtags;
 * - enclosures: its photos and videos.
 *
 * A message without any text (a sticker, or what the preview cannot show: "Unsupported post") is left out, and so is what
 * Telegram itself says («channel created»). The page has its newest message last; here it is first.
 */
export function readTelegram(html: string, { url }: { readonly url: string }): FeedDocument {
  const page = parsePage(html);
  const title = lineOf(selectFirst('.tgme_channel_info_header_title', page)) || metaOf('og:title', page);
  const subtitle =
    lineOf(selectFirst('.tgme_channel_info_description', page)) || metaOf('og:description', page);
  const messages = select('.tgme_widget_message[data-post]:not(.service_message)', page);
  const [name = ''] = (messages[0]?.attribs['data-post'] ?? '').split('/');
  const link =
    attributeOf(selectFirst('.tgme_channel_info_header_username a', page), 'href') ??
    (name === '' ? url.replace('/s/', '/') : `https://t.me/${name}`);
  return {
    format: 'telegram',
    feed: given({ title, link, subtitle }),
    items: messages
      .map(itemOf)
      .filter((item) => item !== undefined)
      .toReversed(),
  };
}

const metaOf = (property: string, page: ReturnType<typeof parsePage>): string | undefined =>
  attributeOf(selectFirst(`meta[property="${property}"]`, page), 'content');

function itemOf(message: PageElement): Item | undefined {
  const words = wordsOf(message);
  if (words === undefined) return undefined;
  const dated = selectFirst('.tgme_widget_message_date', message);
  const link = (attributeOf(dated, 'href') ?? `https://t.me/${message.attribs['data-post'] ?? ''}`).replace(
    /[?#].*$/,
    '',
  );
  const outlet = lineOf(selectFirst('.tgme_widget_message_forwarded_from_name', message));
  const author = lineOf(selectFirst('.tgme_widget_message_from_author', message));
  return {
    guid: link,
    link,
    ...words,
    ...given({
      published: dated && attributeOf(selectFirst('time[datetime]', dated), 'datetime'),
      outlet: outlet || undefined,
      author: author || undefined,
    }),
    tags: tagsOf(message),
    enclosures: enclosuresOf(message),
  };
}

interface Words {
  readonly title: string;
  readonly content: string;
}

/** Not the message that this one answers. */
const OWN_TEXT = '.js-message_text:not(.tgme_widget_message_reply *)';

function wordsOf(message: PageElement): Words | undefined {
  const text = selectFirst(OWN_TEXT, message);
  const content = text === undefined ? '' : innerHtml(text).trim();
  const title = htmlToText(content).split('\n')[0] ?? '';
  const linked = linkedPage(message);
  if (linked !== undefined && (title === '' || /^https?:\/\/\S+$/.test(htmlToText(content))))
    return {
      title: linked.title,
      content: [content, linked.content].filter((part) => part !== '').join('<br>'),
    };
  if (title !== '') return { title: cut(title), content };
  const other = selectFirst(
    '.tgme_widget_message_poll_question, .tgme_widget_message_document_title',
    message,
  );
  return other === undefined ? undefined : { title: cut(lineOf(other)), content: innerHtml(other) };
}

function linkedPage(message: PageElement): Words | undefined {
  const title = lineOf(selectFirst('.link_preview_title', message));
  const description = selectFirst('.link_preview_description', message);
  return title === ''
    ? undefined
    : { title, content: description === undefined ? '' : innerHtml(description) };
}

/** Many messages are one long paragraph. UTF-16 units. */
const LONGEST_TITLE = 200;

function cut(line: string): string {
  if (line.length <= LONGEST_TITLE) return line;
  const whole = line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/u, '');
  return `${whole.toWellFormed()}…`;
}

function tagsOf(message: PageElement): string[] {
  const marked = select(`${OWN_TEXT} a[href^="?q=%23"]`, message).map((anchor) =>
    lineOf(anchor).replace(/^#/, ''),
  );
  return [...new Set(marked.filter((tag) => tag !== ''))];
}

function enclosuresOf(message: PageElement): Item['enclosures'] {
  const pictures = select('.tgme_widget_message_photo_wrap, .tgme_widget_message_video_thumb', message).map(
    (one) =>
      pageAddress(
        /background-image:\s*url\(["']?([^"')]+)/i.exec(one.attribs['style'] ?? '')?.[1],
        'https://t.me/',
      ),
  );
  const played = select('video[src], audio[src]', message).map((one) => ({
    url: pageAddress(attributeOf(one, 'src'), 'https://t.me/'),
    type: one.name === 'video' ? 'video/mp4' : 'audio/ogg',
  }));
  return [
    ...pictures.flatMap((url) => (url === undefined ? [] : [pictureEnclosure(url)])),
    ...played.flatMap(({ url, type }) => (url === undefined ? [] : [{ url, type }])),
  ];
}
