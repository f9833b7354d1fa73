/** Fetching the second page of one errand: its host has just been asked, and the turn is waited for. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FetchDeps, FetchSettings } from './exchange.ts'
import { type FetchRequest, type FetchResult, fetchPage } from './fetch.ts'

const MAX_WAITS = 5
const MAX_WAIT_MS = 10_000

/** As fetchPage, but comes back by itself while the host must be left alone, up to five times ten seconds. */
export async function fetchPatiently(
  deps: FetchDeps,
  request: FetchRequest,
  settings: FetchSettings,
): Promise<FetchResult> {
  for (let attempt = 0; ; attempt++) {
    const fetched = await fetchPage(deps, request, settings)
    if (fetched.kind !== 'wait' || attempt === MAX_WAITS) return fetched
    await sleep(Math.min(Math.max(fetched.until - deps.clock.now(), 0), MAX_WAIT_MS))
  }
}
