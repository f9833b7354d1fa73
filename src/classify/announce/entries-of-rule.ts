/** Whom a rule of the Federal Register adds to, revises on or removes from a list: table rows, else amendatory instructions. */

import { parseCitations } from '../../listing/citations.ts'
import { parseEntry } from '../../listing/entry.ts'
import { emptyListing } from '../../listing/listing.ts'
import { licencePolicyOf, readRequirement } from '../../listing/terms.ts'
import type { Block } from '../../model/extract.ts'
import type { Listing } from '../../model/listing.ts'
import type { Reader } from '../read/reader.ts'
import type { AnnouncedEntry, Announcement } from './addition-sentences.ts'
import { readLists, readProse } from './names-in-text.ts'
import { effectiveFor, readTerms, type Terms } from './terms.ts'

/** @returns the entries that a document names, each once; none where it names nobody. */
export function readAnnouncedEntries(
  blocks: readonly Block[],
  announcements: readonly Announcement[],
  reader: Reader,
): AnnouncedEntry[] {
  const list = announcements[0]?.list ?? listOf(blocks)
  const terms = readTerms(blocks, reader)
  const rows = readRows(blocks, list, terms)
  const lists = rows.length > 0 ? rows : readLists(blocks, announcements, terms)
  const found = lists.length > 0 ? lists : readProse(announcements, terms)
  const seen = new Set<string>()
  return found.filter(({ listing }) => {
    const key = `${listing.country}\n${listing.name}`.toLowerCase()
    return listing.name !== '' && !seen.has(key) && seen.add(key)
  })
}

function listOf(blocks: readonly Block[]): string {
  for (const block of blocks) {
    const match = /\b((?:[A-Z][\w’'-]{0,40}\s{1,3}){1,5}List)\b/.exec(block.kind === 'row' ? '' : block.text)
    if (match?.[1] !== undefined) return match[1]
  }
  return ''
}

function readRows(blocks: readonly Block[], list: string, terms: Terms): AnnouncedEntry[] {
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
    const licenceRequirement = readRequirement(requirement)
    const citations = parseCitations(cell(/citation|federal register/i))
    const listing: Listing = {
      ...emptyListing(list),
      name,
      country,
      aliases,
      addresses,
      licenceRequirement,
      licencePolicy: licencePolicyOf(policy === '' ? terms.policy : policy),
      footnotes: licenceRequirement.footnotes,
      citations,
      ...effectiveFor(index, terms),
    }
    entries.push({ listing, block: index, change: 'added' })
  }
  return entries
}
