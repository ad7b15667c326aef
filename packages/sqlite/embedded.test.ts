import {
  claimsConformance,
  eventBusConformance,
  handNotesConformance,
  jobQueueConformance,
} from '@newswatch/ports/conformance';
import { describe } from 'vitest';
import { openForTest } from './temporary.ts';

describe('the embedded profile', () => {
  eventBusConformance(openForTest(({ bus }) => bus));
  jobQueueConformance(openForTest(({ queue }) => queue));
  claimsConformance(openForTest(({ claims }) => claims));
  handNotesConformance(openForTest(({ handNotes }) => handNotes));
});
