/** Which reader of lists knows these bytes beyond doubt: by the root element of XML, by the header of CSV, by the words of a gazette. */
import type { JudgedPage, ReaderName } from '../../model.ts'
import { rootName } from './formats/root-name.ts'
import { headerOf, plainHeader } from './parts/columns.ts'

const HEAD_BYTES = 16_384
const HEADER_ROWS = 12

const ROOTS: Readonly<Record<string, ReaderName>> = {
  sdnList: 'ofac-sdn',
  sanctionsData: 'ofac-sdn',
  CONSOLIDATED_LIST: 'un-list',
  Designations: 'uk-list',
}

/** All of these columns, in any order, among the first rows. */
const HEADERS: readonly (readonly [reader: ReaderName, columns: readonly string[]])[] = [
  ['bis-csv', ['Source List', 'Entity Number', 'Federal Register Notice']],
  ['bis-csv', ['Name_and_Address', 'Effective_Date']],
  ['csl', ['source', 'entity_number', 'federal_register_notice']],
  ['ecfr-supplement', ['Country', 'Entity', 'License requirement']],
  ['ecfr-supplement', ['Country', 'Entity', 'Federal Register citation']],
  ['ecfr-supplement', ['Country', 'Listed person and address']],
  ['eu-list', ['Entity_LogicalId', 'NameAlias_WholeName', 'Entity_Regulation_Programme']],
  ['uk-list', ['Unique ID', 'OFSI Group ID', 'Name 6', 'Name type', 'Regime Name']],
]

/** 36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,… : no header, twelve columns. */
const OFAC_ROW = /^\d{1,8},(?:"[^"]{1,500}"|-0- ?),(?:"[a-z]{1,20}"|-0- ?),"[^"]{1,200}",.{0,500}-0- /

const SUPPLEMENT = /<div9\b[^>]{0,600}\bN="Supplement No\.?\s*[467] to Part 744"/i
const RENDERED = /<h[1-6][^>]*>\s*(?:<[^>]*>\s*)*Supplement No\.?\s*[467] to Part 744/i
const TABLE_HEADER = /<th[^>]*>\s*(?:Entity|Listed person)/i
const REGISTER_XML = /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]{0,2000}?-->\s*)*<(?:FEDREG|RULE|PRORULE|NOTICE)[\s>]/
const REGISTER_TEXT = /\[Federal Register(?: Volume|: )|\[FR Doc\b/

/**
 * @param kind what the bytes are: "xml", "html", "json", "csv", "text".
 * @returns undefined where nothing is unmistakable: the usual readers then decide.
 */
export function recogniseList(kind: string, page: JudgedPage): ReaderName | undefined {
  const head = new TextDecoder().decode(page.body.subarray(0, HEAD_BYTES))
  switch (kind) {
    case 'xml':
      return ofRoot(page, head) ?? ofMarkup(head)
    case 'html':
      return ofMarkup(head) ?? (isWrappedText(head) || isRulePage(page) ? 'federal-register' : undefined)
    case 'json':
      return /"source"\s*:\s*"[^"]{3,120} - (?:Bureau of Industry|Treasury|State)/.test(head) ? 'csl' : undefined
    case 'csv':
      return ofRows(head, true)
    case 'text':
      return ofRows(head, false) ?? (isRegisterText(page, head) ? 'federal-register' : undefined)
    default:
      return undefined
  }
}

function ofRoot(page: JudgedPage, head: string): ReaderName | undefined {
  const root = rootName(page) ?? ''
  // "export" alone is a common word: the EU's has its own namespace, as has OFAC's <Sanctions>
  if (root === 'export' && /fsd\/export|<sanctionEntity\b/.test(head)) return 'eu-list'
  if (root === 'Sanctions' && /ADVANCED_XML|DateOfIssue/i.test(head)) return 'ofac-sdn'
  return Object.hasOwn(ROOTS, root) ? ROOTS[root] : undefined
}

function ofMarkup(head: string): ReaderName | undefined {
  const isRendered = RENDERED.test(head) && TABLE_HEADER.test(head) && !/\bDATES:/.test(head)
  if (SUPPLEMENT.test(head) || isRendered) return 'ecfr-supplement'
  return REGISTER_XML.test(head) ? 'federal-register' : undefined
}

function ofRows(head: string, isCsv: boolean): ReaderName | undefined {
  // its headers hold both languages and a line end
  if (isCsv && /(?:企業|組織)名/.test(head) && head.includes('懸念区分')) return 'meti-list'
  const rows = head.split(/[\r\n]+/).slice(0, HEADER_ROWS)
  if (rows.slice(0, 3).some((row) => OFAC_ROW.test(row))) return 'ofac-sdn'
  for (const row of rows) {
    const header = headerOf(row.split(/[,;\t]/))
    const found = HEADERS.find(([, columns]) => columns.every((column) => header.has(plainHeader(column))))
    if (found !== undefined) return found[0]
  }
  return undefined
}

/** govinfo wraps the text edition as `<html><body><pre>`. */
function isWrappedText(head: string): boolean {
  return /<pre[\s>]/i.test(head.slice(0, 2_000)) && /\[Federal Register/.test(head.slice(0, 4_000))
}

const CAPTIONS = [/>\s*AGENCY:/, /\bACTION:/, /\bSUMMARY:/]
/** "[FR Doc. 2025-05427 Filed 3-25-25; 4:15 pm]", the last line of every document. */
const FILED = /\[FR Doc\.?\s(?:No\.?\s)?[A-Z]?\d{1,4}[-–]\d{4,6}\s+Filed/
const MAX_RULE_BYTES = 8_000_000

/** The page of one document of the Federal Register: its captions, and its last line. Many of them are an index or an issue. */
function isRulePage({ body }: JudgedPage): boolean {
  if (body.length > MAX_RULE_BYTES) return false
  const text = new TextDecoder().decode(body)
  return FILED.test(text) && CAPTIONS.every((caption) => caption.test(text))
}

function isRegisterText({ body }: JudgedPage, head: string): boolean {
  return REGISTER_TEXT.test(head.slice(0, 4_000)) || /\[FR Doc\b/.test(new TextDecoder().decode(body.subarray(-4_096)))
}
