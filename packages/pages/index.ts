/** The pages of articles: what robots.txt allows, and the text that stands on them. */
export { type ItemPage, pageOfItem } from './page-of-item.ts';
export {
  type PageAnswer,
  type PageQuestion,
  type PageReader,
  type RequestPage,
  createPageReader,
} from './page-reader.ts';
