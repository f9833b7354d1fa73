/** Finds the entry of the register that a listing means. Pure. */
import type { Listing } from '../model/listing.ts'
import type { RegisterEntry } from '../model/register.ts'
import { countryKey, nameKey } from './identity.ts'

export type KnownEntries = {
  resolve(listing: Listing): RegisterEntry | undefined
  /** Puts an entry in, or in the place of the one with its id. */
  put(entry: RegisterEntry): void
}

/** Shorter folded aliases mean anybody: "CTC". */
const LEAST_ALIAS = 5

/**
 * @param entries those that may be meant: of the same lists.
 * Order: the list's own key, where both have one; the name in the same country; the name where one side gives no country; an
 * alias or former name of either side in the same country, when it means one entry only.
 */
export function createKnown(entries: readonly RegisterEntry[]): KnownEntries {
  const byId = new Map<string, RegisterEntry>()
  const byKey = new Map<string, string>()
  const byName = new Map<string, Set<string>>()
  const byAlias = new Map<string, Set<string>>()
  const put = (entry: RegisterEntry) => {
    byId.set(entry.id, entry)
    const { listing } = entry
    if (listing.key !== undefined) byKey.set(at(listing.list, listing.key), entry.id)
    add(byName, at(listing.list, nameKey(listing.name)), entry.id)
    for (const alias of aliasKeys(listing)) add(byAlias, at(listing.list, alias), entry.id)
  }
  for (const entry of entries) put(entry)

  const candidates = (index: ReadonlyMap<string, ReadonlySet<string>>, list: string, key: string) =>
    [...(index.get(at(list, key)) ?? [])].flatMap((id) => byId.get(id) ?? [])

  return {
    put,
    resolve: (listing) => {
      const { list, key } = listing
      const keyed = key === undefined ? undefined : byId.get(byKey.get(at(list, key)) ?? '')
      if (keyed !== undefined) return keyed
      const country = countryKey(listing.country)
      const fits = ({ listing: { country: other, key: known } }: RegisterEntry) =>
        !(key !== undefined && known !== undefined) && isSameCountry(country, countryKey(other))
      const name = nameKey(listing.name)
      const named = candidates(byName, list, name).filter(fits)
      const exact = named.find((entry) => countryKey(entry.listing.country) === country)
      if (exact !== undefined || named.length > 0) return exact ?? named[0]
      const aliased = new Map(
        [
          ...(name.length < LEAST_ALIAS && !isHan(name) ? [] : candidates(byAlias, list, name)),
          ...aliasKeys(listing).flatMap((alias) => candidates(byName, list, alias)),
        ]
          .filter(fits)
          .map((entry) => [entry.id, entry]),
      )
      return aliased.size === 1 ? [...aliased.values()][0] : undefined
    },
  }
}

function aliasKeys({ aliases, formerNames }: Listing): string[] {
  return [...aliases, ...formerNames].map(nameKey).filter((key) => key.length >= LEAST_ALIAS || isHan(key))
}

function isHan(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text)
}

function isSameCountry(a: string, b: string): boolean {
  return a === b || a === '' || b === ''
}

function at(list: string, key: string): string {
  return `${list}\n${key}`
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  const known = index.get(key)
  if (known === undefined) index.set(key, new Set([id]))
  else known.add(id)
}
