/** The one line that says what a message is about: the subject of a mail, the header of a Slack message. */
import type { Finding, FindingKind, Health, IncidentNote, Notice, Source, Story } from '../model.ts'
import { oneLine, shorten } from './clean.ts'
import { bySeverity } from './passage.ts'
import { count, flagWords, isConfirmation, kindHeadline } from './words.ts'

/** Mail programs show about this much; RFC 5322 folds longer ones anyway. */
const SUBJECT_LENGTH = 180

/** @returns e.g. `BIS: wording softened, silently: “Department of Commerce Announces Rescission…”`; one line, no markup. */
export function headlineOf(notice: Notice): string {
  return shorten(lineOf(notice), SUBJECT_LENGTH)
}

function lineOf(notice: Notice): string {
  if (notice.kind === 'incident') return incidentsLine(notice.incidents)
  if (notice.kind === 'digest') return digestLine(notice.stories, notice.health)
  const [story] = notice.stories
  if (story === undefined) return 'a change'
  const title = oneLine(story.document.title || story.watchTitle, 160)
  const more = notice.stories.length > 1 ? ` and ${count(notice.stories.length - 1, 'more change')}` : ''
  return `${sourceName(story.source)}: ${findingsPhrase(story.findings)}: “${title}”${more}`
}

/**
 * What the most severe findings say: "newly listed: Nettrix (your party)", "12 newly listed, 2 of them your parties",
 * "wording softened, silently". Those of a lower severity are told in the message.
 */
export function findingsPhrase(findings: readonly Finding[]): string {
  const [worst] = bySeverity(findings)
  if (worst === undefined) return 'changed'
  const top = findings.filter(({ severity }) => severity === worst.severity)
  const kinds = [...new Set(top.map(({ kind }) => kind))]
  const phrases = kinds.slice(0, 3).map((kind) => kindPhrase(kind, top))
  const rest = kinds.length > 3 ? [count(kinds.length - 3, 'more kind')] : []
  const flags = (['silent', 'reverted', 'early'] as const).filter((flag) =>
    top.some((finding) => finding.flags.includes(flag)),
  )
  const confirmed = top.every(isConfirmation) ? ['confirmed by another source'] : []
  return [...phrases, ...rest, ...confirmed, ...flags.map(flagWords)].join(', ')
}

function kindPhrase(kind: FindingKind, findings: readonly Finding[]): string {
  const same = findings.filter((finding) => finding.kind === kind)
  const touched = same.filter(({ flags }) => flags.includes('party'))
  const parties = touched.filter(isCertain).length
  const maybe = touched.length - parties
  const name = oneLine(same[0]?.listing?.name ?? '', 70)
  if (same.length === 1) {
    const party = touched.length === 0 ? '' : ` (${parties === 1 ? '' : 'perhaps '}${flagWords('party')})`
    return `${kindHeadline(kind, 1)}${name === '' ? '' : `: ${name}`}${party}`
  }
  const those = parties === 0 ? '' : `, ${parties} of them your ${parties === 1 ? 'party' : 'parties'}`
  const perhaps = maybe === 0 ? '' : `, ${maybe} perhaps`
  return `${kindHeadline(kind, same.length)}${those}${those === '' && maybe > 0 ? `${perhaps} your ${maybe === 1 ? 'party' : 'parties'}` : perhaps}`
}

/** Not only a possible match, which wants a look. */
function isCertain({ parties }: Finding): boolean {
  return parties === undefined || parties.some(({ sureness }) => sureness !== 'possible')
}

function digestLine(stories: readonly Story[], health: Health | undefined): string {
  const blind = health === undefined || health.blind.length === 0 ? '' : `, ${health.blind.length} blind`
  if (stories.length === 0) {
    return `Digest: nothing to report${health === undefined ? '' : `, ${count(healthyCount(health), 'watch', 'watches')} healthy${blind}`}`
  }
  const findings = stories.reduce((sum, story) => sum + story.findings.length, 0)
  const sources = new Set(stories.map(({ source }) => source.id)).size
  return `Digest: ${count(findings, 'finding')} from ${count(sources, 'source')}${blind === '' ? '' : `, ${count(health?.blind.length ?? 0, 'watch', 'watches')} blind`}`
}

/** "19 watches healthy, 1 blind" */
export function healthLine(health: Health): string {
  return `${count(healthyCount(health), 'watch', 'watches')} healthy, ${health.blind.length} blind`
}

function healthyCount({ watches, blind }: Health): number {
  return Math.max(0, watches - blind.length)
}

function incidentsLine(incidents: readonly IncidentNote[]): string {
  const [incident] = incidents
  if (incident === undefined) return 'an incident'
  const more = incidents.length > 1 ? ` and ${incidents.length - 1} more` : ''
  return `${incidentPhrase(incident)}${more}`
}

/** "Blind: BIS press releases (page-blocked)", "Seeing again: BIS press releases"; a lost message says so in its title. */
export function incidentPhrase({ title, code, closedAt }: IncidentNote): string {
  const name = oneLine(title, 120)
  if (code === 'delivery-failed') return name
  return closedAt === undefined ? `Blind: ${name} (${code})` : `Seeing again: ${name}`
}

/** The abbreviation that a long name ends in, "Bureau of Industry and Security (BIS)", or the name. */
export function sourceName({ name }: Source): string {
  const short = /\(([^()]{2,12})\)$/.exec(name)?.[1]
  return oneLine(short ?? name, 40)
}
