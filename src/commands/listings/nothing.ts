/** Why a search found nothing: what the register holds, since when, and what to do next. */
import type { Deps } from '../../deps.ts'
import { formatTime } from '../io.ts'

/** @param otherStates entries that match in another state than the one asked for. */
export async function nothingFound(
  { store, config }: Deps,
  query: string,
  { list, state, at }: { readonly list?: string; readonly state?: string; readonly at?: { readonly day: string } },
  otherStates: number,
): Promise<readonly string[]> {
  const summary = await store.register.summary()
  const asked = [
    ...(list === undefined ? [] : [`on ${list}`]),
    ...(state === undefined ? [] : [`in state ${state}`]),
    ...(at === undefined ? [] : [`as of ${at.day}`]),
  ].join(' ')
  const words = query.trim() === '' ? 'is known' : `matches “${query}”`
  const lines = [`Nothing ${asked === '' ? '' : `${asked} `}${words}.`]
  if (otherStates > 0)
    return [...lines, `${otherStates} matching entries are in another state: leave out --state to see them.`]
  if (summary.length === 0) {
    return [
      ...lines,
      'The register is empty: no watched page has brought a listing yet.',
      'Next step: "ruledrift watches" shows what is watched, "ruledrift run" or "ruledrift check" looks.',
    ]
  }
  lines.push('The register holds:')
  for (const one of summary) {
    lines.push(
      `  ${one.list}: ${one.entries} ${one.entries === 1 ? 'entry' : 'entries'}, known here since ${formatTime(one.firstSeen)}`,
    )
  }
  if (list !== undefined && !summary.some((one) => one.list === list))
    lines.push(`No entry of a list named “${list}” is in it.`)
  if (at !== undefined) lines.push('What stood on a list before the register first saw it is not in its history.')
  if (query.trim() === '') return lines
  lines.push(
    /\p{Script=Han}/u.test(query)
      ? 'Lists in English print no Chinese names: one is found only where the list gives it as an alias, or by a row of yours.'
      : 'A name in another script is found only where the list gives it as an alias, or by a row of yours.',
    `Next step: add a row with both names to parties.csv (name,aliases,country,note), e.g. "Example Group,${query.replace(/[",\n]/g, ' ')},,", and search again.`,
    ...(config.parties.length === 0 ? ['No parties are configured yet.'] : []),
  )
  return lines
}
