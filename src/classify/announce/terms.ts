/** What a document that announces additions says of all its entries: licence policy, footnote, effective dates. */
import type { Block } from '../../model/extract.ts'
import type { EffectiveDate } from '../../model/listing.ts'
import { splitSentences } from '../../text/sentences.ts'
import { readQuantities } from '../read/quantities.ts'
import type { Reader } from '../read/reader.ts'

export type Terms = {
  readonly policy: string
  readonly footnotes: readonly string[]
  /** Effective dates with the block that states each. */
  readonly effective: readonly { readonly block: number; readonly date: string }[]
}

export function readTerms(blocks: readonly Block[], reader: Reader): Terms {
  const prose = blocks.filter((block) => block.kind !== 'row').map((block) => block.text)
  const denial = prose.some((text) => /presumption of denial/i.test(text))
  const footnote = prose
    .map(
      (text) =>
        /\b(?:carr(?:y|ies)|with|subject to|designated under|under)\s+(?:a\s+)?footnote\s+(\d)/i.exec(text)?.[1],
    )
    .find((digit) => digit !== undefined)
  const effective = blocks.flatMap((block, index) => {
    if (block.kind === 'row' || !/effective|takes? effect/i.test(block.text)) return []
    return splitSentences(block.text, reader.language).flatMap(([start, end]) => {
      const text = block.text.slice(start, Math.min(end, start + 2_000))
      if (!/\beffective\b|\btakes? effect\b/i.test(text)) return []
      const dates = readQuantities(reader.read(text)).filter((one) => /^\d{4}-\d{2}-\d{2}$/.test(one.value))
      return dates.map((one) => ({ block: index, date: one.value }))
    })
  })
  return {
    policy: denial ? 'Presumption of denial' : '',
    footnotes: footnote === undefined ? [] : [footnote],
    effective,
  }
}

/** @returns the effective date of an entry in that block. */
export function effectiveFor(block: number, { effective }: Terms): { effectiveDate?: EffectiveDate } {
  const dates = new Set(effective.map((one) => one.date))
  // Of several dates the one stated last before the entry holds.
  const one = dates.size <= 1 ? effective[0] : (effective.findLast((stated) => stated.block <= block) ?? effective[0])
  return one === undefined ? {} : { effectiveDate: { value: one.date, source: 'rule' } }
}
