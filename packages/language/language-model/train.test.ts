import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import file from './model.json' with { type: 'json' };
import { decodeModel } from './model.ts';
import { trainModel } from './train.ts';
import { varieties } from './varieties.ts';

const folder = join(import.meta.dirname, '../training');

describe('the language model', () => {
  it('is the one that the training texts give: npm run train:languages', () => {
    const texts = globSync(join(folder, '*.txt')).map((path) => [
      basename(path, '.txt'),
      readFileSync(path, 'utf8'),
    ]);
    expect(texts).toHaveLength(9);
    expect(trainModel(Object.fromEntries(texts))).toEqual(file);
  });

  it('is small, and fills less than half of its slots', () => {
    expect(file.latin.length + file.cyrillic.length).toBeLessThan(300_000);
    for (const script of ['latin', 'cyrillic'] as const) {
      const { keys } = decodeModel(file[script], varieties[script]);
      expect(keys.filter((key) => key !== 0).length).toBeLessThan(keys.length / 2);
    }
  });
});
