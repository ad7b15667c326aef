import { type Item, type PageText, given } from '@newswatch/domain';

/** The item with the text of its page, and with what the page says where the feed says nothing. */
export function withPageText(item: Item, { html, url, canonical, author, published }: PageText): Item {
  const dated = item.published ?? item.updated;
  return {
    ...item,
    content: html,
    ...given({ author: item.author ?? author, published: dated === undefined ? published : item.published }),
    page: { url, ...given({ canonical }) },
  };
}
