/** Quantities that have another value in the same place: "100 for firms, 500 for shops" → "500 for firms, 100 for shops". */
import type { Hunk } from '../../model/change.ts'
import type { Reading } from '../read/cue.ts'
import type { Quantity } from '../read/quantity.ts'
import type { Side } from './both-sides.ts'

type Sides<T> = Readonly<Record<Side, T>>

/** @returns the quantities of both sides whose place holds another value now, wherever else in the sentence the value stands. */
export function exchangedQuantities(
  hunks: readonly Hunk[],
  readings: Sides<Reading>,
  quantities: Sides<readonly Quantity[]>,
): Set<Quantity> {
  const exchanged = new Set<Quantity>()
  const isBeside = ({ before, after }: Hunk) =>
    !quantities.before.some(({ span }) => span[0] < before[1] && before[0] < span[1]) &&
    !quantities.after.some(({ span }) => span[0] < after[1] && after[0] < span[1])
  if (areMoved(hunks.filter(isBeside), readings)) return exchanged
  for (const hunk of hunks) {
    const before = only(hunk, 'before', readings.before, quantities.before)
    const after = only(hunk, 'after', readings.after, quantities.after)
    if (before === undefined || after === undefined || before.value === after.value) continue
    exchanged.add(before).add(after)
  }
  return exchanged
}

/** "Shops pay 200, markets 700" → "Markets pay 700, shops 200": the words beside the values change places as well. */
function areMoved(hunks: readonly Hunk[], { before, after }: Sides<Reading>): boolean {
  const words = (reading: Reading, span: Hunk['before']) => reading.plain.slice(...span).replace(/[\s\p{P}]/gu, '')
  const names = hunks
    .map((hunk) => [words(before, hunk.before), words(after, hunk.after)] as const)
    .filter(([left, right]) => /^\p{L}+$/u.test(left) && /^\p{L}+$/u.test(right))
  const came = new Set(names.map(([left, right]) => `${right} ${left}`))
  return names.some(([left, right]) => left !== right && came.has(`${left} ${right}`))
}

/** The one quantity that the changed words of a side are; undefined where they say more, or several. */
function only(hunk: Hunk, side: Side, { plain }: Reading, quantities: readonly Quantity[]): Quantity | undefined {
  const [start, end] = hunk[side]
  const [one, ...more] = quantities.filter(({ span }) => span[0] < end && start < span[1])
  if (one === undefined || more.length > 0) return undefined
  const beside = plain.slice(start, Math.max(start, one.span[0])) + plain.slice(Math.min(end, one.span[1]), end)
  return /[\p{L}\p{N}]/u.test(beside) ? undefined : one
}
