import { type Declension, type Forms, decline } from './russian-endings.ts';

/**
 * Forms of a Ukrainian noun. After two, three and four it is a nominative plural, while its adjective may be a genitive:
 * «два морських порти».
 */
export function declineNoun(noun: Omit<Declension, 'kind'>): Forms {
  return decline({ ...noun, kind: 'ukrainian noun' });
}
