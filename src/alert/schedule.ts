/**
 * When a digest is due. A fixed time happens exactly once on each day that the cron names, also when the clock is changed:
 * one that falls into the gap of spring (02:30 in Berlin) comes at its end (03:00), one that comes twice in autumn is taken
 * the first time. A time with a wildcard or a step (every hour) follows the hours that really pass.
 */
import { Cron } from 'croner'
import { CodedError } from '../errors.ts'
import type { Digest } from '../model/settings.ts'

/**
 * @param after ms since 1970.
 * @returns the first slot later than `after`, ms since 1970.
 * @throws CodedError `config-invalid` when the cron or the zone is not one, or never comes (31 February).
 */
export function nextSlot(digest: Digest, after: number): number {
  const next = nextRun(digest, after)
  if (next === null) throw invalid(digest, 'names a time that never comes')
  return next.getTime()
}

function nextRun({ cron, timeZone }: Digest, after: number): Date | null {
  try {
    return new Cron(cron, { timezone: timeZone, mode: '5-part', fixedTimeRule: 'no-wildcard' }).nextRun(new Date(after))
  } catch (cause) {
    throw invalid({ cron, timeZone }, 'is not five fields of a cron with a time zone', cause)
  }
}

function invalid({ cron, timeZone }: Digest, problem: string, cause?: unknown): CodedError {
  return new CodedError('config-invalid', `The digest time "${cron}" in ${timeZone} ${problem}.`, {
    hint: 'Write minute, hour, day, month and weekday, such as "0 8 * * 1-5", and a zone such as Europe/Berlin.',
    cause,
  })
}
