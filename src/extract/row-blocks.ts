/** Rows of tables as blocks. */
import type { Block } from '../model/extract.ts'
import type { TableRow } from './grid.ts'

/** A row as a block: `text` joins its cells with " | ". */
export function rowBlock(row: Pick<TableRow, 'cells' | 'links'>, path: readonly string[]): Block {
  return {
    kind: 'row',
    text: row.cells.map((cell) => cell.text).join(' | '),
    path,
    links: row.links,
    cells: row.cells,
  }
}

/** @param above what governs the table; a row across it governs the rows below. @returns a block for each row. */
export function rowBlocks(rows: readonly TableRow[], path: readonly string[], above: readonly string[]): Block[] {
  let under = above
  return rows.map((row) => {
    if (row.isSubhead) under = above
    const block = under.length === 0 ? rowBlock(row, path) : { ...rowBlock(row, path), under }
    if (row.isSubhead) under = [...above, row.cells[0]?.text ?? '']
    return block
  })
}
