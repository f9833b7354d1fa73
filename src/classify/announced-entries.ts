/** Who a document adds to an official list, in English: table rows, amendatory instructions, lists, enumerations in prose. */
import type { Block, Listing } from '../model.ts'
import { splitSentences } from '../text.ts'
import { parseCitations, parseEntry, parseFootnotes } from './entity-entry.ts'
import { readQuantities } from './quantities.ts'
import { readSentence } from './reading.ts'

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
  readonly change: 'added' | 'amended' | 'removed'
}

/** More entries than this are told as one announcement each list. */
export const MAX_ENTRIES = 200

/** "is adding 80 entities … to the Entity List", "puts 12 entities on the Entity List", "adds X to the Unverified List" */
const ADDS =
  /\b(?:add(?:s|ed|ing)?|plac(?:es|ed|ing)|puts?|putting|designat(?:es|ed|ing)|includ(?:es|ed|ing))\b[^.!?]{0,240}?\b(?:to|on|in)\s+(?:the\s+|its\s+|BIS['’]s\s+)?((?:[A-Z][\w’'-]*\s+){1,6}List)\b/
/** "additions to the Entity List" as a statement of the document itself: "80 entities are added to the Entity List" is ADDS. */
const COUNT =
  /\b(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:\w+\s+){0,3}?(?:entit(?:y|ies)|compan(?:y|ies)|persons|individuals|parties|firms|organi[sz]ations|vessels)\b/i
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

