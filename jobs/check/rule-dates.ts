/** Dates that a rule sets and that concern no entry: a suspension ends on a day. */
import { OWNERSHIP } from '../../src/classify/instruments.ts'
import { idOf } from '../../src/id.ts'
import { nextTelling } from '../../src/listing/calendar.ts'
import type { StoredDate } from '../../src/model/register.ts'
import type { Finding, Watch } from '../../src/model.ts'
import type { RegisterUpdate } from '../../src/ports.ts'

/**
 * An ownership rule is one of its kind in a jurisdiction: whoever tells of its suspension, the date is stored once, a new end takes the
 * place of the old one, and a rule that applies again has none. Of any other rule the date belongs to the change that brought it.
 * @param at ms since 1970. Dates that have come already are told to nobody.
 */
export function ruleDates(
  findings: readonly Finding[],
  watch: Watch,
  changeId: string,
  at: number,
): Required<Pick<RegisterUpdate, 'dates' | 'cancelled'>> {
  const { timeZone: zone, jurisdiction } = watch.source
  const ownership = idOf('r', OWNERSHIP, jurisdiction)
  const dates = findings.flatMap(({ until, rule, listing }): StoredDate[] => {
    const nextAt = until === undefined || listing !== undefined ? null : nextTelling(until, zone, at)
    if (until === undefined || nextAt === null) return []
    const subject = rule === OWNERSHIP ? ownership : changeId
    return [{ subject, kind: 'suspension-end', date: until, zone, changeId, watchId: watch.id, nextAt }]
  })
  const resumed = findings.some(({ kind, rule }) => kind === 'rule.reinstated' && rule === OWNERSHIP)
  return { dates, cancelled: resumed ? [ownership] : [] }
}
