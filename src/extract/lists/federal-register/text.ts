/** The text edition of the Federal Register as blocks: paragraphs, and rows of its tables of entities. */
import { CodedError } from '../../../errors.ts'
import type { Block, Extract } from '../../../model/extract.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { gateText } from '../../gate.ts'
import { plainParagraphs } from '../../paragraphs.ts'
import { plainExtract } from '../../plain-extract.ts'
import { decodedText } from '../formats/decoded-chunks.ts'
import { readGpoTables } from './gpo-table.ts'

/** A line that holds a zero alone stands before each amendatory instruction: the printed edition has a square there. */
const INSTRUCTION_MARK = /^0\s*$/

/** @throws CodedError `page-blocked`, `page-unreadable` when there is no text, `count-out-of-bounds`. */
export function readRegisterText(page: JudgedPage, reading: Reading): Extract {
  const text = plainText(decodedText(page, reading))
  gateText(text)
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .split('\n')
    .map((line) => (INSTRUCTION_MARK.test(line) ? '' : line))
  const blocks: Block[] = []
  let at = 0
  const addProse = (to: number): void => {
    for (const paragraph of plainParagraphs(lines.slice(at, to).join('\n'))) {
      blocks.push({ kind: 'paragraph', text: paragraph, path: [], links: [] })
    }
  }
  for (const table of readGpoTables(lines)) {
    addProse(table.from)
    for (const cells of table.rows) {
      blocks.push({ kind: 'row', text: cells.map((cell) => cell.text).join(' | '), path: [], links: [], cells })
    }
    at = table.to
  }
  addProse(lines.length)
  if (blocks.length === 0) {
    throw new CodedError('page-unreadable', 'The file holds no text.', {
      hint: 'Look at the address: is it the right file?',
    })
  }
  return plainExtract({ reader: 'federal-register', title: titleOf(blocks) }, blocks, reading)
}

/** govinfo wraps the same text as `<html><body><pre>`. */
function plainText(text: string): string {
  if (!/^\s*<(?:!doctype|html|pre)/i.test(text)) return text
  const start = text.search(/<pre[\s>]/i)
  const open = start < 0 ? -1 : text.indexOf('>', start)
  const end = text.search(/<\/pre>/i)
  const inner = open < 0 ? text : text.slice(open + 1, end < 0 ? text.length : end)
  return inner
    .replace(/<[^<>]{0,300}>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** The subject stands behind the RIN, before AGENCY. */
function titleOf(blocks: readonly Block[]): string {
  const agency = blocks.findIndex(({ text }) => /^AGENCY:/.test(text))
  const subject = agency > 0 ? blocks[agency - 1]?.text : undefined
  return (subject ?? blocks[0]?.text ?? '').slice(0, 300)
}
