/** The pages of articles: what robots.txt allows, and the text that stands on them. */
export { FULL_TEXT_FROM, type ItemPage, pageOfItem } from './page-of-item.ts';
export {
  type PageAnswer,
  type PageQuestion,
  type PageReader,
  type RequestPage,
  createPageReader,
} from './page-reader.ts';
