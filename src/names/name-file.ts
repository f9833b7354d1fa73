/** A file of names to be screened: CSV with a column of names, or one name a line. Every line is read or told why not. Pure. */
import type { Party } from '../model/notice.ts'
import { canMatch } from './match.ts'
import { readName } from './names.ts'

/** `line`: where the row begins, from 1. */
export type NameRow = { readonly line: number; readonly party: Party }

type UnreadRow = { readonly line: number; readonly text: string; readonly reason: string }

/** `column`: the header of the names; absent for one name a line. */
export type NameFile = {
  readonly column?: string
  readonly rows: readonly NameRow[]
  readonly unread: readonly UnreadRow[]
}

const NAME_HEADER =
  /^(?:(?:company|supplier|vendor|customer|party|partner|entity|legal|organi[sz]ation|full|business|account)?[ _-]?names?|company|supplier|vendor|customer|party|partner|entity|organi[sz]ation|firm|firma|lieferant|kunde|名称|名稱|公司名称|公司名稱|企业名称|企業名稱|供应商(?:名称)?|供應商(?:名稱)?|客户(?:名称)?|客戶(?:名稱)?|单位名称|单位|公司|会社名|회사명)$/iu
const ALIAS_HEADER =
  /^(?:alias(?:es)?|also[ _-]known[ _-]as|aka|a\.k\.a\.|other[ _-]names?|trading[ _-]names?|别名|別名|曾用名|英文名称?|英文名稱?|简称|簡稱)$/iu
const COUNTRY_HEADER = /^(?:country(?:[ _-]code)?|land|国家|國家|国别|國別)$/iu

const MAX_NAME = 400
const MAX_SHOWN = 120

type Row = { readonly line: number; readonly cells: readonly string[]; readonly open: boolean }

/** @param text the whole file, decoded. The first row decides: with a header of names it is a table, else a name stands on each line. */
export function readNameFile(text: string): NameFile {
  const source = text.replace(/^\uFEFF/, '')
  for (const delimiter of [',', ';', '\t', '|']) {
    const head = splitRows(firstLines(source), delimiter)[0]?.cells ?? []
    const at = head.findIndex((cell) => NAME_HEADER.test(cell))
    if (at >= 0) return readTable(splitRows(source, delimiter), at)
  }
  return gather(
    source
      .split(/\r\n|\n|\r/)
      .map((line, i) => ({ line: i + 1, text: line, name: unquoted(line), aliases: [], country: '' })),
  )
}

function firstLines(source: string): string {
  return source.slice(0, 10_000)
}

function unquoted(line: string): string {
  return line
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
}

function readTable([header, ...rows]: readonly Row[], nameAt: number): NameFile {
  const cells = header?.cells ?? []
  const aliasAt = cells.findIndex((cell) => ALIAS_HEADER.test(cell))
  const countryAt = cells.findIndex((cell) => COUNTRY_HEADER.test(cell))
  const drafts = rows.map(({ line, cells: found, open }) => ({
    line,
    text: found.join(' | '),
    name: found[nameAt] ?? '',
    aliases: (aliasAt < 0 ? '' : (found[aliasAt] ?? ''))
      .split(/[;；|\n]/)
      .map((alias) => alias.trim())
      .filter(Boolean),
    country: countryAt < 0 ? '' : (found[countryAt] ?? ''),
    ...(open ? { wrong: 'a quote that is not closed' } : {}),
    ...(found.length > cells.length
      ? { wrong: `${found.length} cells, the header has ${cells.length}; a comma inside a cell needs "quotes"` }
      : {}),
  }))
  const { rows: read, unread } = gather(drafts)
  return { column: cells[nameAt] ?? '', rows: read, unread }
}

type Draft = {
  readonly line: number
  readonly text: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly country: string
  readonly wrong?: string
}

function gather(drafts: readonly Draft[]): NameFile {
  const rows: NameRow[] = []
  const unread: UnreadRow[] = []
  for (const { line, text, name, aliases, country, wrong } of drafts) {
    if (text.trim() === '') continue
    const reason = wrong ?? problemOf(name, aliases)
    if (reason === undefined) rows.push({ line, party: { name, aliases, country, note: '' } })
    else unread.push({ line, text: text.slice(0, MAX_SHOWN), reason })
  }
  return { rows, unread }
}

function problemOf(name: string, aliases: readonly string[]): string | undefined {
  if (name === '') return 'no name'
  if (name.length > MAX_NAME) return `longer than ${MAX_NAME} characters`
  if (name.includes('\uFFFD')) return 'letters that could not be decoded'
  return [name, ...aliases].some(isTelling) ? undefined : 'only a legal form or general words: it would match anybody'
}

function isTelling(printed: string): boolean {
  return readName(printed).faces.some(canMatch)
}

/** RFC 4180 with any delimiter; each row with the line on which it begins. A quote that never closes ends with its line. */
function splitRows(text: string, delimiter: string): Row[] {
  const rows: Row[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let open = false
  let line = 1
  let begins = 1
  const endRow = () => {
    cells.push(cell.trim())
    if (cells.some(Boolean)) rows.push({ line: begins, cells, open })
    cells = []
    cell = ''
    open = false
    begins = line
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    const ends = c === '\n' || (c === '\r' && text.charAt(i + 1) !== '\n')
    if (ends) line++
    if (quoted) {
      if (c !== '"') cell += c
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i)
      else quoted = false
    } else if (c === '"' && cell.trim() === '') {
      if (closes(text, i)) quoted = true
      else open = true
    } else if (c === delimiter) {
      cells.push(cell.trim())
      cell = ''
    } else if (ends) endRow()
    else cell += c
  }
  endRow()
  return rows
}

/** The quote ends within a reasonable cell; else one stray quote would swallow the rest of the file. */
function closes(text: string, at: number): boolean {
  const cell = text.slice(at + 1, at + 2_000)
  return /^(?:[^"]|"")*"(?!")/.test(cell)
}
