/** An item that is new on an index, where nothing but the index tells of it. */
import type { Item } from '../../model/extract.ts'
import type { DocumentRef } from '../../model/finding.ts'
import type { RuledFinding } from '../rules/table.ts'

export function announcedItem(item: Item): RuledFinding {
  const document: DocumentRef = {
    title: item.title,
    url: item.url,
    ...(item.date === undefined ? {} : { date: item.date }),
  }
  return {
    kind: 'document.published',
    severity: 'low',
    flags: [],
    reason: `“${item.title}” is new on the index${item.date === undefined ? '' : `, dated ${item.date}`}.`,
    rule: 'index.new-item',
    before: null,
    after: { text: item.title, marks: [] },
    document,
  }
}
