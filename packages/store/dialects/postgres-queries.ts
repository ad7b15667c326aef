import {
  AddColumnNode,
  AlterTableNode,
  ColumnDefinitionNode,
  CreateTableNode,
  DataTypeNode,
  type KyselyPlugin,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RootOperationNode,
  sql,
} from 'kysely';
import type { Queries } from '../executor.ts';
import { queryBuilder } from '../query-builder.ts';

/** Compiles for PostgreSQL. */
export const postgresQueries = (): Queries =>
  queryBuilder(
    {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    [byBytes],
  );

/**
 * Text of every column compares by its bytes, as in SQLite, whatever the database's language: order does not depend on
 * the machine, and an index stays right when its library of languages changes.
 */
const byBytes: KyselyPlugin = {
  transformQuery: ({ node }) => collated(node),
  transformResult: async ({ result }) => result,
};

function collated(node: RootOperationNode): RootOperationNode {
  if (CreateTableNode.is(node)) return { ...node, columns: node.columns.map(collatedColumn) };
  if (!AlterTableNode.is(node) || node.columnAlterations === undefined) return node;
  const columnAlterations = node.columnAlterations.map((alteration) =>
    AddColumnNode.is(alteration) ? { ...alteration, column: collatedColumn(alteration.column) } : alteration,
  );
  return { ...node, columnAlterations };
}

function collatedColumn(column: ColumnDefinitionNode): ColumnDefinitionNode {
  const isText = DataTypeNode.is(column.dataType) && column.dataType.dataType === 'text';
  return isText ? { ...column, dataType: sql`text collate "C"`.toOperationNode() } : column;
}
