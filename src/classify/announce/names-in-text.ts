/** Names of entities below or in the sentence that announces them: lists, enumerations in prose. */
import { parseEntry } from '../../listing/entry.ts'
import { emptyListing } from '../../listing/listing.ts'
import { licencePolicyOf } from '../../listing/terms.ts'
import type { Block } from '../../model/extract.ts'
import type { AnnouncedEntry, Announcement } from './addition-sentences.ts'
import { effectiveFor, type Terms } from './terms.ts'

/** Items below the sentence that announces, grouped under countries: "China (2)", then one entity each line. */
export function readLists(
  blocks: readonly Block[],
  announcements: readonly Announcement[],
  terms: Terms,
): AnnouncedEntry[] {
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
        licencePolicy: licencePolicyOf(terms.policy),
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
export function readProse(announcements: readonly Announcement[], terms: Terms): AnnouncedEntry[] {
  return announcements.flatMap(({ text, list, block }) => {
    const enumeration =
      /(?:\bincluding|\bnamely|\bsuch as|:)\s{1,3}(.+?)(?:\s{1,3}(?:to|on) the (?:[A-Z][\w’'-]{0,40}\s{1,3}){1,6}List\b.*)?$/s.exec(
        text,
      )?.[1]
    if (enumeration === undefined) return []
    return splitNames(enumeration).map(
      (name): AnnouncedEntry => ({
        listing: {
          ...emptyListing(list),
          name,
          licencePolicy: licencePolicyOf(terms.policy),
          footnotes: terms.footnotes,
          ...effectiveFor(block, terms),
        },
        block,
        change: 'added',
      }),
    )
  })
}

/** @returns the names of an enumeration: "the Academy of X, Y Co., Ltd., and six subsidiaries of Z"; descriptions are left out. */
export function splitNames(text: string): string[] {
  const pieces = text.split(
    /;\s*(?:and\s+)?|,\s+(?:and\s+)?(?!(?:Ltd|Inc|LLC|Limited|Co|Corp)\b)|\s{1,3}and\s{1,3}(?=(?:the\s{1,3})?[A-Z]|\w{1,20} subsidiaries)/,
  )
  return pieces
    .map((piece) =>
      piece
        .replace(/^(?:the|and)\s+/i, '')
        .replace(/(?<!\b(?:Ltd|Inc|Co|Corp|LLC|Pvt))\s{0,3}\.$/, '')
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
