import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readApiFile, writeApiFile } from './api-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newswatch-api-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = { url: 'http://127.0.0.1:8080', key: 'a-key-of-sixteen-', pid: process.pid };

describe('the api file', () => {
  it('is for its owner alone and goes when it is taken away', () => {
    const takeAway = writeApiFile(folder, content);
    expect(statSync(join(folder, 'api.json')).mode & 0o777).toBe(0o600);
    expect(readApiFile(folder)).toEqual(content);
    takeAway();
    takeAway();
    expect(readApiFile(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('counts for nothing when its process is gone', () => {
    writeApiFile(folder, { ...content, pid: 2 ** 22 + 1 });
    expect(readFileSync(join(folder, 'api.json'), 'utf8')).toContain('8080');
    expect(readApiFile(folder)).toBeUndefined();
  });

  it.each(['', '{', '{"url":"no address","pid":1}', '[]'])('counts for nothing when it says %j', (text) => {
    writeFileSync(join(folder, 'api.json'), text);
    expect(readApiFile(folder)).toBeUndefined();
  });

  it('that cannot be written is a folder that cannot be used', () => {
    expect(() => writeApiFile(join(folder, 'absent'), content)).toThrowError(
      expect.objectContaining({ code: 'folder-unusable' }),
    );
  });
});
