#!/usr/bin/env node
// Read by whatever Node is installed, from 12 on: nothing newer than that may stand in this file, and what needs
// Node 24 is imported only after the check.
const [major] = process.versions.node.split('.').map(Number);
const problem = { code: 'node-too-old', version: process.versions.node };
if (major < 24) {
  process.stderr.write(
    `newswatch needs Node 24 or newer; this is ${problem.version}. (${problem.code})\n` +
      'Start it by `npm start` or `npx newswatch`, which use the Node 24 that `npm ci` brings, or install Node 24.\n',
  );
  process.exitCode = 78;
} else {
  // What Node makes of the sources is kept beside them, which halves the time of later starts; where it cannot be kept, nothing is lost.
  const { enableCompileCache } = process.getBuiltinModule('node:module');
  const cache =
    process.env.NODE_COMPILE_CACHE || `${import.meta.dirname}/../../node_modules/.cache/newswatch`;
  enableCompileCache(cache);
  // For the threads, which look for it here.
  process.env.NODE_COMPILE_CACHE = cache;
  void import('./main.ts');
}
