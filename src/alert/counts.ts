/** How many entries each source says that were added, side by side: 80 by the press release, 12 + 70 = 82 by the rules. Pure. */
import type { StatedCount } from '../model/listing.ts'
import type { Opening } from '../model/register.ts'

/**
 * @param openings tellings of additions to one list.
 * @returns one count for each source, in the order of their first telling; behind it those by destination, document after
 * document, where each of its documents states them and they add up to its number: 12 = 11 + 1, 70 = 42 + 2 + …
 */
export function statedBySource(openings: readonly Opening[]): StatedCount[] {
  const bySource = Map.groupBy(openings, ({ sourceName }) => sourceName)
  return [...bySource].flatMap(([sourceName, tellings]): StatedCount[] => {
    const counts = tellings.map(countOf).filter((count) => count > 0)
    if (counts.length === 0) return []
    const value = counts.reduce((sum, count) => sum + count, 0)
    const named = tellings.reduce((sum, telling) => sum + telling.named, 0)
    const sum = counts.length === 1 ? `${value}` : `${counts.join(' + ')} = ${value}`
    const byCountry = tellings.every(isDivided) ? tellings.flatMap((telling) => telling.counts.filter(hasCountry)) : []
    return [{ value, text: `${sourceName}: ${sum}`, ...(named === 0 ? {} : { found: named }) }, ...byCountry]
  })
}

function hasCountry({ country }: StatedCount): boolean {
  return country !== undefined
}

/** The document says how many in all and how many under each destination, and the one is the sum of the others. */
function isDivided(telling: Opening): boolean {
  const parts = telling.counts.filter(hasCountry)
  const isWhole = parts.length < telling.counts.length && parts.length > 0
  return isWhole && parts.reduce((sum, { value }) => sum + value, 0) === countOf(telling)
}

/** What a document states in all, else the sum of what it states by country, else how many it names. */
function countOf({ counts, named }: Opening): number {
  const whole = counts.filter(({ country }) => country === undefined).map(({ value }) => value)
  if (whole.length > 0) return Math.max(...whole)
  const byCountry = counts.reduce((sum, { value }) => sum + value, 0)
  return byCountry > 0 ? byCountry : named
}
