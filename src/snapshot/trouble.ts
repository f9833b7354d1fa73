/** What a look without a good page means: wait, open an incident, or call the document withdrawn. Pure. */
import type { CodedError, ErrorCode } from '../errors.ts'
import { idOf } from '../id.ts'
import type { IncidentNote } from '../model/notice.ts'
import type { Watch } from '../model/watch.ts'
import type { WatchState } from '../ports/records.ts'

/** Nobody but a person can mend these: told at the first look. */
const AT_ONCE: readonly ErrorCode[] = [
  'robots-disallowed',
  'egress-refused',
  'tls-failed',
  'index-gap',
  'page-flapping',
]

/** These pass by themselves: told when the watch has been blind for longer than it may. */
const TRANSIENT: readonly ErrorCode[] = [
  'dns-failed',
  'connect-failed',
  'fetch-timeout',
  'http-protocol',
  'http-rate-limited',
  'http-server-error',
  'body-truncated',
  'judge-timeout',
]

const MINUTE_MS = 60 * 1000
const DAY_MS = 24 * 60 * MINUTE_MS

export type Trouble = {
  /** The incident as it stands after this look; undefined while it is too early for one. */
  readonly incident?: IncidentNote
  /** True when this look opened it: then people are told. */
  readonly opened: boolean
  /** When the page was first found gone, while it is. */
  readonly goneSince: number | null
  /** True when the absence has lasted long enough, or the site says so (410), to be news itself. */
  readonly withdrawn: boolean
}

/**
 * @param now ms since 1970.
 * One incident per watch: its cause may change while it is open, and it is told once when it opens and once when it closes.
 */
export function troubleOf(error: CodedError, state: WatchState, now: number): Trouble {
  const gone = error.code === 'http-gone'
  // A fault of another kind in between does not bring the page back.
  const goneSince = state.goneSince ?? (gone ? now : null)
  const failures = state.failures + 1
  const withdrawn =
    gone &&
    goneSince !== null &&
    state.baseline !== undefined &&
    state.movedTo === undefined &&
    (error.details.status === 410 || now - goneSince >= DAY_MS)
  const known = state.openIncident
  // A document that is known to live elsewhere now may be gone here without anybody being told.
  const tell = known !== undefined || (state.movedTo === undefined && isIncident(error.code, failures, state, now))
  if (!tell) return { opened: false, goneSince, withdrawn }
  return {
    incident: incidentOf(state.watch, error, known, state.lastGoodAt ?? now),
    opened: known === undefined,
    goneSince,
    withdrawn,
  }
}

/** Refusals by the gate are confirmed by a second look; what passes by itself gets until the watch counts as blind (D-21). */
function isIncident(code: ErrorCode, failures: number, state: WatchState, now: number): boolean {
  if (AT_ONCE.includes(code)) return true
  if (!TRANSIENT.includes(code)) return failures >= 2
  const { lastGoodAt, watch } = state
  return (lastGoodAt === undefined ? triedForMs(watch, failures) : now - lastGoodAt) >= watch.blindAfterMs
}

/** How long a watch that never had a good look has been tried: its looks come 1, 2, 4, … minutes apart, at most the interval. */
function triedForMs({ everyMs }: Watch, failures: number): number {
  let triedMs = 0
  for (let i = 1; i < Math.min(failures, 1_000); i++) triedMs += Math.min(everyMs, MINUTE_MS * 2 ** Math.min(i - 1, 20))
  return triedMs
}

function incidentOf(watch: Watch, error: CodedError, known: IncidentNote | undefined, since: number): IncidentNote {
  return {
    id: known?.id ?? idOf('i', watch.id, error.code, String(since)),
    watchId: watch.id,
    title: watch.title,
    url: watch.url,
    code: error.code,
    message: error.message,
    hint: error.hint,
    openedAt: known?.openedAt ?? since,
    ...(known?.among === undefined ? {} : { among: known.among }),
  }
}
