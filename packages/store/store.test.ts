import { storeConformance } from '@newswatch/ports/conformance';
import { describe } from 'vitest';
import { openForTest } from './fixtures/temporary.ts';

describe('the store on SQLite', () => {
  storeConformance(openForTest);
});
