/** An entry with all by which it can be recognised in another state of its list. Pure. */
import type { Listing } from '../../model/listing.ts'
import { foldValue, numbersIn } from './fold.ts'

export type Entry = {
  readonly listing: Listing
  /** List and destination: recognition stays within one. */
  readonly place: string
  readonly name: string
  /** Its other names. */
  readonly others: ReadonlySet<string>
  readonly addresses: ReadonlySet<string>
  /** Name and addresses in one: a comma alone says where the name ends, and a misspelt word hides it. */
  readonly whole: string
  /** Of the name. */
  readonly numbers: string
  /** Gazette pages, the first one first: that of its addition. */
  readonly citations: readonly string[]
}

export function entryOf(listing: Listing): Entry {
  const name = foldValue(listing.name)
  const others = new Set([...listing.aliases, ...listing.formerNames].map(foldValue))
  others.delete('')
  return {
    listing,
    place: placeOf(listing),
    name,
    others,
    addresses: new Set(listing.addresses.map(foldValue).filter((address) => address.length >= SHORTEST_ADDRESS)),
    whole: [name, ...listing.addresses.map(foldValue)].join(' '),
    numbers: numbersIn(name),
    citations: pagesOf(listing),
  }
}

/** "China" as an address is shared by everybody. */
const SHORTEST_ADDRESS = 12

export function placeOf({ list, country }: Listing): string {
  return `${list}\n${foldValue(country)}`
}

export function pagesOf({ citations }: Listing): string[] {
  return citations.map(({ volume, page }) => `${volume} ${page}`)
}

export function overlaps(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return !a.isDisjointFrom(b)
}
