import { readFile } from 'node:fs/promises';
import { messageOf } from '@newswatch/domain';
import type { TestProject } from 'vitest/node';
import { type StartedServer, type TestServer, testServers } from './test-server.ts';

/** What tests are told of a server: where it is, or why there is none. */
export type Provided = { readonly url: string } | { readonly missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    servers: Readonly<Record<string, Provided>>;
  }
}

/**
 * Before the tests of a project: of the servers that its test files ask for (`onServer('kafka', …)`, or `onProfiles(…)` for all), uses those that the
 * environment names and starts the others, side by side. After them: ends what was started.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const opened = await Promise.all((await askedFor(project)).map(openServer));
  project.provide('servers', Object.fromEntries(opened.map(({ name, provided }) => [name, provided])));
  return async () => {
    await Promise.all(opened.map(async ({ started }) => started?.close()));
  };
}

interface OpenedServer {
  readonly name: string;
  readonly provided: Provided;
  readonly started?: StartedServer;
}

async function openServer({ name, variable, start }: TestServer): Promise<OpenedServer> {
  const url = process.env[variable];
  if (url) return { name, provided: { url } };
  try {
    const started = await start();
    return { name, provided: { url: started.url }, started };
  } catch (error) {
    return { name, provided: { missing: `${messageOf(error)} (or set ${variable})` } };
  }
}

async function askedFor(project: TestProject): Promise<readonly TestServer[]> {
  const { testFiles } = await project.globTestFiles(project.vitest.config.filters);
  const files = testFiles.length > 0 ? testFiles : (await project.globTestFiles()).testFiles;
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const asks = (text: string, name: string): boolean =>
    text.includes('onProfiles(') || (/\bonServers?\(/.test(text) && text.includes(`'${name}'`));
  return testServers.filter(({ name }) => texts.some((text) => asks(text, name)));
}
