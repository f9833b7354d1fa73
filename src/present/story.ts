/** One change as a reader sees it: party line, listings, passages, and the evidence behind them. */
import type { Finding } from '../model/finding.ts'
import type { Story } from '../model/notice.ts'
import { oneLine } from './clean.ts'
import { confirmedLines } from './confirmed.ts'
import type { Entry } from './entry.ts'
import { findingsPhrase, sourceName } from './headline.ts'
import { type ListingGroup, listingGroups } from './listing.ts'
import { partyViews } from './parties.ts'
import { documentView, type Passage, passagesOf } from './passage.ts'
import { lengthOf } from './runs.ts'
import { dayIn, localTime } from './times.ts'
import type { Fact, StoryView } from './view.ts'
import { isConfirmation } from './words.ts'

/** Characters that may still be shown; whoever shows something takes them away. */
export type Budget = { left: number }

/** Of one group; a list of a thousand is for the terminal. */
const MOST_ENTRIES = 100

/** What the title, the link and the facts of a story take. */
const FRAME = 600

/** @param budget is used up; what does not fit is counted in `omitted`, and at least one finding is shown. */
export function storyView(story: Story, timeZone: string, budget: Budget): StoryView {
  const { timeZone: zone } = story.source
  const confirmed = story.findings.filter((finding) => isConfirmation(finding))
  const news = story.findings.filter((finding) => !isConfirmation(finding))
  const groups = listingGroups(news.filter(isListed), {
    today: dayIn(story.seenAt, zone),
    printed: story.document.date,
  })
  const passages = passagesOf(news.filter((finding) => !isListed(finding))).map((passage) =>
    // The document of the story stands above already.
    passage.document?.url === documentView(story.document).url ? withoutDocument(passage) : passage,
  )
  const least = { left: 1 }
  budget.left -= FRAME
  const shownGroups = groups.map((group) => shorten(group, budget, least))
  const shownPassages = take(passages, passageSize, budget, least)
  return {
    changeId: story.changeId,
    source: sourceName(story.source),
    language: story.source.language,
    phrase: findingsPhrase(story.findings, false),
    document: documentView({ ...story.document, title: story.document.title || story.watchTitle }),
    summary: oneLine(story.summary ?? '', 300),
    parties: partyViews(news),
    confirmed: confirmedLines(confirmed, sourceName(story.source), zone),
    listings: shownGroups.filter(({ sections }) => sections.length > 0),
    passages: shownPassages,
    omitted: countEntries(groups) - countEntries(shownGroups) + countReasons(passages) - countReasons(shownPassages),
    facts: factsOf(story, timeZone),
    command: `ruledrift show ${oneLine(story.changeId, 60)}`,
  }
}

function withoutDocument({ document: _said, ...passage }: Passage): Passage {
  return passage
}

/** The entry of a list; a date that is reached is a sentence, also of one entry. */
function isListed({ kind, listing }: Finding): boolean {
  return listing !== undefined && kind.startsWith('listing.')
}

/** The entries of a group that fit, and no more than can be read: the rest is counted. */
function shorten(group: ListingGroup, budget: Budget, least: Budget): ListingGroup {
  const places: Budget = { left: MOST_ENTRIES }
  const sections = group.sections.map((section) => {
    const entries = take(section.entries.slice(0, places.left), entrySize, budget, least)
    places.left -= entries.length
    return { ...section, entries }
  })
  return { ...group, sections: sections.filter(({ entries }) => entries.length > 0) }
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

function entrySize({ name, about, rows, amended, reason }: Entry): number {
  const values = rows.flatMap((row) => [...row.values, row.note ?? '']).join('').length
  const parts = amended.flatMap(({ gone, come }) => [...gone, ...come]).join('').length
  const own = rows.length + amended.length === 0 ? 60 : 200
  return own + name.length + about.join('').length + values + parts + reason.length
}

function passageSize({ before = [], after = [], reasons }: Passage): number {
  return 400 + lengthOf(before) + lengthOf(after) + reasons.reduce((sum, { text }) => sum + text.length, 0)
}

function countEntries(groups: readonly ListingGroup[]): number {
  return groups.flatMap(({ sections }) => sections).reduce((sum, { entries }) => sum + entries.length, 0)
}

function countReasons(passages: readonly Passage[]): number {
  return passages.reduce((sum, { reasons }) => sum + reasons.length, 0)
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
