/** How the two times of a verdict are said: a time of the day with its date, and what stood where no time was given. */
import type { Span } from '../../../model/text.ts'
import { type Comparison, trimSpan } from '../../compare/comparison.ts'
import type { Reading } from '../../read/cue.ts'
import { isClock } from '../../read/date-roles.ts'
import type { Quantity } from '../../read/quantity.ts'
import { quote } from '../verdict.ts'

/** @returns the two times; where one side gives none, what stands in its place ("until further notice" → "until May 15"). */
export function saidTimes(first: Quantity | undefined, second: Quantity | undefined, comparison: Comparison): string[] {
  const sides = [
    ['before', first],
    ['after', second],
  ] as const
  return sides.map(([side, one]) => {
    const [there, other] = side === 'before' ? (['after', second] as const) : (['before', first] as const)
    if (one !== undefined) return quote(comparison[side].text.slice(...wholeTime(one, comparison.quantities[side])))
    if (other === undefined) return said(one, comparison[side])
    // "through 12 January" → "through 12:01 a.m. on 12 January"
    const day = isClock(other) ? dayOf(other, comparison.quantities[there]) : undefined
    const standing = comparison.quantities[side].find(({ value }) => value === day?.value)
    if (standing !== undefined) return said(standing, comparison[side])
    const hunk = comparison.hunks.find((all) => all[there][0] < other.span[1] && other.span[0] < all[there][1])
    const words = hunk === undefined ? '' : comparison[side].text.slice(...trimSpan(comparison[side].text, hunk[side]))
    const own = hunk === undefined ? '' : comparison[there].text.slice(...hunk[there])
    return isPlaceholder(words, own, comparison.before) ? quote(words) : said(one, comparison[side])
  })
}

/** Words that stand where a time could: "further notice", 公布之; not 的 alone, nor what stands beside the time as well. */
function isPlaceholder(words: string, beside: string, { lexicon }: Reading): boolean {
  if (words.length > MOST_PLACEHOLDER || beside.toLowerCase().includes(words.toLowerCase())) return false
  return (words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= (lexicon.byCharacter ? 2 : 3)
}

const MOST_PLACEHOLDER = 60

/** A time of the day with its date. */
function wholeTime(one: Quantity, quantities: readonly Quantity[]): Span {
  const day = isClock(one) ? dayOf(one, quantities) : undefined
  return day === undefined ? one.span : [one.span[0], day.span[1]]
}

function dayOf({ span }: Quantity, quantities: readonly Quantity[]): Quantity | undefined {
  return quantities.find(
    (one) => one.kind === 'date' && one.span[0] >= span[1] && one.span[0] - span[1] <= CLOCK_TO_DAY,
  )
}

const CLOCK_TO_DAY = 30

/** @returns the words of an amount. */
export function said(quantity: Quantity | undefined, reading: Reading): string {
  return quantity === undefined ? 'not stated' : quote(reading.text.slice(...quantity.span))
}