export function findAnnouncements(blocks: readonly Block[], language: string): Announcement[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'row' || !/List\b/.test(block.text)) return []
    return splitSentences(block.text, language).flatMap(([start, end]) => {
      const text = block.text.slice(start, end)
      const adds = ADDS.exec(text.slice(0, 2_000))
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

/** @param list the list that the document announces additions to. */
export function readAnnouncedEntries(
  blocks: readonly Block[],
  announcements: readonly Announcement[],
  language: string,
): AnnouncedEntry[] {
  const list = announcements[0]?.list ?? listOf(blocks)
  const terms = readTerms(blocks, language)
  const rows = readRows(blocks, list, terms)
  const found =
    rows.length > 0
      ? rows
      : firstFilled([
          () => readInstructions(blocks, list, terms),
          () => readLists(blocks, announcements, terms),
          () => readProse(announcements, terms),
        ])
  const seen = new Set<string>()
  return found.filter(({ listing }) => {
    const key = `${listing.country}\n${listing.name}`.toLowerCase()
    return listing.name !== '' && !seen.has(key) && seen.add(key)
  })
}

function firstFilled(readers: readonly (() => AnnouncedEntry[])[]): AnnouncedEntry[] {
  for (const read of readers) {
    const found = read()
    if (found.length > 0) return found
  }
  return []
}

function listOf(blocks: readonly Block[]): string {
  for (const block of blocks) {
    const match = /\b((?:[A-Z][\w’'-]*\s+){1,5}List)\b/.exec(block.kind === 'row' ? '' : block.text)
    if (match?.[1] !== undefined) return match[1]
  }
  return ''
}

/** What a document says of all its entries. */
type Terms = {
  readonly policy: string
  readonly footnotes: readonly string[]
  /** Effective dates with the block that states each. */
  readonly effective: readonly { readonly block: number; readonly date: string }[]
}

function readTerms(blocks: readonly Block[], language: string): Terms {
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
    return splitSentences(block.text, language).flatMap(([start, end]) => {
      const text = block.text.slice(start, Math.min(end, start + 2_000))
      if (!/\beffective\b|\btakes? effect\b/i.test(text)) return []
      const dates = readQuantities(readSentence(text, language)).filter((one) => /^\d{4}-\d{2}-\d{2}$/.test(one.value))
      return dates.map((one) => ({ block: index, date: one.value }))
    })
  })
  return {
    policy: denial ? 'Presumption of denial' : '',
    footnotes: footnote === undefined ? [] : [footnote],
    effective,
  }
}

function effectiveFor(block: number, { effective }: Terms): { effectiveDate?: string } {
  const dates = new Set(effective.map((one) => one.date))
  // Of several dates the one stated last before the entry holds.
  const one = dates.size <= 1 ? effective[0] : (effective.findLast((stated) => stated.block <= block) ?? effective[0])
  return one === undefined ? {} : { effectiveDate: one.date }
}

function readRows(blocks: readonly Block[], list: string, terms: Terms): AnnouncedEntry[] {
  const revised = quotedNames(blocks, /\brevis(?:es|ed|ing)\b/i)
  const removed = quotedNames(blocks, /\bremov(?:es|ed|ing)\b/i)
  const entries: AnnouncedEntry[] = []
  let country = ''
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'row' || block.cells === undefined) continue
    const cell = (pattern: RegExp) => block.cells?.find(({ header }) => pattern.test(header))?.text.trim() ?? ''
    const entity = cell(/^(?:entity|entities|name|listed (?:person|entity)|company)\b/i)
    const stated = cell(/country|destination/i)
    if (stated !== '' && !/^[*\s]+$/.test(stated)) country = stated
    if (entity === '' || /^[*\s]+$/.test(entity)) continue
    const requirement = cell(/licen[sc]e requirement/i)
    const policy = cell(/review|policy/i)
    if (requirement === '' && policy === '' && list === '') continue
    const { name, aliases, addresses } = parseEntry(entity)
    const citations = parseCitations(cell(/citation|federal register/i))
    const listing: Listing = {
      ...emptyListing(list),
      name,
      country,
      aliases,
      addresses,
      licenceRequirement: requirement,
      licencePolicy: policy === '' ? terms.policy : policy,
      footnotes: parseFootnotes(requirement),
      citations,
      ...effectiveFor(index, terms),
    }
    const change = revised.has(name.toLowerCase()) ? 'amended' : removed.has(name.toLowerCase()) ? 'removed' : 'added'
    entries.push({ listing, block: index, change })
  }
  return entries
}

/** Names in quotation marks behind the verb of an instruction: "by revising the entry for “X,”" */
function quotedNames(blocks: readonly Block[], verb: RegExp): Set<string> {
  const names = blocks.flatMap(({ kind, text }) => {
    const at = kind === 'row' ? -1 : text.search(verb)
    if (at < 0 || !/\bentr(?:y|ies)\b/i.test(text)) return []
    const end = text.slice(at + 3).search(/\bby (?:adding|revising|removing)\b/i)
    return namesIn(end < 0 ? text.slice(at) : text.slice(at, at + 3 + end))
  })
  return new Set(names.map((name) => name.toLowerCase()))
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/[“"]([^“”"]{2,200})[”"]/g)].map((match) =>
    (match[1] ?? '')
      .replace(/[;,]\s*$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

/** "a. Under CHINA, PEOPLE'S REPUBLIC OF, by adding in alphabetical order entries for “X;” and “Y.”" */
function readInstructions(blocks: readonly Block[], list: string, terms: Terms): AnnouncedEntry[] {
  return blocks.flatMap((block, index) => {
    const verbs = [...block.text.matchAll(/\bby (adding|revising|removing)\b[^“"]{0,120}\bentr(?:y|ies)\b/gi)]
    return verbs.flatMap((verb, at) => {
      const from = verb.index
      const until = verbs[at + 1]?.index ?? block.text.length
      const country =
        [
          ...block.text
            .slice(0, from)
            .matchAll(/\bunder (?:the destination of )?([A-Z][A-Z,'’ ]{2,60}?),?\s*(?=by\b|$)/gi),
        ].at(-1)?.[1] ?? ''
      const change = ({ adding: 'added', revising: 'amended', removing: 'removed' } as const)[
        (verb[1] ?? '').toLowerCase() as 'adding' | 'revising' | 'removing'
      ]
      return namesIn(block.text.slice(from, until)).map(
        (name): AnnouncedEntry => ({
          listing: {
            ...emptyListing(list),
            name: name.replace(/(?<!Ltd|Inc|Co|Corp|LLC|Pvt)\.$/, ''),
            country: country.replace(/,\s*$/, ''),
            licencePolicy: terms.policy,
            footnotes: terms.footnotes,
            ...effectiveFor(index, terms),
          },
          block: index,
          change,
        }),
      )
    })
  })
}

/** Items below the sentence that announces, grouped under countries: "China (2)", then one entity each line. */
function readLists(blocks: readonly Block[], announcements: readonly Announcement[], terms: Terms): AnnouncedEntry[] {
  const first = announcements[0]
  if (first === undefined) return []
  const entries: AnnouncedEntry[] = []
  let country = ''
  for (const [index, block] of blocks.entries()) {
    if (index <= first.block || block.kind === 'row') continue
    const heading = countryHeading(block.kind === 'item' ? (block.path.at(-1) ?? '') : block.text)
    if (heading !== undefined) country = heading
    if (block.kind !== 'item' && !/^\s*\(?\d{1,3}[.)]\s/.test(block.text)) continue
    const entry = parseEntry(block.text)
    if (!isName(entry.name) || block.text.length > 1_500) continue
    const list = announcements.findLast((one) => one.block < index)?.list ?? first.list
    entries.push({
      listing: {
        ...emptyListing(list),
        ...entry,
        country,
        licencePolicy: terms.policy,
        footnotes: terms.footnotes,
        ...effectiveFor(index, terms),
      },
      block: index,
      change: 'added',
    })
  }
  return entries
}

/** "China (42)", "Under China:", "CHINA, PEOPLE'S REPUBLIC OF" */
function countryHeading(text: string): string | undefined {
  const match =
    /^\s*(?:under\s+(?:the destination of\s+)?)?([A-Z][A-Za-z’' ,.-]{2,50}?)\s*(?:\(\d+\)|:)\s*$/i.exec(text) ??
    /^\s*([A-Z][A-Z’' ,.]{3,50})\s*$/.exec(text)
  return match?.[1]?.trim()
}

/** "…, including the Beijing Academy of X, Y Co., Ltd., and six subsidiaries of Z" */
function readProse(announcements: readonly Announcement[], terms: Terms): AnnouncedEntry[] {
  return announcements.flatMap(({ text, list, block }) => {
    const enumeration =
      /(?:\bincluding|\bnamely|\bsuch as|:)\s+(.+?)(?:\s+(?:to|on) the (?:[A-Z][\w’'-]*\s+){1,6}List\b.*)?[.]?$/s.exec(
        text,
      )?.[1]
    if (enumeration === undefined) return []
    return splitNames(enumeration).map(
      (name): AnnouncedEntry => ({
        listing: {
          ...emptyListing(list),
          name,
          licencePolicy: terms.policy,
          footnotes: terms.footnotes,
          ...effectiveFor(block, terms),
        },
        block,
        change: 'added',
      }),
    )
  })
}

function splitNames(text: string): string[] {
  const pieces = text.split(
    /;\s*(?:and\s+)?|,\s+(?:and\s+)?(?!(?:Ltd|Inc|LLC|Limited|Co|Corp)\b)|\s+and\s+(?=(?:the\s+)?[A-Z]|\w+ subsidiaries)/,
  )
  return pieces
    .map((piece) =>
      piece
        .replace(/^(?:the|and)\s+/i, '')
        .replace(/\s*\.$/, '')
        .trim(),
    )
    .filter(
      (piece) =>
        isName(piece) ||
        /^(?:\w+\s+)?(?:\S+\s+)?(?:subsidiar(?:y|ies)|affiliates?)\b.*[A-Z]|^\w+ [A-Z]\S+ subsidiaries$/.test(piece),
    )
}

/** "Entities in China that …", "Twelve companies": a description, not a name. */
const DESCRIPTION =
  /^(?:(?:the|all|these|those|other|some|\w+teen|\w+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s+)*(?:entit(?:y|ies)|compan(?:y|ies)|firms?|persons?|part(?:y|ies)|individuals?|additions?|exports?|items?)\b/i

/** Most of its words begin with a capital, and it is more than a common word or a country. */
function isName(text: string): boolean {
  const words = text
    .split(/[\s,]+/)
    .filter((word) => /\p{L}/u.test(word) && !/^(?:of|and|the|for|in|de|la|&)$/.test(word))
  if (DESCRIPTION.test(text) || words.length === 0 || words.length > 20 || !/^[“"(]?(?:\p{Lu}|\d)/u.test(text))
    return false
  const capitals = words.filter((word) => /^[“"(]*[\p{Lu}\d]/u.test(word)).length
  return (
    capitals / words.length >= 0.75 &&
    (words.length >= 2 || /\d|[a-z][A-Z]|^[A-Z]{3,}$/.test(text) || /^[A-Z][a-z]{4,}$/.test(text))
  )
}

export function emptyListing(list: string): Listing {
  return {
    list,
    name: '',
    country: '',
    formerNames: [],
    aliases: [],
    addresses: [],
    crossReferences: [],
    licenceRequirement: '',
    licencePolicy: '',
    footnotes: [],
    citations: [],
    programme: '',
    identifiers: [],
    status: '',
  }
}
