/** What a document that is new does: whom it lists, which rules it withdraws, suspends or brings back. */
import { findNotices } from '../../listing/notices.ts'
import type { Extract, PageDate } from '../../model/extract.ts'
import { SEVERITIES } from '../../model/finding.ts'
import type { ListingAct } from '../../model/listing.ts'
import { splitSentences } from '../../text/sentences.ts'
import { judgeActs, MAX_ENTRIES } from '../entries/acts.ts'
import { addedListing, describe } from '../entries/entries.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import { cuesOf, type Reading } from '../read/cue.ts'
import type { Reader } from '../read/reader.ts'
import { isAboutRule, isStated } from '../rules/about-rule.ts'
import { KINDS } from '../rules/standing.ts'
import type { RuledFinding } from '../rules/table.ts'
import { quoteCue } from '../rules/verdict.ts'
import { severityOf } from '../tell/severity.ts'
import { type AnnouncedEntry, type Announcement, findAnnouncements } from './addition-sentences.ts'
import { readAnnouncedEntries } from './entries-of-rule.ts'

/** Sentences that are read for what they do to a rule: the head of a document says it. */
const MAX_SENTENCES = 300

/** @param today YYYY-MM-DD in the zone of the source. */
export function judgeAnnouncements(after: Extract, today: string, reader: Reader): RuledFinding[] {
  if (after.listings.length > 0) {
    return after.listings.slice(0, MAX_ENTRIES).map((listing) => addedListing(listing, today, after.date, 'list.added'))
  }
  if (after.acts.length > 0) {
    const acts = judgeActs(after.acts, { today, pageDate: after.date, counts: after.counts })
    return [
      ...acts,
      ...announcedStandings(after, reader).filter(({ after: said }) => !isSaidBy(after.acts, said?.text)),
    ]
  }
  return [...announcedListings(after, today, reader), ...announcedStandings(after, reader)]
}

/** The sentence that suspends a notice is told as what it does to its entries; one that tells of an earlier notice is history. */
function isSaidBy(acts: readonly ListingAct[], sentence = ''): boolean {
  if (acts.some(({ evidence }) => evidence.text.includes(sentence) || sentence.includes(evidence.text))) return true
  return acts.some(({ ofNotice }) => ofNotice !== undefined) && findNotices(sentence).length > 0
}

function announcedListings(after: Extract, today: string, reader: Reader): RuledFinding[] {
  const announcements = findAnnouncements(after.blocks, reader)
  if (announcements.length === 0) return []
  const entries = readAnnouncedEntries(after.blocks, announcements, reader)
  const first = announcements.find((one) => one.count !== undefined) ?? announcements[0]
  if (first === undefined) return []
  if (entries.length === 0) return [unnamedListing(first)]
  const told = entries.slice(0, MAX_ENTRIES).map((entry) => {
    const { text = '', path = [] } = after.blocks[entry.block] ?? {}
    return entryFinding(entry, text, path, today, after.date)
  })
  return entries.length > MAX_ENTRIES ? [...told, moreListings(first, entries.length - MAX_ENTRIES)] : told
}

/**
 * @param text where the entry was read. @param path the headings above it.
 * @returns the finding of one entry that an announcement names, the name marked.
 */
export function entryFinding(
  { listing, change }: Pick<AnnouncedEntry, 'listing' | 'change'>,
  text: string,
  path: readonly string[],
  today: string,
  pageDate: PageDate | undefined,
): RuledFinding {
  const added = addedListing(listing, today, pageDate, 'announcement.named')
  const at = text.indexOf(listing.name)
  const evidence = at < 0 ? {} : { after: { text, marks: [[at, at + listing.name.length]] as const } }
  const placed = { ...added, ...evidence, ...(path.length === 0 ? {} : { path }) }
  if (change === 'added') return placed
  return {
    ...placed,
    kind: 'listing.removed',
    severity: severityOf('listing.removed'),
    flags: [],
    rule: 'announcement.named',
    reason: `${describe(listing)}: the document removes the entry`,
  }
}

/** Additions are announced and nobody is named. */
export function unnamedListing({ text, list, count }: Announcement): RuledFinding {
  const at = text.indexOf(list)
  return {
    kind: 'listing.added',
    severity: severityOf('listing.added'),
    flags: [],
    reason: `${count === undefined ? 'additions' : `${count} additions`} to ${list} are announced; the text names nobody that can be read`,
    rule: 'announcement.unnamed',
    before: null,
    after: { text, marks: at < 0 ? [] : [[at, at + list.length]] },
    ...(count === undefined ? {} : { counts: [{ value: count, text: `${count} additions` }] }),
  }
}

function moreListings({ text, list }: Announcement, more: number): RuledFinding {
  return {
    ...unnamedListing({ text, list, block: 0 }),
    rule: 'announcement.more',
    reason: `${more} more entries for ${list} are named`,
  }
}

/** "The framework is rescinded": one finding for each thing that happens, with the first sentence that says it. */
function announcedStandings(after: Extract, reader: Reader): RuledFinding[] {
  const found = new Map<string, RuledFinding>()
  let read = 0
  for (const block of after.blocks) {
    if (block.kind === 'row') continue
    for (const [start, end] of splitSentences(block.text, reader.language)) {
      if (read++ > MAX_SENTENCES) return [...found.values()]
      const text = block.text.slice(start, Math.min(end, start + 2_000))
      const finding = standingOf(text, reader, block.path)
      if (finding !== undefined && !found.has(finding.kind)) found.set(finding.kind, finding)
    }
  }
  return [...found.values()].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
}

function standingOf(text: string, reader: Reader, path: readonly string[]): RuledFinding | undefined {
  const reading = reader.read(text)
  for (const cue of cuesOf(reading.cues, 'standing')) {
    const { state } = cue.row
    if (
      state === undefined ||
      state === 'holds' ||
      // entries are told one by one
      state === 'listed' ||
      state === 'delisted' ||
      !isStated(cue, reading) ||
      !isOwnAct(reading, cue.parts[0]?.[0] ?? 0)
    )
      continue
    if (!isAboutRule(cue, reading)) continue
    return {
      kind: KINDS[state],
      severity: severityOf(KINDS[state]),
      flags: [],
      reason: `${quoteCue(cue)}: the document says so of a rule`,
      rule: `announcement.${state}`,
      before: null,
      after: { text, marks: cue.parts },
      ...(path.length === 0 ? {} : { path }),
    }
  }
  return undefined
}

/** The authority's own act: no quotation, no demand on others (敦促美方取消…), no report of what others did. */
function isOwnAct({ plain, lexicon }: Reading, at: number): boolean {
  const before = plain.slice(0, at)
  const opened = (before.match(/[“「『]/gu)?.length ?? 0) - (before.match(/[”」』]/gu)?.length ?? 0)
  if (opened > 0) return false
  // in Chinese the question may stand behind what was asked: 美方取消…，请问中方有何评论？
  if (NOT_DONE(lexicon).test(lexicon.byCharacter ? plain : before)) return false
  // What another government did is told by its own page: 中方注意到，美国商务部宣布撤销…
  const foreign = lastIndex(before, FOREIGN(lexicon))
  return foreign < 0 || lastIndex(before, OWN(lexicon)) > foreign
}

const NOT_DONE = wordPattern((set) => `${set('asked')}|${set('wished')}`)
const FOREIGN = wordPattern((set) => set('foreign'), 'gu')
const OWN = wordPattern((set) => set('own'), 'gu')

function lastIndex(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1
}
