import type { Compilable, Executor } from '../executor.ts';

/** Written by every service that runs a stage. */
export const notesInHand = ({ db }: Executor): readonly Compilable[] => [
  db.schema
    .createTable('notes_in_hand')
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('first', 'bigint', (column) => column.notNull())
    .addColumn('last', 'bigint', (column) => column.notNull())
    .addColumn('takes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('notes_in_hand_key', ['reader', 'lane']),
];
