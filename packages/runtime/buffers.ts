import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 count the memory of buffers as part of the heap when it judges whether to go through all of it. By itself it
 * does so for each 20 to 40 MB of buffers made since, which where messages and rows are bytes is many times a second; a
 * third of all collecting was for that. For this process and the threads that it starts from now on.
 */
export const countBuffersAsHeap = (): void =>
  setFlagsFromString('--external-memory-accounted-in-global-limit');
