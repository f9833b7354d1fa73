/** Which name of an entry met the search, and entries that are found by another name of one of the user's parties. */
import { createPartyScreen } from '../../../jobs/check/parties.ts'
import type { Deps } from '../../deps.ts'
import { foldName, searchWords } from '../../listing/identity.ts'
import type { Listing } from '../../model/listing.ts'
import type { RegisterEntry } from '../../model/register.ts'
import type { RegisterSearch } from '../../ports/register.ts'

export type Hit = {
  readonly entry: RegisterEntry
  /** In words: "its name", "alias Lenovo", "your party alias 浪潮 of Inspur Group". */
  readonly by: string
  readonly party?: string
}

/** @param words folded; all of them stand in the entry. */
export function hitOf(entry: RegisterEntry, words: readonly string[]): Hit {
  return { entry, by: metBy(entry.listing, words) }
}

function metBy(listing: Listing, words: readonly string[]): string {
  const { name, formerNames, aliases, subordinates, identifiers } = listing
  const fields: readonly [string, readonly string[]][] = [
    ['name', [name]],
    ['alias', aliases],
    ['former name', formerNames],
    ['subordinate', subordinates],
    ['number', identifiers],
  ]
  const names = fields.flatMap(([label, values]) => values.map((value) => ({ label, value, folded: foldName(value) })))
  const whole = names.find(({ folded }) => words.every((word) => folded.includes(word)))
  const met = whole === undefined ? names.filter(({ folded }) => words.some((word) => folded.includes(word))) : [whole]
  const said = met.slice(0, 3).map(({ label, value }) => (label === 'name' ? 'name' : `${label} ${value}`))
  return [...new Set(said)].join(' and ')
}

/**
 * When the search is a name of one of the user's parties, its other names are searched for too: a list that knows a firm by one
 * script only is found by the other.
 */
export async function findByParty(
  deps: Deps,
  query: string,
  where: Omit<RegisterSearch, 'words'>,
): Promise<readonly Hit[]> {
  const asked = foldName(query)
  const parties = deps.config.parties.filter(({ name, aliases }) =>
    [name, ...aliases].some((one) => foldName(one) === asked),
  )
  if (parties.length === 0) return []
  const all = await deps.store.register.search({ words: [], ...where })
  return parties.flatMap((party) => {
    const { partiesOf } = createPartyScreen([party])
    const alias =
      foldName(party.name) === asked ? party.name : (party.aliases.find((one) => foldName(one) === asked) ?? query)
    const by = `your party ${alias === party.name ? alias : `alias ${alias} of ${party.name}`}`
    const words = [party.name, ...party.aliases].map(searchWords).filter((some) => some.length > 0)
    return all
      .filter(({ listing }) => partiesOf(listing).length > 0 || words.some((some) => isNamed(listing, some)))
      .map((entry) => ({ entry, by, party: party.name }))
  })
}

function isNamed({ name, aliases, formerNames }: Listing, words: readonly string[]): boolean {
  const whole = words.join(' ')
  return [name, ...aliases, ...formerNames].some((one) => foldName(one) === whole)
}
