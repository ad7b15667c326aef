import { accessSync, constants, existsSync, statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '@newswatch/runtime';
import { fileProblem } from '../file-problem.ts';
import { type Check, type Finding, failing, fine, warning } from './check.ts';

const GIBIBYTE = 2 ** 30;

/** The data folder: there or to be made, ours to write, with room. */
export function folderCheck({ folder }: Pick<Config, 'folder'>): Check {
  return {
    name: 'data folder',
    run: async () => {
      const there = nearest(folder);
      const problem = problemOf(there);
      if (problem !== undefined) {
        const remedy = 'Give this user the folder, or set NEWSWATCH_DATA to another one.';
        return failing(`The data folder ${folder} cannot be used: ${problem}`, remedy);
      }
      return roomFor(folder, there);
    },
  };
}

function roomFor(folder: string, there: string): Finding {
  const { bavail, bsize } = statfsSync(there);
  const free = (bavail * bsize) / GIBIBYTE;
  const says = `The data folder is ${folder}, with ${free.toFixed(1)} GiB free.`;
  if (free < 1) return warning(says, 'Make room: newswatch stops taking articles when the disk is full.');
  return fine(there === folder ? says : `${says} It is made at the first start.`);
}

function problemOf(there: string): string | undefined {
  if (!statSync(there).isDirectory()) return `${there} is not a folder`;
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `${there}: ${fileProblem(error)}`;
  }
}

/** The folder, or the first above it that is there. */
function nearest(folder: string): string {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return there;
}
