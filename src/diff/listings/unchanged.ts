/** Leaves out the entries that did not change: in most comparisons all but a few, standing in the same order. Pure. */
import type { Listing } from '../../model/listing.ts'
import { samePrint } from './same.ts'

/** How many entries an addition or a removal may push the rest away before the slower ways find them. */
const LOOK_AHEAD = 40

/** @returns what is left on both sides, in order, when entries printed alike are taken away pair by pair. */
export function withoutUnchanged(
  before: readonly Listing[],
  after: readonly Listing[],
): { readonly before: Listing[]; readonly after: Listing[] } {
  const left: { before: Listing[]; after: Listing[] } = { before: [], after: [] }
  let i = 0
  let j = 0
  while (i < before.length && j < after.length) {
    if (samePrint(before[i], after[j])) {
      i++
      j++
      continue
    }
    const [skipA, skipB] = nextMeeting(before, after, i, j)
    left.before.push(...before.slice(i, skipA))
    left.after.push(...after.slice(j, skipB))
    i = skipA
    j = skipB
  }
  left.before.push(...before.slice(i))
  left.after.push(...after.slice(j))
  return left
}

/** Where the two go on alike: after an amended entry, after added ones, after removed ones. */
function nextMeeting(
  before: readonly Listing[],
  after: readonly Listing[],
  i: number,
  j: number,
): readonly [number, number] {
  if (samePrint(before[i + 1], after[j + 1])) return [i + 1, j + 1]
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead++) {
    if (samePrint(before[i], after[j + ahead])) return [i, j + ahead]
    if (samePrint(before[i + ahead], after[j])) return [i + ahead, j]
  }
  return [i + 1, j + 1]
}
