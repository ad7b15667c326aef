import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRow, addToField, createRecords, getField, removeRow, setField } from './records.ts';

describe('records', () => {
  it('answer as a map of rows does, and give a number again only when its row was removed', () => {
    const act = fc.constantFrom('add', 'add', 'set', 'count', 'remove');
    const change = fc.record({ act, pick: fc.nat(), field: fc.nat(2), value: fc.integer() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 300, size: 'max' }), (changes) => {
        const records = createRecords(3);
        const rows = new Map<number, number[]>();
        const taken: boolean[] = [];
        for (const { act: what, pick, field, value } of changes) {
          const [row = 0, fields] = [...rows][pick % rows.size] ?? [];
          if (what === 'add' || fields === undefined) {
            const added = addRow(records);
            taken.push(rows.has(added));
            rows.set(added, [0, 0, 0]);
          } else if (what === 'remove') {
            removeRow(records, row);
            rows.delete(row);
          } else if (what === 'set') {
            setField(records, { row, field }, value);
            fields[field] = value;
          } else {
            addToField(records, { row, field }, value);
            fields[field] = ((fields[field] ?? 0) + value) | 0;
          }
        }
        expect(taken).not.toContain(true);
        for (const [row, fields] of rows)
          expect(fields.map((_, field) => getField(records, row, field))).toEqual(fields);
      }),
    );
  });

  it('are zeros when added, after removal too, however many they are', () => {
    const records = createRecords(2);
    const rows = Array.from({ length: 300_000 }, () => addRow(records));
    for (const row of rows) setField(records, { row, field: 1 }, row + 1);
    expect(rows.every((row) => getField(records, row, 1) === row + 1)).toBe(true);
    for (const row of rows) removeRow(records, row);
    const again = rows.map(() => addRow(records));
    expect(new Set(again)).toEqual(new Set(rows));
    expect(again.every((row) => getField(records, row, 1) === 0)).toBe(true);
    expect(records.end).toBe(rows.length);
  });
});
