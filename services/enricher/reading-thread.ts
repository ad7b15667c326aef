/** The thread in which large batches of articles are read. */
import { answerAside } from '@newswatch/pipeline';
import { createReadArticle } from './read-article.ts';

answerAside(createReadArticle());
