/** Fetching the second page of one errand: its host has just been asked, and the turn is waited for. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FetchDeps, FetchSettings } from './exchange.ts'
import { type FetchRequest, type FetchResult, fetchPage } from './fetch.ts'

/** Several watches of one host may be before us, one every `politeness.gap`. */
const PATIENCE_MS = 60_000
const MAX_WAIT_MS = 10_000

/** As fetchPage, but comes back by itself while the host must be left alone, for a minute at most. */
export async function fetchPatiently(
  deps: FetchDeps,
  request: FetchRequest,
  settings: FetchSettings,
): Promise<FetchResult> {
  const endsAt = deps.clock.now() + PATIENCE_MS
  for (;;) {
    const fetched = await fetchPage(deps, request, settings)
    if (fetched.kind !== 'wait' || fetched.until > endsAt) return fetched
    await sleep(Math.min(Math.max(fetched.until - deps.clock.now(), 10), MAX_WAIT_MS))
  }
}
