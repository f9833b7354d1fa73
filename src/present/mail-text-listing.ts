/** Parties and listings as plain text; Slack shows the same lines with marks of its own. */
import type { AmendedRow } from './amended.ts'
import type { Line } from './effect.ts'
import type { Entry } from './entry.ts'
import type { ListingGroup } from './listing.ts'
import type { PartyView } from './parties.ts'
import type { Row } from './rows.ts'
import { marked } from './runs.ts'

/** What stands around words that went and that came. */
export type Marks = { readonly gone: readonly [string, string]; readonly come: readonly [string, string] }

const MAIL: Marks = { gone: ['[-', '-]'], come: ['{+', '+}'] }

/** "*** YOUR PARTY Inspur Group: 6 entries, likely (names begin with “Inspur”)" and the names below it. */
export function partyText(view: PartyView): string[] {
  const { names, more } = view
  return [
    `*** ${partyHead(view)}`,
    ...names.map((name) => `    ${name}`),
    ...(more === 0 ? [] : [`    and ${more} more`]),
  ]
}

export function partyHead({ party, line, perhaps }: PartyView): string {
  return `${perhaps ? 'PERHAPS ' : ''}YOUR PARTY${party === '' ? '' : ` ${party}`}: ${line}`
}

/** Small print stands below its line. */
export function lineText({ text, note }: Line): string {
  return withNote(`  ${text}`, note)
}

function withNote(line: string, note: string | undefined): string {
  return note === undefined ? line : `${line}\n    ${note}`
}

/** "Newly listed: 12 entries, Entity List (critical)" */
export function groupTitle({ label, what, severity, flags }: ListingGroup): string {
  return `${label}${what === '' ? '' : `: ${what}`} (${[severity, ...flags].join(', ')})`
}

export function listingText(group: ListingGroup): string[] {
  return [
    '',
    `# ${groupTitle(group)}`,
    ...leadText(group, MAIL),
    ...group.sections.flatMap(({ title, entries }) => [
      ...['', ...(title === '' ? [] : [title])],
      ...entries.flatMap((item, i) => [...(i === 0 || isBare(item) ? [] : ['']), ...entryText(item, '* ', MAIL)]),
    ]),
    ...(group.asBefore ? ['', '  Otherwise as before.'] : []),
  ]
}

/** What holds for all entries of a group. */
export function leadText({ lead, says, common, amended }: ListingGroup, marks: Marks): string[] {
  return [
    ...lead.map(lineText),
    ...(says === undefined ? [] : [`  ${marked(says, ...marks.come)}`]),
    ...amended.map((row) => amendedText(row, marks)),
    ...common.map(rowText),
  ]
}

/** An entry that is one line. */
function isBare({ rows, amended, reason }: Entry): boolean {
  return rows.length + amended.length === 0 && reason === ''
}

export function entryText(
  { name, place, about, flags, amended, rows, reason, rule }: Entry,
  bullet: string,
  marks: Marks,
): string[] {
  const words = [`${name}${place === '' ? '' : `, ${place}`}`, ...about].join(' · ')
  return [
    `${bullet}${words}${flags.length === 0 ? '' : ` [${flags.join(', ')}]`}`,
    ...amended.map((row) => amendedText(row, marks)),
    ...rows.map(rowText),
    ...(reason === '' ? [] : [`  Why: ${reason} [${rule}]`]),
  ]
}

function rowText({ label, values, note }: Row): string {
  return withNote(`  ${label}: ${values.join('; ')}`, note)
}

function amendedText({ label, gone, come, note }: AmendedRow, marks: Marks): string {
  const sides = [gone.map((text) => marks.gone.join(text)), come.map((text) => marks.come.join(text))]
  const values = sides.flatMap((side) => (side.length === 0 ? [] : [side.join(' ')]))
  return withNote(`  ${label}: ${values.join(' → ')}`, note)
}
