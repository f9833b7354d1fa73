/** parties.csv: who the user cares about. RFC 4180, UTF-8, header `name,aliases,country,note`. */
import type { Party } from '../model/notice.ts'
import type { Mistake } from './mistakes.ts'
import { showValue, suggest } from './mistakes.ts'

const COLUMNS = ['name', 'aliases', 'country', 'note'] as const

type Row = { readonly line: number; readonly cells: readonly string[] }

/**
 * @param file the name in mistakes. @param text the whole file; aliases are separated by semicolons.
 * @returns the parties of all good rows; broken rows are appended to `mistakes`.
 */
export function readParties(file: string, text: string, mistakes: Mistake[]): Party[] {
  const [header, ...rows] = splitRows(file, text, mistakes)
  if (header === undefined) {
    mistakes.push({ file, line: 1, path: [], got: 'no header', allowed: `allowed: ${COLUMNS.join(',')}` })
    return []
  }
  if (!checkHeader(file, header, mistakes)) return []
  const lineOfName = new Map<string, number>()
  return rows.flatMap((row) => readRow(file, header.cells, row, lineOfName, mistakes))
}

function checkHeader(file: string, header: Row, mistakes: Mistake[]): boolean {
  const before = mistakes.length
  const seen = new Set<string>()
  for (const name of header.cells) {
    const place = { file, line: header.line, path: [name] }
    if (!COLUMNS.some((column) => column === name)) {
      mistakes.push({ ...place, got: `the unknown column ${showValue(name)}`, allowed: suggest(name, COLUMNS) })
    } else if (seen.has(name)) {
      mistakes.push({ ...place, got: `the column ${name} twice`, allowed: 'allowed: each column once' })
    }
    seen.add(name)
  }
  if (before === mistakes.length && !seen.has('name')) {
    mistakes.push({
      file,
      line: header.line,
      path: [],
      got: 'no column name',
      allowed: `allowed: ${COLUMNS.join(',')}`,
    })
  }
  return before === mistakes.length
}

function readRow(
  file: string,
  header: readonly string[],
  { line, cells }: Row,
  lineOfName: Map<string, number>,
  mistakes: Mistake[],
): Party[] {
  const wrong = (got: string, allowed: string): Party[] => {
    mistakes.push({ file, line, path: [], got, allowed: `allowed: ${allowed}` })
    return []
  }
  if (cells.length !== header.length) {
    return wrong(`${cells.length} cells`, `${header.length}, as in the header; a comma inside a cell needs "quotes"`)
  }
  const cell = (column: string) => cells[header.indexOf(column)] ?? ''
  const aliases = cell('aliases')
    .split(';')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '')
  const name = cell('name')
  // One letter would be found in every text.
  const tooShort = [name, ...aliases].find((one) => [...one].length < 2)
  if (tooShort !== undefined) return wrong(`the name ${showValue(tooShort)}`, 'a name of at least two characters')
  const country = cell('country')
  if (!/^(?:[A-Z]{2})?$/.test(country))
    return wrong(`the country ${showValue(country)}`, 'two capital letters such as CN, or nothing')
  const earlier = lineOfName.get(name.toLowerCase())
  if (earlier !== undefined)
    return wrong(`${showValue(name)} again`, `each name once; it stands in line ${earlier} already`)
  lineOfName.set(name.toLowerCase(), line)
  return [{ name, aliases, country, note: cell('note') }]
}

/** Rows with the line they begin on; cells are trimmed, empty lines left out. */
function splitRows(file: string, text: string, mistakes: Mistake[]): Row[] {
  const rows: Row[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let startLine = 1
  const endRow = () => {
    cells.push(cell.trim())
    if (cells.some((one) => one !== '')) rows.push({ line: startLine, cells })
    cells = []
    cell = ''
    startLine = line
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === '\n') line++
    if (quoted) {
      if (c !== '"') cell += c
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i)
      else quoted = false
    } else if (c === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (c === ',') {
      cells.push(cell.trim())
      cell = ''
    } else if (c === '\n') endRow()
    else cell += c
  }
  if (quoted) {
    mistakes.push({
      file,
      line: startLine,
      path: [],
      got: 'a quote that is not closed',
      allowed: 'allowed: "cell", with "" for a quote inside',
    })
    return rows
  }
  endRow()
  return rows
}
