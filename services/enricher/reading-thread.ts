/** The thread in which large batches of articles are read. */
import { answerAside } from '@newswatch/pipeline';
import { createEnrichText } from './enrich-text.ts';
import { readArticleBy } from './read-article.ts';

answerAside(readArticleBy(createEnrichText()));
