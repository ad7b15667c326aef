/** The thread in which large batches of items become articles. */
import { toArticle } from '@newswatch/articles';
import { answerAside } from '@newswatch/pipeline';

answerAside(toArticle);
