/** HTML tables: which of them hold data, and their rows with cells under headers, spans filled in. */
import type { Block, Cell } from '../model/extract.ts'
import type { Link } from '../model/text.ts'
import type { ElementNode, TreeNode } from './tree.ts'

export type TableRow = {
  readonly cells: readonly Cell[]
  /** Column of each cell, from 0. */
  readonly columns: readonly number[]
  readonly links: readonly Link[]
  readonly isHeader: boolean
  /** One cell across the table: the rows below stand under it. */
  readonly isSubhead: boolean
}

type RawCell = {
  readonly text: string
  readonly links: readonly Link[]
  readonly isHead: boolean
  readonly start: number
}

/** Cells that stand in the rows below too, by column. */
type Spanning = { readonly columns: Map<number, { cell: RawCell; rows: number }>; left: number }

/** HTML allows 1000 and 65534; more than this many columns no official table has. */
const MAX_COLUMNS = 1000
/** A longer text is not repeated in each row that its cell spans. */
const MAX_CARRIED = 2000
/** Cells that spans may add to one table. */
const MAX_SPANNED = 200_000

/** Data, not layout: no table inside, two columns or more, and head cells or a caption or plain cells in two rows. */
export function isDataTable(table: ElementNode): boolean {
  if (table.attribs.role === 'presentation' || table.attribs.role === 'none') return false
  let heads = 0
  let rows = 0
  let columns = 0
  let prose = 0
  const stack: TreeNode[] = [...table.children]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') continue
    if (node.name === 'table') return false
    if (node.name === 'th' || node.name === 'caption') heads++
    if (/^(?:h[1-6]|form|article|section|main|nav)$/.test(node.name)) prose++
    if (node.name === 'tr') {
      rows++
      const cells = node.children.filter((child) => child.type !== 'text' && /^t[dh]$/.test(child.name))
      columns = Math.max(columns, cells.length)
    }
    for (const child of node.children) stack.push(child)
  }
  if (columns < 2) return false
  return heads > 0 || (rows >= 2 && prose === 0)
}

/**
 * @param read makes blocks of what a cell holds.
 * @returns all rows in order, header rows included (`isHeader`, their own cells carry no header). Headers come from the
 * first rows that hold head cells only, or from a first row in bold. A cell that spans rows stands in each of them.
 */
export function readTable(
  table: ElementNode,
  read: (cell: ElementNode) => readonly Block[],
  drop: (element: ElementNode) => boolean,
): { readonly caption: string; readonly rows: readonly TableRow[] } {
  let caption = ''
  let headers: string[] = []
  let headersDone = false
  const rows: TableRow[] = []
  const spanning: Spanning = { columns: new Map(), left: MAX_SPANNED }
  for (const row of rowsOf(table, drop)) {
    if (row.name === 'caption') {
      caption = joined(read(row)).text
      continue
    }
    const cells = place(row, spanning, read, drop)
    if (cells.every((cell) => cell.text === '')) continue
    const ownCells = cells.length
    const isHeader = !headersDone && ownCells > 1 && isHeaderRow(row, cells, rows.length)
    if (isHeader) headers = mergeHeaders(headers, cells)
    else headersDone = headersDone || ownCells > 1
    rows.push({
      cells: cells.map((cell) => ({ header: isHeader ? '' : (headers[cell.start] ?? ''), text: cell.text })),
      columns: cells.map((cell) => cell.start),
      links: cells.flatMap((cell) => cell.links),
      isHeader,
      isSubhead: isSubhead(row, cells),
    })
  }
  return { caption, rows }
}

/** The only cell with text spans columns, or is a head cell. */
function isSubhead(row: ElementNode, cells: readonly RawCell[]): boolean {
  if (cells.length !== 1) return false
  const cell = row.children.find((child) => child.type !== 'text' && /^t[dh]$/.test(child.name))
  return (
    cells[0]?.isHead === true || (cell !== undefined && cell.type !== 'text' && Number(cell.attribs.colspan ?? '1') > 1)
  )
}

function rowsOf(table: ElementNode, drop: (element: ElementNode) => boolean): ElementNode[] {
  const rows: ElementNode[] = []
  const stack: TreeNode[] = table.children.toReversed()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text' || drop(node)) continue
    if (node.name === 'tr' || node.name === 'caption') rows.push(node)
    else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as TreeNode)
  }
  return rows
}

function place(
  row: ElementNode,
  spanning: Spanning,
  read: (cell: ElementNode) => readonly Block[],
  drop: (element: ElementNode) => boolean,
): RawCell[] {
  const cells: RawCell[] = []
  let column = 0
  const carry = (): void => {
    for (let held = spanning.columns.get(column); held !== undefined; held = spanning.columns.get(column)) {
      held.rows--
      if (held.rows === 0) spanning.columns.delete(column)
      if (--spanning.left <= 0) spanning.columns.clear()
      cells.push({ ...held.cell, start: column, isHead: held.cell.isHead })
      column++
    }
  }
  for (const child of row.children) {
    if (child.type === 'text' || !/^t[dh]$/.test(child.name) || drop(child)) continue
    carry()
    if (column >= MAX_COLUMNS) break
    const content = joined(read(child))
    const cell: RawCell = { ...content, isHead: child.name === 'th', start: column }
    cells.push(cell)
    const rowSpan = Number(child.attribs.rowspan ?? '1')
    if (rowSpan > 1 && spanning.left > 0) {
      const carried = cell.text.length > MAX_CARRIED ? { ...cell, text: '', links: [] } : { ...cell, links: [] }
      spanning.columns.set(column, { cell: carried, rows: Math.min(rowSpan, 65_534) - 1 })
    }
    const columnSpan = Number(child.attribs.colspan ?? '1')
    column += columnSpan > 1 ? Math.min(columnSpan, MAX_COLUMNS) : 1
  }
  carry()
  return cells
}

function joined(blocks: readonly Block[]): { readonly text: string; readonly links: readonly Link[] } {
  return { text: blocks.map((block) => block.text).join('\n'), links: blocks.flatMap((block) => block.links) }
}

function isHeaderRow(row: ElementNode, cells: readonly RawCell[], before: number): boolean {
  if (cells.every((cell) => cell.isHead)) return true
  const parent = row.parent
  if (parent !== null && parent.type !== 'root' && parent.name === 'thead') return true
  return before === 0 && cells.every((cell) => cell.text !== '' && cell.text.length <= 80) && isBold(row)
}

/** Every text of the row stands in bold, as where an editor made the header by hand. */
function isBold(row: ElementNode): boolean {
  const stack: TreeNode[] = [...row.children]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') {
      if (node.data.trim() !== '') return false
    } else if (node.name !== 'b' && node.name !== 'strong') {
      for (const child of node.children) stack.push(child)
    }
  }
  return true
}

function mergeHeaders(headers: readonly string[], cells: readonly RawCell[]): string[] {
  const merged = [...headers]
  for (const cell of cells) {
    const text = cell.text.replace(/\n/g, ' ')
    const above = merged[cell.start]
    merged[cell.start] = above === undefined || above === '' || above === text ? text : `${above} ${text}`
  }
  return merged
}
