/** When a host may be asked again: gaps and requests in flight, across all workers. */

export type Hosts = {
  /** Reserves the right to ask `host` once. @returns undefined, or the time (ms) to come back at. */
  reserve(
    host: string,
    now: number,
    rule: { readonly gapMs: number; readonly inFlight: number; readonly leaseMs: number },
  ): Promise<number | undefined>
  done(host: string, now: number): Promise<void>
  /** The site said to wait (Retry-After). */
  pause(host: string, until: number): Promise<void>
  robots(host: string): Promise<{ readonly at: number; readonly status: number; readonly text: string } | undefined>
  keepRobots(host: string, at: number, status: number, text: string): Promise<void>
}
