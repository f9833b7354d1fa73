/** Present: findings in words, marks and tables. A notice becomes a view; a view becomes a mail or, in its notifier, blocks. */
import { SEVERITIES } from '../model/finding.ts'
import type { Health, IncidentNote, Notice, Story } from '../model/notice.ts'
import { oneLine } from './clean.ts'
import { headlineOf, healthLine, incidentPhrase, sourceName } from './headline.ts'
import { toMarkup } from './html.ts'
import { mailHtml } from './mail-html.ts'
import { mailText } from './mail-text.ts'
import { documentView } from './passage.ts'
import { type Budget, storyView } from './story.ts'
import { localTime, zoneName } from './times.ts'
import type { HealthView, IncidentView, NoticeView, SourceView } from './view.ts'
import { count } from './words.ts'

export type { ListingGroup } from './listing.ts'
export { entryText, groupTitle, leadText, lineText, type Marks, partyHead } from './mail-text-listing.ts'
export type { PartyView } from './parties.ts'
export { marked } from './runs.ts'
export type { NoticeView, StoryView } from './view.ts'

/** One mail: subject without prefix, both bodies, and a body that quotes nothing from any page. */
export type Mail = {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly summary: string
}

/** Gmail cuts a mail of more than 102 kB; with our markup this stays below. */
const MAIL_CHARACTERS = 36_000

/** @returns the mail of a notice; what does not fit is counted, with the command that shows it. */
export function writeMail(notice: Notice): Mail {
  const view = presentNotice(notice, MAIL_CHARACTERS)
  return {
    subject: `[Ruledrift] ${view.headline}`,
    html: toMarkup(mailHtml(view)),
    text: mailText(view),
    summary: summaryOf(view),
  }
}

/** @param characters how much of the pages' text may be shown in all. */
export function presentNotice(notice: Notice, characters: number): NoticeView {
  const budget: Budget = { left: characters }
  const sources = sourcesOf(notice, budget)
  const shown = sources.reduce((sum, { stories }) => sum + stories.length, 0)
  const health = notice.health === undefined ? {} : { health: healthView(notice.health, notice.timeZone) }
  return {
    id: oneLine(notice.id, 60),
    kind: notice.kind,
    headline: headlineOf(notice),
    intro: introOf(notice),
    critical: notice.stories.some(({ findings }) => findings.some(({ severity }) => severity === 'critical')),
    sources,
    omitted: notice.stories.length - shown,
    incidents: notice.incidents.map((incident) => incidentView(incident, notice.timeZone)),
    ...health,
    footer: `Route: ${oneLine(notice.route, 200)}. Times: ${zoneName(notice.at, notice.timeZone)} (${notice.timeZone}). Message ${oneLine(notice.id, 60)}.`,
  }
}

function introOf(notice: Notice): string {
  if (notice.kind !== 'digest') return ''
  if (notice.stories.length === 0) return 'No finding has waited for this digest.'
  const findings = notice.stories.flatMap((story) => story.findings)
  const parts = SEVERITIES.flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length
    return n === 0 ? [] : [`${n} ${severity}`]
  })
  return `${count(findings.length, 'finding')} in ${count(notice.stories.length, 'change')}: ${parts.join(', ')}.`
}

/** By source, in the order in which they first appear; a source's documents stand together. */
function sourcesOf(notice: Notice, budget: Budget): SourceView[] {
  const bySource = new Map<string, Story[]>()
  for (const story of notice.stories) {
    const stories = bySource.get(story.source.id)
    if (stories === undefined) bySource.set(story.source.id, [story])
    else stories.push(story)
  }
  return [...bySource.values()].flatMap((stories): SourceView[] => {
    const first = stories[0]
    if (first === undefined || budget.left <= 0) return []
    const documents = new Set(stories.map(({ url }) => url)).size
    const findings = stories.reduce((sum, story) => sum + story.findings.length, 0)
    const sorted = stories.toSorted((a, b) => a.url.localeCompare(b.url) || a.seenAt - b.seenAt)
    const views = sorted.flatMap((story) => (budget.left <= 0 ? [] : [storyView(story, notice.timeZone, budget)]))
    return [
      {
        name: sourceName(first.source),
        summary: `${count(findings, 'finding')} in ${count(documents, 'document')}`,
        stories: views,
      },
    ]
  })
}

function incidentView(incident: IncidentNote, timeZone: string): IncidentView {
  const { title, url, code, message, hint, openedAt, closedAt } = incident
  const open = closedAt === undefined
  return {
    headline: incidentPhrase(incident),
    open,
    page: documentView({ title, url }),
    facts: [
      { label: open ? 'What' : 'It was', value: `${oneLine(message, 600)} (${code})` },
      { label: 'Since', value: localTime(openedAt, timeZone) },
      ...(open ? [] : [{ label: 'Until', value: localTime(closedAt, timeZone) }]),
      ...(open && hint !== '' ? [{ label: 'Next step', value: oneLine(hint, 600) }] : []),
    ],
  }
}

function healthView(health: Health, timeZone: string): HealthView {
  return {
    line: healthLine(health),
    blind: health.blind.map(({ title, cause, since }) => ({
      label: oneLine(title, 120),
      value: `${oneLine(cause, 120)}, since ${localTime(since, timeZone)}`,
    })),
  }
}

/** Only our own words, ids and the commands that show the rest: for a server that refuses the quoted text. */
function summaryOf(view: NoticeView): string {
  const stories = view.sources.flatMap(({ stories }) => stories)
  return [
    'The mail server refused this message with the quoted text, so here is only where to read it.',
    '',
    ...stories.map(({ command }) => command),
    ...(stories.length === 0 ? ['ruledrift watches'] : []),
    '',
    `Message ${view.id}.`,
    '',
  ].join('\n')
}
