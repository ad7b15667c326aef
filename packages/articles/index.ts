export { displayHtml } from './display-html.ts';
export { toArticle } from './to-article.ts';
