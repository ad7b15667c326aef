import { type Item, type PageText, given } from '@newswatch/domain';

/** The item with the text of its page, and with what the page says where the feed says nothing. */
export const withPageText = (item: Item, { html, author, ...page }: PageText): Item => ({
  ...item,
  content: html,
  ...given({ author: item.author ?? author }),
  page,
});
