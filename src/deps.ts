/** What jobs and commands work with: the ports, the settings and the notifiers, built once by app.ts. */
import type { Config } from './config.ts'
import type { Store } from './ports/store.ts'
import type { Clock, Http, Judge, Log, Notifier, Queue } from './ports.ts'

export type Deps = {
  readonly config: Config
  readonly store: Store
  readonly http: Http
  readonly judge: Judge
  readonly queue: Queue
  /** Channel id -> notifier. */
  readonly notifiers: ReadonlyMap<string, Notifier>
  readonly clock: Clock
  readonly log: Log
  /** 0 ≤ n < 1: spreads checks over their interval. */
  random(): number
}
