/** May a server be asked "only if it changed"? Not for longer than a day at a time, and not when it has answered wrongly. */
import type { Page, Validators } from '../../src/model/page.ts'
import type { WatchState } from '../../src/ports/records.ts'
import { pendingOf } from '../../src/snapshot/pending.ts'

/** A server whose validator never moves blinds a watch for this long at most. */
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * @returns the validators to send, or none: to a server that has lied, while a second look is waited for ("not modified" would be
 * none), and when the page has not come whole for `unconditional`. A time ahead of the clock was written before it was set back.
 */
export function conditionsOf(state: WatchState, now: number): Validators {
  const { validators, validatorsLiedAt, watch } = state
  if (validatorsLiedAt !== undefined || pendingOf(state) !== undefined || validators.at === undefined) return {}
  const ageMs = now - validators.at
  return ageMs >= 0 && ageMs < (watch.unconditionalMs ?? DAY_MS) ? validators : {}
}

/**
 * @returns true when another page stands behind a validator of the last good one. It is bytes that are compared: a wrong suspicion
 * costs whole pages, a wrong trust costs a change.
 */
export function hasLied({ validators, lastGoodSha256 }: WatchState, page: Page): boolean {
  const { etag, lastModified, of } = validators
  const now = page.validators
  if (lastGoodSha256 === undefined || page.sha256 === lastGoodSha256 || now.of !== of) return false
  return (etag !== undefined && now.etag === etag) || (lastModified !== undefined && now.lastModified === lastModified)
}

/** What is kept of a page that came whole. */
export function validatorsOf({ validators, fetchedAt }: Page): Validators {
  return Object.keys(validators).length === 0 ? {} : { ...validators, at: fetchedAt }
}
