/** XML of the Federal Register as blocks, its GPOTABLEs as rows under their headers. */
import type { Extract } from '../../../model/extract.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import type { ElementNode, TreeNode } from '../../tree.ts'
import { readXml } from '../../xml.ts'

/** `<GPOTABLE><BOXHD><CHED H="1">…</CHED></BOXHD><ROW><ENT I="01">…` */
const AS_HTML: Readonly<Record<string, string>> = {
  gpotable: 'table',
  row: 'tr',
  ent: 'td',
  ttitle: 'caption',
  boxhd: 'tr',
  ched: 'th',
}

/** @throws CodedError as `readXml` does. */
export function readRegisterXml(page: JudgedPage, reading: Reading): Extract {
  return readXml(page, reading, (root) => {
    const stack: { readonly node: TreeNode; readonly inTable: boolean }[] = root.children.map((node) => ({
      node,
      inTable: false,
    }))
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      const { node } = step
      if (node.type === 'text') continue
      const inTable = step.inTable || node.name === 'gpotable'
      if (node.name === 'gpotable') fillRows(node)
      if (inTable) asHtml(node)
      for (const child of node.children) stack.push({ node: child, inTable })
    }
  })
}

function asHtml(element: ElementNode): void {
  if (element.name === 'boxhd') keepLeaves(element)
  const name = AS_HTML[element.name]
  if (name !== undefined) (element as { name: string }).name = name
}

/** More columns no printed page has. */
const MAX_COLUMNS = 40
/** A row of stars, or a heading that spans the columns, has one cell on purpose. */
const SPANS = /^(?:21|28)$/

/** `COLS="5"` and a row with a country only: the cells behind the last printed one are left out, not empty. */
function fillRows(table: ElementNode): void {
  const columns = Math.min(MAX_COLUMNS, Number(table.attribs.cols ?? 0))
  for (const row of table.children) {
    if (row.type === 'text' || row.name !== 'row' || row.attribs.expstb !== undefined) continue
    const cells = row.children.filter((node): node is ElementNode => node.type !== 'text' && node.name === 'ent')
    if (cells.length === 0 || SPANS.test(cells[0]?.attribs.i ?? '')) continue
    for (let missing = columns - cells.length; missing > 0; missing--) row.children.push(emptyCell(row))
  }
}

function emptyCell(parent: ElementNode): ElementNode {
  return { type: 'tag', name: 'ent', attribs: {}, children: [], parent, prev: null, next: null }
}

/** Of headers in levels (`H="1"` over several `H="2"`) the lowest ones stand over columns. */
function keepLeaves(head: ElementNode): void {
  const levels = head.children.filter((node): node is ElementNode => node.type !== 'text' && node.name === 'ched')
  const leaves = levels.filter((node, i) => Number(levels[i + 1]?.attribs.h ?? 0) <= Number(node.attribs.h ?? 1))
  head.children.splice(0, head.children.length, ...leaves)
}
