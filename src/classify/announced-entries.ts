/** Whom a rule of the Federal Register adds to, revises on or removes from a list: table rows, else amendatory instructions. */

import { parseCitations } from '../listing/citations.ts'
import { parseEntry } from '../listing/entry.ts'
import { emptyListing } from '../listing/listing.ts'
import { licencePolicyOf, readRequirement } from '../listing/terms.ts'
import type { Listing } from '../model/listing.ts'
import type { Block } from '../model.ts'
import type { AnnouncedEntry, Announcement } from './additions.ts'
import { readLists, readProse } from './announced-names.ts'
import { effectiveFor, readTerms, type Terms } from './announced-terms.ts'

/** @returns the entries that a document names, each once; none where it names nobody. */
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

/** Longer blocks hold no instruction. */
const MAX_CHARACTERS = 50_000

/** "a. Under CHINA, PEOPLE'S REPUBLIC OF, by adding in alphabetical order entries for “X;” and “Y.”" */
function readInstructions(blocks: readonly Block[], list: string, terms: Terms): AnnouncedEntry[] {
  return blocks.flatMap((block, index) => {
    if (block.text.length > MAX_CHARACTERS) return []
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
            licencePolicy: licencePolicyOf(terms.policy),
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
