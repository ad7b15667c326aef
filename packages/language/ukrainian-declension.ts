import { COUNTED, reading } from './grammar.ts';
import { type Declension, type Forms, decline } from './russian-endings.ts';

/**
 * Forms of a Ukrainian noun. After two, three and four it is a nominative plural, while its adjective may be a genitive:
 * «два морських порти».
 */
export function declineNoun(noun: Omit<Declension, 'kind'>): Forms {
  const marked = [...decline({ ...noun, kind: 'noun' })].map(([form, mask]) => {
    const plural = (mask & reading('p', 'N')) !== 0;
    return [form, (mask & ~COUNTED) | (plural ? COUNTED : 0)] as const;
  });
  return new Map(marked);
}
