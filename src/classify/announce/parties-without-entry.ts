/** Parties that a document names somewhere in its text while the entries that it announces have no names yet. */

import type { Block } from '../../model/extract.ts'
import type { Finding, PartyMatch } from '../../model/finding.ts'
import type { Span } from '../../model/text.ts'
import { matchText, type PartySearch } from '../../names/parties.ts'
import { splitSentences } from '../../text/sentences.ts'
import type { Reader } from '../read/reader.ts'
import { namesNobody } from '../rules/table.ts'

/** A press release has a few thousand. */
const MAX_CHARACTERS = 200_000
const MAX_SENTENCES = 5
const MAX_SENTENCE = 600

export type NamedInText = { readonly finding: Finding; readonly matches: readonly PartyMatch[] }

/**
 * "Six of them are subsidiaries of Inspur Group": the sentences that name a party stand in the evidence behind the announcement.
 * @returns undefined for findings of other rules, and where the text names no party.
 */
export function partiesInText(
  finding: Finding,
  blocks: readonly Block[],
  search: PartySearch,
  reader: Reader,
): NamedInText | undefined {
  const { after } = finding
  if (!namesNobody(finding) || after === null) return undefined
  const found = new Map<string, PartyMatch>()
  const sentences: { readonly text: string; readonly words: string }[] = []
  let left = MAX_CHARACTERS
  for (const { text: whole } of blocks) {
    const text = whole.slice(0, left)
    left -= text.length
    if (matchText(search, text).length === 0) continue
    for (const [start, end] of splitSentences(text, reader.language)) {
      const sentence = text.slice(start, Math.min(end, start + MAX_SENTENCE))
      const matches = matchText(search, sentence).filter(({ party }) => !found.has(party))
      for (const match of matches) found.set(match.party, match)
      const [first] = matches
      if (first === undefined || sentences.length === MAX_SENTENCES || after.text.includes(sentence)) continue
      sentences.push({ text: sentence, words: first.matched })
    }
  }
  if (found.size === 0) return undefined
  let { text } = after
  const marks: Span[] = [...after.marks]
  for (const sentence of sentences) {
    const at = sentence.text.indexOf(sentence.words)
    if (at >= 0) marks.push([text.length + 1 + at, text.length + 1 + at + sentence.words.length])
    text = `${text}\n${sentence.text}`
  }
  return { finding: { ...finding, after: { text, marks } }, matches: [...found.values()] }
}
