/** What a rule or notice does now and did not do before: acts compared by what they do, to whom, until when. */
import type { ListingAct } from '../model/listing.ts'
import { foldText } from '../text/folding.ts'

/**
 * Where an act stands, its sentence and its typography are nothing. A new last day is a new act.
 * @returns the acts of `after` that `before` has not, in their order, each once.
 */
export function newActs(before: readonly ListingAct[], after: readonly ListingAct[]): ListingAct[] {
  const known = new Set(before.map(keyOf))
  return after.filter((act) => {
    const key = keyOf(act)
    return !known.has(key) && known.add(key)
  })
}

function keyOf({ act, list, listing, ofNotice, until, evidence }: ListingAct): string {
  const who =
    listing !== undefined
      ? [listing.item?.code ?? '', foldText(listing.name).toLowerCase(), foldText(listing.country).toLowerCase()]
      : ofNotice !== undefined
        ? [ofNotice]
        : // nobody is named: only the words tell one announcement from another
          [foldText(evidence.text)]
  return JSON.stringify([act, list, until ?? '', ...who])
}
