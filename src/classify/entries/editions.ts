/** A second edition of a document that is known already: what it does is told as a confirmation, what it does otherwise as news. */
import { dayWords } from '../../listing/day-words.ts'
import type { ListingChange } from '../../model/change.ts'
import type { Extract } from '../../model/extract.ts'
import type { Edition } from '../../model/judgement.ts'
import type { ListingAct } from '../../model/listing.ts'
import type { RuledFinding } from '../rules/table.ts'
import { severityOf } from '../tell/severity.ts'
import { judgeActs } from './acts.ts'
import { describeAmendment } from './amended-parts.ts'
import { describe } from './entries.ts'

/** As src/diff/editions.ts gives it. */
type Compared = {
  readonly same: readonly ListingAct[]
  readonly come: readonly ListingAct[]
  readonly gone: readonly ListingAct[]
  readonly amended: readonly {
    readonly act: ListingAct
    readonly change: Exclude<ListingChange, { type: 'added' } | { type: 'removed' }>
  }[]
}

export type JudgedEdition = { readonly edition: Edition; readonly findings: readonly RuledFinding[] }

/** @param today YYYY-MM-DD in the zone of the source. */
export function judgeEdition(compared: Compared, before: Extract, after: Extract, today: string): JudgedEdition {
  const context = { today, pageDate: after.date, counts: [] }
  const { same, come, gone, amended } = compared
  const edition = editionOf(compared, before, after)
  const printed = printedWords(edition)
  const redated = dateFindings(before, after)
  return {
    edition,
    findings: [
      ...judgeActs(come, { ...context, counts: after.counts }),
      ...amended.map(
        ({ act, change }): RuledFinding => ({
          kind: 'listing.amended',
          severity: severityOf('listing.amended'),
          flags: [],
          reason: `${describe(change.after)}: ${describeAmendment(change)}, by what the document says now`,
          rule: 'edition.amended',
          before: null,
          after: act.evidence,
          listing: change.after,
          parts: change.parts,
        }),
      ),
      ...gone.map(goneFinding),
      ...redated,
      ...judgeActs(same, context).map((finding) => ({ ...finding, rule: 'edition.same' as const, reason: printed })),
    ],
  }
}

function editionOf({ come, gone, amended }: Compared, before: Extract, after: Extract): Edition {
  const { citation, date } = after
  const counted = (acts: readonly unknown[]) => `${acts.length} ${acts.length === 1 ? 'entry' : 'entries'}`
  return {
    ...(citation === undefined ? {} : { printedAs: `${citation.volume} FR ${citation.page}` }),
    ...(citation === undefined || date === undefined ? {} : { printedOn: date.value }),
    differences: [
      ...(come.length === 0 ? [] : [`it has ${counted(come)} more`]),
      ...(gone.length === 0 ? [] : [`it lacks ${counted(gone)}`]),
      ...(amended.length === 0 ? [] : [`${counted(amended)} with other terms`]),
      ...countsApart(before, after),
    ],
  }
}

/** "it states “13 entities” where the earlier one states “12 entities”": shown, never an error. */
function countsApart(before: Extract, after: Extract): string[] {
  const wholes = ({ counts }: Extract) => counts.filter(({ country }) => country === undefined)
  const [was, is] = [wholes(before), wholes(after)]
  if (was.length === 0 || is.length === 0) return []
  const values = (counts: typeof was) => counts.map(({ value }) => value).sort((a, b) => a - b)
  if (values(was).join() === values(is).join()) return []
  return [`it states “${is[0]?.text}” where the earlier one states “${was[0]?.text}”`]
}

function printedWords({ printedAs, printedOn }: Edition): string {
  if (printedAs === undefined) return 'the same in another edition of the document'
  return `printed as ${printedAs}${printedOn === undefined ? '' : ` on ${dayWords(printedOn)}`}`
}

function goneFinding({ act, listing, evidence, ofNotice }: ListingAct): RuledFinding {
  const who = listing === undefined ? (ofNotice ?? 'an entry') : describe(listing)
  return {
    kind: 'listing.amended',
    severity: severityOf('listing.amended'),
    flags: [],
    reason: `${who}: ${act} by the document as it was first to be read, and not by this edition of it; look at both`,
    rule: 'edition.gone',
    before: evidence.text === '' ? null : evidence,
    after: null,
    ...(listing === undefined ? {} : { listing }),
  }
}

/** A rule that lists nobody has only its own date. */
function dateFindings(before: Extract, after: Extract): RuledFinding[] {
  const [was, is] = [before.effectiveDate?.value, after.effectiveDate?.value]
  if (after.acts.length > 0 || was === undefined || is === undefined || was === is) return []
  return [
    {
      kind: 'date.changed',
      severity: severityOf('date.changed'),
      flags: [],
      reason: `effective date ‘${was}’ → ‘${is}’, by what the document says now`,
      rule: 'edition.date',
      before: { text: was, marks: [[0, was.length]] },
      after: { text: is, marks: [[0, is.length]] },
    },
  ]
}
