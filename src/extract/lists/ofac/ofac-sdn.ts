/** Reader `ofac-sdn`: OFAC's Specially Designated Nationals and Consolidated (non-SDN) lists, as CSV or XML. */
import { CodedError } from '../../../errors.ts'
import type { Extract } from '../../../model/extract.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import type { Head } from '../../head.ts'
import { rootName } from '../formats/root-name.ts'
import { firstRows } from '../parts/columns.ts'
import { readOfacCsv } from './csv.ts'
import { readOfacXml } from './xml.ts'

/** 36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,… : no header, twelve columns. */
const ROW = /^\d{1,8},(?:"[^"]{1,500}"|-0- ?),(?:"[a-z]{1,20}"|-0- ?),"[^"]{1,200}",.{0,500}-0- /

/** Its "advanced" and "enhanced" files too: the reader says which file to watch instead. */
export function isOfac({ kind, text, page }: Head): boolean {
  if (kind !== 'xml') {
    return firstRows(text)
      .slice(0, 3)
      .some((row) => ROW.test(row))
  }
  const root = rootName(page)
  if (root === 'Sanctions') return /ADVANCED_XML|DateOfIssue/i.test(text)
  return root === 'sdnList' || root === 'sanctionsData'
}

/**
 * @throws CodedError `page-unreadable`: another file than these (SDN_ADVANCED.XML and SDN_ENHANCED.XML say the same in four times
 * the size: watch SDN.XML), a truncated one, an empty one; `count-out-of-bounds`.
 */
export function readOfac(page: JudgedPage, reading: Reading): Extract {
  const root = rootName(page)
  if (root === undefined) return readOfacCsv(page, reading)
  if (root === 'Sanctions' || root === 'sanctionsData') {
    throw new CodedError('page-unreadable', 'OFAC’s "advanced" and "enhanced" XML is not read.', {
      hint: 'Watch SDN.XML or CONSOLIDATED.XML of the same service: they hold the same entries.',
    })
  }
  return readOfacXml(page, reading)
}
