/** Which of OFAC's two lists a file holds: both have the same formats, only the file's name tells them apart. */
import type { JudgedPage, Reading } from '../../model.ts'

/** "CONS_PRIM.CSV", "cons_add.csv", "CONSOLIDATED.XML", "CONS_ADVANCED.XML"; a `list` of the watch comes first. */
export function ofacListName(page: JudgedPage, reading: Reading): string {
  if (reading.list !== undefined) return reading.list
  const address = URL.canParse(page.finalUrl) ? new URL(page.finalUrl) : undefined
  const file = address === undefined ? page.finalUrl : `${address.pathname}${address.search}`
  const asked = URL.canParse(page.url) ? new URL(page.url).pathname : page.url
  return /(?:^|[/\\_=])cons(?:_|olidated)/i.test(`${file} ${asked}`) ? 'OFAC Consolidated List' : 'OFAC SDN List'
}
