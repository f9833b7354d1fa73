/** The changed parts of an entry, once: what went and what came, with a word for it. */
import type { PartChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import { oneLine } from './clean.ts'
import { countryName } from './country.ts'
import { footnoteMeaning } from './footnotes.ts'
import { withPlainDates } from './times.ts'
import { partLabel } from './words.ts'

/** Values of a part that went and that came; one of the two may be empty. */
export type AmendedRow = {
  /** "Footnote added", "Alias gone", "Threshold" */
  readonly label: string
  readonly gone: readonly string[]
  readonly come: readonly string[]
  /** What a footnote means. */
  readonly note?: string
}

const VALUE_LENGTH = 600

/** Values of one part that are shown; the rest is counted. */
const VALUES = 20

/** Parts that hold several values, which the part change joins with "; ". */
const SEVERAL: Readonly<Record<string, readonly [one: string, many: string]>> = {
  footnotes: ['Footnote', 'Footnotes'],
  aliases: ['Alias', 'Aliases'],
  formerNames: ['Former name', 'Former names'],
  addresses: ['Address', 'Addresses'],
  subordinates: ['Entity within it', 'Entities within it'],
  identifiers: ['Identifier', 'Identifiers'],
  programme: ['Programme', 'Programmes'],
  remarks: ['Remark', 'Remarks'],
  crossReferences: ['Cross-reference', 'Cross-references'],
  citations: ['Citation', 'Citations'],
  'item.reasons': ['Reason for control', 'Reasons for control'],
  'item.thresholds': ['Threshold', 'Thresholds'],
}

/** What decides most stands first; the citation, which only says by which rule, last. */
const ORDER = [
  'status',
  'country',
  'name',
  'effectiveDate',
  'licenceRequirement',
  'licencePolicy',
  ...Object.keys(SEVERAL),
]

export function amendedRows({ parts = [], listing }: Finding): AmendedRow[] {
  const sorted = parts.toSorted((a, b) => rankOf(a) - rankOf(b))
  return sorted.flatMap((part) => {
    const row = rowOf(part, listing?.list ?? '')
    return row.gone.length + row.come.length === 0 ? [] : [row]
  })
}

function rankOf({ part }: PartChange): number {
  const rank = ORDER.indexOf(part)
  return rank < 0 ? ORDER.length : rank
}

function rowOf({ part, before, after }: PartChange, list: string): AmendedRow {
  const several = Object.hasOwn(SEVERAL, part) ? SEVERAL[part] : undefined
  const [was, is] = [valuesOf(part, before, several !== undefined), valuesOf(part, after, several !== undefined)]
  const gone = bounded(was.filter((value) => !is.includes(value)))
  const come = bounded(is.filter((value) => !was.includes(value)))
  const [one, many] = several ?? [oneLine(partLabel(part), 80), oneLine(partLabel(part), 80)]
  const verb = gone.length === 0 ? ' added' : come.length === 0 ? ' gone' : ''
  const meanings = part === 'footnotes' ? [...come, ...gone].flatMap((value) => footnoteMeaning(list, value) ?? []) : []
  return {
    label: `${gone.length + come.length > 1 && verb !== '' ? many : one}${verb}`,
    gone,
    come,
    ...(meanings.length === 0 ? {} : { note: meanings.join('; ') }),
  }
}

function valuesOf(part: string, text: string, several: boolean): string[] {
  const pieces = several ? text.slice(0, 40_000).split('; ') : [text]
  return pieces
    .map((piece) => withPlainDates(oneLine(part === 'country' ? countryName(piece) : piece, VALUE_LENGTH)))
    .filter((piece) => piece !== '')
}

function bounded(values: readonly string[]): string[] {
  return values.length <= VALUES ? [...values] : [...values.slice(0, VALUES), `${values.length - VALUES} more`]
}
