/** The one line that says what a message is about: the subject of a mail, the header of a Slack message. */
import { namesNobody } from '../classify/rules/table.ts'
import type { Finding } from '../model/finding.ts'
import type { Health, IncidentNote, Notice, Story } from '../model/notice.ts'
import type { Source } from '../model/watch.ts'
import { oneLine, shorten } from './clean.ts'
import { entryName } from './entry.ts'
import { bySeverity } from './passage.ts'
import { count, findingHeadline, flagWords, isConfirmation, shortName } from './words.ts'

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
  const more = notice.stories.length > 1 ? ` and ${count(notice.stories.length - 1, 'more change')}` : ''
  return `${sourceName(story.source)}: ${findingsPhrase(story.findings)}${aboutWhat(story)}${more}`
}

/** The list, where entries of one are told; nothing, where the phrase says it all; else the title of the document. */
function aboutWhat({ findings, document, watchTitle }: Story): string {
  const top = topOf(findings)
  const lists = new Set(top.filter(isListing).flatMap(({ listing }) => listing?.list ?? []))
  if (lists.size > 0)
    return `: ${[...lists]
      .slice(0, 2)
      .map((list) => oneLine(list, 80))
      .join(' and ')}`
  const [only] = top
  if (top.length === 1 && only !== undefined && (announcedPhrase(only) ?? datePhrase(only)) !== undefined) return ''
  return `: “${oneLine(document.title || watchTitle, 160)}”`
}

/** Those of the highest severity. */
function topOf(findings: readonly Finding[]): Finding[] {
  const [worst] = bySeverity(findings)
  return findings.filter(({ severity }) => severity === worst?.severity)
}

/**
 * What the most severe findings say: "newly listed: Nettrix (your party)", "12 newly listed, 6 your party Inspur Group (likely)",
 * "wording softened, silently". Those of a lower severity are told in the message.
 * @param withParties false where the parties stand above it.
 */
export function findingsPhrase(findings: readonly Finding[], withParties = true): string {
  const top = topOf(findings)
  if (top.length === 0) return 'changed'
  const keys = new Set(top.map(groupKey))
  // Of a list, those that touch no party are counted too: "28 listings suspended, 2 your parties".
  const told = findings.filter(
    (finding) => top.includes(finding) || (isListing(finding) && keys.has(groupKey(finding))),
  )
  const groups = [...Map.groupBy(told, groupKey).values()]
  const phrases = groups.slice(0, 3).map((group) => groupPhrase(group, withParties))
  const rest = groups.length > 3 ? [count(groups.length - 3, 'more kind')] : []
  const flags = (['silent', 'reverted', 'early'] as const).filter((flag) =>
    top.some((finding) => finding.flags.includes(flag) && !isConfirmation(finding)),
  )
  return [...phrases, ...rest, ...flags.map(flagWords)].join(', ')
}

function isListing({ kind, listing }: Finding): boolean {
  return kind.startsWith('listing.') && listing !== undefined
}

function groupKey(finding: Finding): string {
  return isConfirmation(finding) ? 'confirmed' : (announcedPhrase(finding) ?? findingHeadline(finding, 2))
}

function groupPhrase(group: readonly Finding[], withParties: boolean): string {
  const [first] = group
  if (first === undefined) return 'changed'
  if (isConfirmation(first)) return `${count(group.length, 'listing')} confirmed`
  const announced = announcedPhrase(first)
  const only = group.length === 1
  const what =
    announced ?? (only ? (datePhrase(first) ?? `${findingHeadline(first, 1)}${nameOf(first)}`) : manyPhrase(group))
  return `${what}${withParties ? partyPhrase(group) : ''}`
}

function nameOf({ listing, ofNotice }: Finding): string {
  const name = listing === undefined ? '' : oneLine(entryName(listing), 90)
  if (name !== '') return `: ${name}`
  return ofNotice === undefined ? '' : `: entries of ${oneLine(ofNotice, 60)}`
}

/** "12 newly listed", "4 listings amended: Dart Aviation" */
function manyPhrase(group: readonly Finding[]): string {
  const names = new Set(group.map(nameOf))
  const [name = ''] = names
  return `${group[0] === undefined ? '' : findingHeadline(group[0], group.length)}${names.size === 1 ? name : ''}`
}

/** "80 additions to the Entity List announced, names to follow": of a finding that names nobody; its reason says how many. */
function announcedPhrase(finding: Finding): string | undefined {
  if (!namesNobody(finding)) return undefined
  const said = /^(\d{1,5} )?(additions to|removals from|changes of) (.{1,120}?) are announced/.exec(finding.reason)
  if (said === null) return undefined
  const [, number = '', what = '', list = ''] = said
  return `${number}${what} the ${oneLine(list, 80)} announced, names to follow`
}

/** "date reached: 16 entries of 商务部公告2025年第21号: the suspension ends tomorrow, 12 August 2025" */
function datePhrase({ kind, reason }: Finding): string | undefined {
  if (kind !== 'date.reached') return undefined
  return `date reached: ${oneLine(reason.split('; ')[0] ?? '', 140)}`
}

/** " (your party Inspur Group, likely)" of one, ", 6 your party Inspur Group (likely)" of several. */
function partyPhrase(group: readonly Finding[]): string {
  const touched = group.filter(({ flags }) => flags.includes('party'))
  const certain = touched.filter(isCertain)
  const maybe = touched.filter((finding) => !isCertain(finding))
  const words = [
    ...(certain.length === 0
      ? []
      : [{ n: certain.length, who: `your ${partyNames(certain)}`, how: surenessWords(certain) }]),
    ...(maybe.length === 0 ? [] : [{ n: maybe.length, who: `perhaps your ${partyNames(maybe)}`, how: '' }]),
  ]
  if (group.length === 1) {
    return words.map(({ who, how }) => ` (${who}${how === '' ? '' : `, ${how}`})`).join('')
  }
  return words.map(({ n, who, how }) => `, ${n} ${who}${how === '' ? '' : ` (${how})`}`).join('')
}

/** "party Inspur Group", "parties A and B", "parties" */
function partyNames(findings: readonly Finding[]): string {
  const names = new Set(
    findings.flatMap(({ parties = [] }) => parties.slice(0, 1).map(({ party }) => oneLine(party, 60))),
  )
  const many = names.size > 1 || (names.size === 0 && findings.length > 1)
  const said = names.size > 2 ? `: ${names.size}` : names.size === 0 ? '' : ` ${[...names].join(' and ')}`
  return `${many ? 'parties' : 'party'}${said}`
}

/** Said where it is not plain: "likely", "1 sure, 5 likely". */
function surenessWords(findings: readonly Finding[]): string {
  const likely = findings.filter(
    ({ parties = [] }) => parties.length > 0 && parties.every(({ sureness }) => sureness !== 'sure'),
  )
  if (likely.length === 0) return ''
  return likely.length === findings.length
    ? 'likely'
    : `${findings.length - likely.length} sure, ${likely.length} likely`
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
  return shortName(name)
}
