/**
 * Reader `federal-register`: rules of the Federal Register that put entities on lists, change their entries or take them off.
 *
 * Forms: XML (`full_text_xml_url`; bulk issues of govinfo, `<FEDREG>` with many `<RULE>`), the text edition (`raw_text_url`, or
 * the same inside an HTML `<pre>`), the page of a rule as HTML, its PDF (also that for public inspection, days before printing).
 *
 * Gives the blocks that a reader of the document sees, and beside them:
 * - `number`, from "[FR Doc. 2025-05427 Filed 3-25-25; 4:15 pm]";
 * - `acts`, from the amendatory instructions ("a. Under CHINA, PEOPLE'S REPUBLIC OF, i. By adding, in alphabetical order, entries
 *   for “X;” …") and the table below them (`GPOTABLE` in XML, columns of characters in the text edition) that holds only the
 *   changed rows, between rows of stars. Never from the title;
 * - the effective date from DATES, also one for single instructions. A savings clause is not one;
 * - `counts`, what the preamble states by destination, with what the table holds.
 *
 * Quirks: a citation before printing, "90 FR [INSERT FR PAGE NUMBER], 3/28/25.", has no page: it is left out. `[INSERT DATE OF FILING
 * FOR PUBLIC INSPECTION]` is the day of filing in the last line. An issue holds many documents: each has its own dates.
 */

import type { Block, Extract } from '../../../model/extract.ts'
import type { ListingAct, StatedCount } from '../../../model/listing.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import type { Head, Kind } from '../../head.ts'
import { readPage } from '../../page.ts'
import { readPdf } from '../../pdf.ts'
import { printedAt } from './citation.ts'
import { printedOn, ruleActs } from './rule-acts.ts'
import { ruleCounts } from './rule-counts.ts'
import { publicationDate, ruleDates } from './rule-dates.ts'
import { readRegisterText } from './text.ts'
import { readRegisterXml } from './xml.ts'

/** "[FR Doc. 2025-05427 Filed …", "[FR Doc. E8-22682 Filed" */
const DOCUMENT_NUMBER = /\[FR Doc\.?\s*(?:No\.?\s*)?([A-Z]?\d{1,4}[-–‑]\d{4,6})/
/** What a rule must say to be about these lists. */
const ABOUT_LISTS = /\bpart\s+744\b|\bentity list\b|\bunverified list\b|\bmilitary end[- ]user/i

const XML = /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]{0,2000}?-->\s*)*<(?:FEDREG|RULE|PRORULE|NOTICE)[\s>]/
const TEXT = /\[Federal Register(?: Volume|: )|\[FR Doc\b/
const CAPTIONS = [/>\s*AGENCY:/, /\bACTION:/, /\bSUMMARY:/]
/** "[FR Doc. 2025-05427 Filed 3-25-25; 4:15 pm]", the last line of every document. */
const FILED = /\[FR Doc\.?\s(?:No\.?\s)?[A-Z]?\d{1,4}[-–]\d{4,6}\s+Filed/
const MAX_RULE_BYTES = 8_000_000

export function isRegister({ kind, text, page }: Head): boolean {
  switch (kind) {
    case 'xml':
      return XML.test(text)
    case 'html':
      return XML.test(text) || isWrappedText(text) || isRulePage(page)
    case 'text':
      return TEXT.test(text.slice(0, 4_000)) || /\[FR Doc\b/.test(new TextDecoder().decode(page.body.subarray(-4_096)))
    default:
      return false
  }
}

/** govinfo wraps the text edition as `<html><body><pre>`. */
function isWrappedText(head: string): boolean {
  return /<pre[\s>]/i.test(head.slice(0, 2_000)) && /\[Federal Register/.test(head.slice(0, 4_000))
}

/** The page of one document: its captions, and its last line. Many of them are an index or an issue. */
function isRulePage({ body }: JudgedPage): boolean {
  if (body.length > MAX_RULE_BYTES) return false
  const text = new TextDecoder().decode(body)
  return FILED.test(text) && CAPTIONS.every((caption) => caption.test(text))
}

/** @throws CodedError as the readers `page`, `text` and `pdf` do. */
export async function readFederalRegister(page: JudgedPage, reading: Reading, kind: Kind): Promise<Extract> {
  const base = await readBase(page, reading, kind)
  const acts: ListingAct[] = []
  const counts: StatedCount[] = []
  const numbers: string[] = []
  for (const { blocks, offset, number } of documentsIn(base.blocks)) {
    if (number !== undefined) numbers.push(number)
    if (!blocks.some((block) => ABOUT_LISTS.test(block.text))) continue
    const theirs = ruleActs(blocks, reading.timeZone, offset)
    acts.push(...theirs)
    if (theirs.length > 0) counts.push(...ruleCounts(blocks, theirs))
  }
  const printed = publicationDate(base.blocks, reading.timeZone) ?? printedOn(base.blocks)
  const [only] = numbers
  const citation = numbers.length > 1 ? undefined : printedAt(base, kind === 'xml' ? page : undefined, printed)
  const effective = numbers.length > 1 ? undefined : ruleDates(base.blocks, reading.timeZone).rule
  const date = base.date ?? (printed === undefined ? undefined : { value: printed, text: printed })
  return {
    ...base,
    reader: 'federal-register',
    ...(date === undefined ? {} : { date }),
    ...(numbers.length === 1 && only !== undefined ? { number: only } : {}),
    ...(effective === undefined ? {} : { effectiveDate: { value: effective, source: 'rule' } }),
    ...(citation === undefined ? {} : { citation }),
    acts,
    counts,
  }
}

async function readBase(page: JudgedPage, reading: Reading, kind: Kind): Promise<Extract> {
  if (kind === 'xml') return readRegisterXml(page, reading)
  if (kind === 'pdf') return await readPdf(page, reading)
  return kind === 'html' && !isPreformatted(page) ? readPage(page, reading) : readRegisterText(page, reading)
}

type RegisterDocument = {
  readonly blocks: readonly Block[]
  readonly offset: number
  readonly number: string | undefined
}

/** Each document of an issue ends in its line "[FR Doc. …]". */
function documentsIn(blocks: readonly Block[]): RegisterDocument[] {
  const documents: RegisterDocument[] = []
  let offset = 0
  for (const [index, block] of blocks.entries()) {
    const number = block.kind === 'row' ? undefined : DOCUMENT_NUMBER.exec(block.text)?.[1]?.replace(/[–‑]/, '-')
    if (number === undefined) continue
    documents.push({ blocks: blocks.slice(offset, index + 1), offset, number })
    offset = index + 1
  }
  if (offset < blocks.length) documents.push({ blocks: blocks.slice(offset), offset, number: undefined })
  return documents
}

/** The text edition in `<html><body><pre>`, as govinfo serves it. */
function isPreformatted({ body }: JudgedPage): boolean {
  const head = String.fromCharCode(...body.subarray(0, 4_096))
  return /<pre[\s>]/i.test(head) && /\[Federal Register/.test(head)
}
