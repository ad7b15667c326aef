import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, messageOf, systemCode } from '@newswatch/domain';
import { z } from 'zod';

/**
 * `api.json` in the data folder says where the newswatch that runs on it listens, so that commands talk to it. Only its
 * owner may read it, because it holds the API key. It goes when newswatch ends cleanly; one that a death left behind is
 * known by its process, which is gone, or by an address that does not answer.
 */
const apiFileSchema = z.object({ url: z.url(), key: z.string().optional(), pid: z.int().positive() });
export type ApiFile = z.infer<typeof apiFileSchema>;

const pathOf = (folder: string): string => join(folder, 'api.json');

/** @returns what takes the file away again */
export function writeApiFile(folder: string, content: ApiFile): () => void {
  const path = pathOf(folder);
  const draft = `${path}.${content.pid}`;
  try {
    writeFileSync(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw failure('folder-unusable', { folder, problem: messageOf(error) }, { cause: error });
  }
  return () => rmSync(path, { force: true });
}

/** Undefined where there is none, where it cannot be understood, and where its process is gone. */
export function readApiFile(folder: string): ApiFile | undefined {
  const parsed = apiFileSchema.safeParse(readJson(pathOf(folder)));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A process that may not be signalled (EPERM) lives. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
