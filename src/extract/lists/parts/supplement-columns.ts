/** Which list a table of Part 744 holds, and where its columns stand. */
import { refuseMissing } from './columns.ts'

export type Columns = {
  readonly list: string
  readonly count: number
  readonly country: number
  readonly entity: number
  readonly requirement: number
  readonly policy: number
  readonly citations: number
}

const COUNTRY = /^(?:country|destination)/i
const ENTITY = /^(?:entity|listed person)/i
const REQUIREMENT = /^licen[sc]e requirement/i
const POLICY = /^licen[sc]e review|^review policy/i
const CITATION = /^federal register/i

/**
 * @param supplement 4, 6 or 7 where the document says it; else the headers tell the three lists apart.
 * @returns undefined for a row that is no header of such a table.
 * @throws CodedError `page-unreadable` for a header that lacks a column of its list.
 */
export function columnsOf(headers: readonly string[], supplement: number | undefined): Columns | undefined {
  const plain = headers.map((header) => header.replace(/\s+/g, ' ').trim())
  const place = (pattern: RegExp): number => plain.findIndex((header) => pattern.test(header))
  const columns = {
    count: headers.length,
    country: place(COUNTRY),
    entity: place(ENTITY),
    requirement: place(REQUIREMENT),
    policy: place(POLICY),
    citations: place(CITATION),
  }
  const found = [COUNTRY, ENTITY, REQUIREMENT, POLICY, CITATION].filter((pattern) => place(pattern) >= 0)
  if (found.length < 2) return undefined
  const person = plain.some((header) => /^listed person/i.test(header))
  const licensed = columns.requirement >= 0 || columns.policy >= 0
  const number = supplement ?? (person ? 6 : licensed ? 4 : 7)
  const needed: readonly (readonly [name: string, place: number])[] = [
    ['Country', columns.country],
    [number === 6 ? 'Listed person and address' : 'Entity', columns.entity],
    ...(number === 4
      ? ([
          ['License requirement', columns.requirement],
          ['License review policy', columns.policy],
        ] as const)
      : []),
    ['Federal Register citation', columns.citations],
  ]
  refuseMissing(
    needed.filter(([, at]) => at < 0).map(([name]) => name),
    plain,
  )
  const list = number === 4 ? 'Entity List' : number === 6 ? 'Unverified List' : 'Military End User List'
  return { list, ...columns }
}
