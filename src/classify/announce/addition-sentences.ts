/** Sentences that announce additions to an official list, in English. */

import type { Block } from '../../model/extract.ts'
import type { Listing } from '../../model/listing.ts'
import { splitSentences } from '../../text/sentences.ts'
import type { Reader } from '../read/reader.ts'

/** A sentence that announces additions. */
export type Announcement = {
  readonly text: string
  readonly block: number
  readonly list: string
  readonly count?: number
}

export type AnnouncedEntry = {
  readonly listing: Listing
  readonly block: number
  readonly change: 'added' | 'removed'
}

/** "is adding 80 entities … to the Entity List", "puts 12 entities on the Entity List", "adds X to the Unverified List" */
const ADDS =
  /\b(?:add(?:s|ed|ing)?|plac(?:es|ed|ing)|puts?|putting|designat(?:es|ed|ing)|includ(?:es|ed|ing))\b[^.!?]{0,240}?\b(?:to|on|in)\s+(?:the\s+|its\s+|BIS['’]s\s+)?((?:[A-Z][\w’'-]{0,40}\s{1,3}){1,6}List)\b/

/** "80 entities", "12 Chinese companies" */
const COUNT =
  /\b(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:\w+\s+){0,3}?(?:entit(?:y|ies)|compan(?:y|ies)|persons|individuals|parties|firms|organi[sz]ations|vessels)\b/i

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** What of a sentence is read. */
const MAX_CHARACTERS = 2_000

export function findAnnouncements(blocks: readonly Block[], reader: Reader): Announcement[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'row' || !/List\b/.test(block.text)) return []
    return splitSentences(block.text, reader.language).flatMap(([start, end]) => {
      const text = block.text.slice(start, Math.min(end, start + MAX_CHARACTERS))
      const adds = ADDS.exec(text)
      if (adds === null || isReported(text, adds.index)) return []
      const count = countOf(text)
      return [{ text, block: index, list: (adds[1] ?? '').trim(), ...(count === undefined ? {} : { count }) }]
    })
  })
}

/** Quoted, denied, or long ago: "which has been on the Entity List since 2023", "may be added". */
function isReported(text: string, at: number): boolean {
  const before = text.slice(0, at)
  const quotes = before.match(/[“”"]/g)?.length ?? 0
  return quotes % 2 === 1 || /\b(?:not|may|might|could|if|previously|was|were)\s+(?:be\s+)?$/i.test(before)
}

function countOf(text: string): number | undefined {
  const word = COUNT.exec(text)?.[1]?.toLowerCase()
  if (word === undefined) return undefined
  const index = NUMBERS.indexOf(word)
  return index >= 0 ? index + 1 : Number(word)
}
