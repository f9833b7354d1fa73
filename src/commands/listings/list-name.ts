/** The list that somebody means by `--list`: its name as the register has it, in any case, or as a source calls it. */
import { suggest } from '../../config/mistakes.ts'
import type { Deps } from '../../deps.ts'
import { CodedError } from '../../errors.ts'
import { listNameOf } from '../../listing/lists.ts'

/**
 * "entity list", "EL", "SDN" and 不可靠实体清单 are understood.
 * @throws CodedError `not-found` for a list of which the register has no entry, with the nearest name that it has.
 */
export async function listMeant({ store }: Deps, asked: string): Promise<string> {
  const known = (await store.register.summary()).map(({ list }) => list)
  const fold = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim()
  const official = listNameOf(asked)
  const met =
    known.find((list) => list === asked) ??
    known.find((list) => fold(list) === fold(asked)) ??
    known.find((list) => list === official)
  // an empty register is told by what asks
  if (met !== undefined || known.length === 0) return met ?? official
  throw new CodedError('not-found', `The register has no entry of a list named “${asked}”; ${suggest(asked, known)}.`, {
    hint: `It has: ${known.join('; ')}. "ruledrift watches" shows which lists are watched.`,
  })
}
