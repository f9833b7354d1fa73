/** Dates that a rule sets and that concern no entry: a suspension ends on a day. */
import { isBy, type RuleId } from '../../src/classify/rules/table.ts'
import { idOf } from '../../src/id.ts'
import { nextTelling } from '../../src/listing/calendar.ts'
import { suspensionEnd } from '../../src/listing/suspension.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { StoredDate } from '../../src/model/register.ts'
import type { Watch } from '../../src/model/watch.ts'
import type { RegisterUpdate } from '../../src/ports/records.ts'

/** Stands in the id of the stored date. */
const OWNERSHIP = 'instrument.ownership' satisfies RuleId

/**
 * @param day YYYY-MM-DD of the document: where a period begins that names no beginning.
 * @returns the findings, with the end of the suspension where their sentence gives one (`rule.suspended`, or another end in `date.changed`).
 */
export function withEnds(findings: readonly Finding[], day: string): readonly Finding[] {
  return findings.map((finding) => {
    const { kind, until, listing, ofNotice, after } = finding
    if (until !== undefined || listing !== undefined || ofNotice !== undefined || after === null) return finding
    if (kind !== 'rule.suspended' && kind !== 'date.changed') return finding
    const end = suspensionEnd(after.text, day)
    return end === undefined ? finding : { ...finding, until: end }
  })
}

/**
 * An ownership rule is one of its kind in a jurisdiction: whoever tells of its suspension, the date is stored once, a new end takes the
 * place of the old one, and a rule that applies again has none. Of any other rule the date belongs to the page and the day; it is cancelled
 * when the sentence that gave it gives another one, or says that the rule is withdrawn or in force again.
 * @param at ms since 1970. Dates that have come already are told to nobody.
 */
export function ruleDates(
  findings: readonly Finding[],
  watch: Watch,
  changeId: string,
  day: string,
  at: number,
): Required<Pick<RegisterUpdate, 'dates' | 'cancelled'>> {
  const { timeZone: zone, jurisdiction } = watch.source
  const ownership = idOf('r', OWNERSHIP, jurisdiction)
  const subjectOf = (end: string) => idOf('r', watch.id, end)
  const dates = new Map<string, StoredDate>()
  for (const finding of findings) {
    const { until, listing } = finding
    const nextAt = until === undefined || listing !== undefined ? null : nextTelling(until, zone, at)
    if (until === undefined || nextAt === null) continue
    const subject = isBy(finding, OWNERSHIP) ? ownership : subjectOf(until)
    dates.set(subject, { subject, kind: 'suspension-end', date: until, zone, changeId, watchId: watch.id, nextAt })
  }
  const resumed = findings.some((finding) => finding.kind === 'rule.reinstated' && isBy(finding, OWNERSHIP))
  const over = findings.flatMap((finding) => endBefore(finding, day)).map(subjectOf)
  return {
    dates: [...dates.values()],
    cancelled: [...(resumed ? [ownership] : []), ...new Set(over.filter((subject) => !dates.has(subject)))],
  }
}

/** The end that the sentence gave before, where it gives another one now or says that the rule no longer rests. */
function endBefore({ kind, listing, ofNotice, before, until }: Finding, day: string): string[] {
  if (before === null || listing !== undefined || ofNotice !== undefined) return []
  if (kind !== 'rule.rescinded' && kind !== 'rule.reinstated' && until === undefined) return []
  const end = suspensionEnd(before.text, day)
  return end === undefined ? [] : [end]
}
