/** Which reader of lists knows these bytes beyond doubt: by the root element of XML, by the header of CSV. */
import type { JudgedPage, ReaderName } from '../../model.ts'
import { headerOf, plainHeader } from './csv-stream.ts'
import { rootName } from './root-name.ts'

const ROOTS: Readonly<Record<string, ReaderName>> = {
  sdnList: 'ofac-sdn',
  sanctionsData: 'ofac-sdn',
  CONSOLIDATED_LIST: 'un-list',
  Designations: 'uk-list',
}

/** All of these columns, in any order, among the first rows. */
const HEADERS: readonly (readonly [reader: ReaderName, columns: readonly string[]])[] = [
  ['eu-list', ['Entity_LogicalId', 'NameAlias_WholeName', 'Entity_Regulation_Programme']],
  ['uk-list', ['Unique ID', 'OFSI Group ID', 'Name 6', 'Name type', 'Regime Name']],
]

/** 36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,… : no header, twelve columns. */
const OFAC_ROW = /^\d{1,8},(?:"[^"]{1,500}"|-0- ?),(?:"[a-z]{1,20}"|-0- ?),"[^"]{1,200}",.{0,500}-0- /

const HEAD_BYTES = 16_384
const HEADER_ROWS = 12

/**
 * @param kind what the bytes are: "xml", "csv", "text".
 * @returns undefined for everything that is not one of the lists for certain.
 */
export function bulkListReader(page: JudgedPage, kind: string): ReaderName | undefined {
  if (kind === 'xml') {
    const root = rootName(page) ?? ''
    // "export" alone is a common word: the EU's has its own namespace, as has OFAC's <Sanctions>
    const head = new TextDecoder().decode(page.body.subarray(0, 4096))
    if (root === 'export' && /fsd\/export|<sanctionEntity\b/.test(head)) return 'eu-list'
    if (root === 'Sanctions' && /ADVANCED_XML|DateOfIssue/i.test(head)) return 'ofac-sdn'
    return Object.hasOwn(ROOTS, root) ? ROOTS[root] : undefined
  }
  if (kind !== 'csv' && kind !== 'text') return undefined
  const head = new TextDecoder().decode(page.body.subarray(0, HEAD_BYTES))
  // its headers hold both languages and a line end
  if (kind === 'csv' && /(?:企業|組織)名/.test(head) && head.includes('懸念区分')) return 'meti-list'
  const rows = head.split(/[\r\n]+/).slice(0, HEADER_ROWS)
  if (rows.slice(0, 3).some((row) => OFAC_ROW.test(row))) return 'ofac-sdn'
  for (const row of rows) {
    const header = headerOf(row.split(/[,;\t]/))
    const found = HEADERS.find(([, columns]) => columns.every((column) => header.has(plainHeader(column))))
    if (found !== undefined) return found[0]
  }
  return undefined
}
