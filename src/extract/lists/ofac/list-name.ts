/** Which of OFAC's two lists a file holds: both have the same formats, only the file's name tells them apart. */
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'

/** "CONS_PRIM.CSV", "cons_add.csv", "CONSOLIDATED.XML", "CONS_ADVANCED.XML"; a `list` of the watch comes first. */
export function ofacListName(page: JudgedPage, reading: Reading): string {
  if (reading.list !== undefined) return reading.list
  // the export service redirects to a signed address: its query says nothing
  const final = URL.canParse(page.finalUrl) ? new URL(page.finalUrl).pathname : page.finalUrl
  return /(?:^|[/\\_=])cons(?:_|olidated)/i.test(`${final} ${page.url}`) ? 'OFAC Consolidated List' : 'OFAC SDN List'
}
