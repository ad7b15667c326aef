/** The thread in which large batches of articles are read. */
import { answerAside } from '@newswatch/pipeline';
import { createReadPacked } from './pack-reading.ts';

answerAside(createReadPacked());
