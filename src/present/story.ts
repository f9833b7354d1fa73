/** One change as a reader sees it: party line, listings, passages, and the evidence behind them. */
import type { Finding, PartyMatch, Story } from '../model.ts'
import { oneLine } from './clean.ts'
import { findingsPhrase, sourceName } from './headline.ts'
import { type Entry, type ListingGroup, listingGroups } from './listing.ts'
import { documentView, type Passage, passagesOf } from './passage.ts'
import { lengthOf } from './runs.ts'
import { localTime } from './times.ts'
import type { Fact, StoryView } from './view.ts'
import { findingLabel } from './words.ts'

/** Characters that may still be shown; whoever shows something takes them away. */
export type Budget = { left: number }

const PARTY_LINES = 10

/** What the title, the link and the facts of a story take. */
const FRAME = 600

/** @param budget is used up; what does not fit is counted in `omitted`, and at least one finding is shown. */
export function storyView(story: Story, timeZone: string, budget: Budget): StoryView {
  const listed = story.findings.filter(({ listing }) => listing !== undefined)
  const worded = story.findings.filter(({ listing }) => listing === undefined)
  const groups = listingGroups(listed)
  const passages = passagesOf(worded)
  const least = { left: 1 }
  budget.left -= FRAME
  const shownGroups = groups.map((group) => ({ ...group, entries: take(group.entries, entrySize, budget, least) }))
  const shownPassages = take(passages, passageSize, budget, least)
  return {
    changeId: story.changeId,
    source: sourceName(story.source),
    language: story.source.language,
    phrase: findingsPhrase(story.findings),
    document: documentView({ ...story.document, title: story.document.title || story.watchTitle }),
    parties: partyLines(story.findings),
    listings: shownGroups.filter(({ entries }) => entries.length > 0),
    passages: shownPassages,
    omitted: countEntries(groups) - countEntries(shownGroups) + countReasons(passages) - countReasons(shownPassages),
    facts: factsOf(story, timeZone),
    command: `ruledrift show ${oneLine(story.changeId, 60)}`,
  }
}

/** The first items that fit; one is always shown while `least` allows it. */
function take<T>(items: readonly T[], sizeOf: (item: T) => number, budget: Budget, least: Budget): T[] {
  const taken: T[] = []
  for (const item of items) {
    if (budget.left <= 0 && least.left <= 0) break
    taken.push(item)
    budget.left -= sizeOf(item)
    least.left--
  }
  return taken
}

function entrySize({ name, rows, amended, reason }: Entry): number {
  const values = rows.flatMap((row) => row.values).join('').length
  const parts = amended.reduce((sum, { before, after }) => sum + before.length + after.length, 0)
  return 200 + name.length + values + parts + reason.length
}

function passageSize({ before = [], after = [], reasons }: Passage): number {
  return 400 + lengthOf(before) + lengthOf(after) + reasons.reduce((sum, { text }) => sum + text.length, 0)
}

function countEntries(groups: readonly ListingGroup[]): number {
  return groups.reduce((sum, { entries }) => sum + entries.length, 0)
}

function countReasons(passages: readonly Passage[]): number {
  return passages.reduce((sum, { reasons }) => sum + reasons.length, 0)
}

/** "Inspur Group · by 浪潮 · likely · Inspur Taiwan: newly listed, Entity List" */
function partyLines(findings: readonly Finding[]): string[] {
  const touched = findings.filter(({ flags }) => flags.includes('party'))
  const all = touched.flatMap((finding) => {
    const what = touchedBy(finding)
    const { parties = [] } = finding
    return parties.length === 0 ? [what] : parties.map((match) => `${partyWords(match)} · ${what}`)
  })
  const lines = all.slice(0, PARTY_LINES)
  return all.length > PARTY_LINES ? [...lines, `and ${all.length - PARTY_LINES} more of your parties`] : lines
}

function touchedBy(finding: Finding): string {
  const { listing, reason } = finding
  const name = oneLine(listing?.name ?? '', 200)
  return name === ''
    ? oneLine(reason, 300)
    : `${name}: ${findingLabel(finding).toLowerCase()}, ${oneLine(listing?.list ?? '', 80)}`
}

function partyWords({ party, by, sureness }: PartyMatch): string {
  return [oneLine(party, 120), ...(by === party ? [] : [`by ${oneLine(by, 120)}`]), sureness].join(' · ')
}

/** Who saw what, when, and how to see it again. */
function factsOf(story: Story, timeZone: string): Fact[] {
  const { watchTitle, watchId, url, seenAt, lastSeenAt, changeId } = story
  const before =
    lastSeenAt === undefined ? [] : [{ label: 'Last seen without it', value: localTime(lastSeenAt, timeZone) }]
  return [
    { label: 'Watch', value: `${oneLine(watchTitle, 160)} (${oneLine(watchId, 80)})` },
    { label: 'Page', value: oneLine(url, 500) },
    { label: 'Seen', value: localTime(seenAt, timeZone) },
    ...before,
    { label: 'Change', value: oneLine(changeId, 60) },
  ]
}
