/** What an item of a list completes: "Applicants must submit:" before "a copy of the licence". */
import type { Sentence, SentenceChange } from '../model/change.ts'
import type { Block, Extract } from '../model/extract.ts'
import { openerAt } from './openers.ts'

/** A lead-in ends with a colon; longer ones are cut at their beginning. */
const LEAD = /[^。！？!?\n]{2,400}[:：]\s*$/u
/** Items of one list are looked back over at the most. */
const MOST_ITEMS = 500

/** @returns the changes; a sentence that came or went as an item of a list knows the lead-in of that list. */
export function withLeads(changes: readonly SentenceChange[], before: Extract, after: Extract): SentenceChange[] {
  return changes.map((change) => {
    if (change.type === 'added') return { ...change, after: withLead(change.after, after.blocks) }
    if (change.type === 'removed') return { ...change, before: withLead(change.before, before.blocks) }
    return change
  })
}

function withLead(sentence: Sentence, blocks: readonly Block[]): Sentence {
  const lead = leadOf(sentence, blocks)
  return lead === undefined ? sentence : { ...sentence, lead }
}

function leadOf({ text, block: index, kind }: Sentence, blocks: readonly Block[]): string | undefined {
  const block = blocks[index]
  if (block === undefined) return undefined
  const at = block.text.indexOf(text)
  if (at > 0 && openerAt(text, 0, false) !== undefined) {
    // the items of one paragraph: "…有下列行为：（一）…；（二）…"
    const colon = Math.max(block.text.lastIndexOf(':', at), block.text.lastIndexOf('：', at))
    if (colon >= 0) return LEAD.exec(block.text.slice(0, colon + 1))?.[0].trim()
  }
  if (kind !== 'item' || at > 0) return undefined
  for (let back = index - 1; back >= Math.max(0, index - MOST_ITEMS); back--) {
    const other = blocks[back]
    if (other?.kind !== 'item') return LEAD.exec(other?.text ?? '')?.[0].trim()
  }
  return undefined
}
