import { type Explanation, explainQuery } from '@newswatch/matching';
import type { Terminal } from '../terminal.ts';

/** How a query is understood, and which forms of its terms will be found. @throws NewswatchError `watch-does-not-parse` */
export async function explainWatch(
  terminal: Terminal,
  query: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const explanation = explainQuery(query);
  if (json === true) return terminal.out(JSON.stringify({ query, ...explanation }));
  for (const line of explanation.lines) await terminal.out(line);
  for (const term of explanation.terms) await outForms(terminal, term);
}

const SHOWN = 12;

async function outForms(terminal: Terminal, term: Explanation['terms'][number]): Promise<void> {
  if (term.forms.length === 0) return;
  await terminal.out('');
  await terminal.out(terminal.paint.bold(term.term));
  for (const { language, forms, openEnded } of term.forms) {
    const more = forms.length > SHOWN ? `, and ${forms.length - SHOWN} more` : '';
    await terminal.out(`  ${language ?? 'any'}: ${forms.slice(0, SHOWN).join(', ')}${more}`);
    if (openEnded.length > 0) await terminal.out(`      and what begins with ${openEnded.join(', ')}`);
  }
}
