import type { Article } from '@newswatch/domain';

/** Whether markup says more than paragraphs do, which the text of an article has too. */
export const saysMore = (html: string): boolean => /<(?!\/?p>|br ?\/?>)/.test(html);

/**
 * HTML of an article for display: its own where it has any, else the paragraphs of its text, with what is left out of
 * that where it stood. Safe to be put into a page.
 */
export function displayHtml({
  html,
  text,
  leftOut = [],
}: Pick<Article, 'html' | 'text' | 'leftOut'>): string {
  if (html !== undefined) return html;
  let whole = '';
  let done = 0;
  for (const { at, text: line } of leftOut) {
    whole += text.slice(done, at) + line;
    done = at;
  }
  const paragraphs = (whole + text.slice(done)).split(/\n{2,}/u).filter((paragraph) => paragraph !== '');
  return paragraphs.map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br />')}</p>`).join('');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
