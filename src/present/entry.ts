/** One entry of a list as a message shows it: its name, one line about it, the rows that are its own. */
import { isBy } from '../classify/rules/table.ts'
import type { Finding } from '../model/finding.ts'
import type { Listing } from '../model/listing.ts'
import { type AmendedRow, amendedRows } from './amended.ts'
import { oneLine } from './clean.ts'
import { countryName } from './country.ts'
import type { Moment } from './effect.ts'
import { listingRows, plainRow, type Row } from './rows.ts'
import { flagWords, isTurn } from './words.ts'

export type Entry = {
  /** Of an item with its code: "3C902.e 二氧化锗". */
  readonly name: string
  /** Destination; '' where it is said above. */
  readonly place: string
  /** Of many entries: aliases and address in one line. */
  readonly about: readonly string[]
  readonly flags: readonly string[]
  readonly party: boolean
  readonly rows: readonly Row[]
  readonly amended: readonly AmendedRow[]
  /** What is special about it; mostly ''. */
  readonly reason: string
  readonly rule: string
}

const NAME_LENGTH = 300
const REASON_LENGTH = 600
const ALIASES = 3
const ADDRESS_LENGTH = 90

/** @param many one line each. */
export function entryOf(finding: Finding, moment: Moment, many: boolean): Entry {
  const { listing, rule } = finding
  const party = finding.flags.includes('party')
  const amended = isTurn(finding) ? [] : amendedRows(finding)
  return {
    name: listing === undefined ? '' : entryName(listing),
    place: countryName(listing?.country ?? ''),
    about: many && listing !== undefined && amended.length === 0 ? aboutOf(listing) : [],
    // That it binds before its publication is said by its effect.
    flags: finding.flags
      .filter((flag) => flag !== 'early')
      .map((flag) => (flag === 'party' && isPossible(finding) ? `perhaps ${flagWords(flag)}` : flagWords(flag))),
    party,
    rows:
      listing === undefined || amended.length > 0 || isTurn(finding)
        ? turnRows(finding, many)
        : rowsOf(finding, listing, moment, many),
    amended,
    reason: oneLine(specialOf(finding, amended.length > 0), REASON_LENGTH),
    rule: oneLine(rule, 80),
  }
}

/** "3C902.e 二氧化锗", "Nettrix Information Industry Co., Ltd." */
export function entryName({ name, item }: Listing): string {
  const code = oneLine(item?.code ?? '', 60)
  const words = oneLine(name, NAME_LENGTH) || oneLine(item?.text ?? '', NAME_LENGTH)
  return code === '' || words.startsWith(code) ? words : `${code} ${words}`
}

function isPossible({ parties = [] }: Finding): boolean {
  return parties.length > 0 && parties.every(({ sureness }) => sureness === 'possible')
}

function aboutOf({ aliases, addresses, item }: Listing): string[] {
  const names = aliases.slice(0, ALIASES).map((alias) => oneLine(alias, 120))
  const more = aliases.length > ALIASES ? [`${aliases.length - ALIASES} more aliases`] : []
  const [address = ''] = addresses
  const place = oneLine(address, ADDRESS_LENGTH)
  const others = addresses.length > 1 ? ` and ${addresses.length - 1} more` : ''
  const figures = [...(item?.thresholds ?? []), ...(item?.reasons ?? [])].slice(0, 4).map((text) => oneLine(text, 120))
  return [...names, ...more, ...figures, ...(place === '' ? [] : [`${place}${others}`])].filter((piece) => piece !== '')
}

function rowsOf(finding: Finding, listing: Listing, moment: Moment, many: boolean): Row[] {
  // Of an entry that a list amends, the date is that of its listing: as before.
  const dated = finding.kind === 'listing.added' || isBy(finding, 'act.amended')
  const rows = listingRows(listing, moment, dated)
  return many ? rows : [...plainRow('aliases', listing.aliases), ...plainRow('addresses', listing.addresses), ...rows]
}

/** A suspended entry is the same as ever: what it is called is enough. Of an amended one the changes, and what is doubtful in it. */
function turnRows(finding: Finding, many: boolean): Row[] {
  if (!isTurn(finding)) return plainRow('doubts', finding.listing?.doubts ?? [])
  return many ? [] : plainRow('aliases', finding.listing?.aliases ?? [])
}

/** What the rows do not say: that it was told before, or stood on the list already. The parties stand above. */
function specialOf(finding: Finding, amended: boolean): string {
  const { kind, reason, listing } = finding
  if (amended || isTurn(finding)) return ''
  if (kind === 'listing.amended') return 'The entry is revised; it reads so now.'
  if (isBy(finding, 'party.screened')) return reason
  const named = `‘${listing?.name ?? ''}’`
  const said = reason.startsWith(named) ? reason.slice(named.length) : reason
  const [, ...rest] = said.split('; ')
  return rest.filter((clause) => !/^(?:names your part|may touch your part|look at it$)/.test(clause)).join('; ')
}
