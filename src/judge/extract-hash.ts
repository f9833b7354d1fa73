/** The hash of an extract: equal means that nothing a reader could see has changed, typography apart. */
import { createHash } from 'node:crypto'
import type { Extract } from '../model/extract.ts'
import { foldText } from '../text/folding.ts'

/** Equal hashes mean that nothing a reader could see has changed, typography apart. */
export function hashExtract(extract: Extract): string {
  const hash = createHash('sha256')
  const put = (text: string) => hash.update(`${foldText(text)}\n`)
  for (const block of extract.blocks) {
    put(`${block.kind} ${block.text}`)
    for (const link of block.links) put(link.url)
  }
  for (const item of extract.items) {
    put(`${item.url} ${item.title} ${item.date ?? ''}`)
    for (const { header, text } of item.fields ?? []) put(`${header} ${text}`)
  }
  // the order of a list means nothing: two looks at one list shall agree
  for (const listing of extract.listings.map((one) => JSON.stringify(one)).sort()) put(listing)
  return hash.digest('hex')
}
