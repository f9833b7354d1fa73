/** Which list a finding speaks of, also where it names no entry of it. Pure. */
import type { Finding } from '../model/finding.ts'
import type { ListingAct } from '../model/listing.ts'
import { listNameOf } from './lists.ts'

/** @returns our name of the list: of its entry, of the act that it tells, or the first that its sentence names. */
export function listMentioned({ listing, after }: Finding, acts: readonly ListingAct[]): string | undefined {
  if (listing !== undefined) return listing.list
  if (after === null) return undefined
  const act = acts.find(({ evidence }) => evidence.text === after.text)
  if (act !== undefined && act.list !== '') return act.list
  const name = listNameOf(after.text)
  // What is no list of ours comes back as it was printed.
  return name.length < 60 ? name : undefined
}
