/** Reader `ofac-sdn`: OFAC's Specially Designated Nationals and Consolidated (non-SDN) lists, as CSV or XML. */
import { CodedError } from '../../../errors.ts'
import type { Extract, JudgedPage, Reading } from '../../../model.ts'
import { rootName } from '../formats/root-name.ts'
import { readOfacCsv } from './csv.ts'
import { readOfacXml } from './xml.ts'

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
