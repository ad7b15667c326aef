import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { trainModel } from '../../packages/language/language-model/train.ts';

/** Writes the language model that the training texts give: `npm run train:languages`. */
const language = join(resolve(import.meta.dirname, '../..'), 'packages/language');
const texts = globSync(join(language, 'training/*.txt')).map((path) => [
  basename(path, '.txt'),
  readFileSync(path, 'utf8'),
]);
writeFileSync(
  join(language, 'language-model/model.json'),
  `${JSON.stringify(trainModel(Object.fromEntries(texts)), undefined, 2)}\n`,
);
