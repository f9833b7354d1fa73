/** When a stored date is told: 14 days before, the day before, and on the day, at the first moment of those days in its zone. Pure. */

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

const DAYS_BEFORE = [14, 1, 0] as const

/** @returns the first telling after `now` (ms since 1970); null when the date has come already, or is none. */
export function nextTelling(date: string, timeZone: string, now: number): number | null {
  return tellingTimes(date, timeZone).find((at) => at > now) ?? null
}

/**
 * @returns how many days are left in the zone, at `now`: 0 on the day, below 0 after it. What was missed while nobody ran is
 * told by this number, once.
 */
export function daysLeft(date: string, timeZone: string, now: number): number {
  return Math.round((utcDay(date) - utcDay(dateIn(timeZone, now))) / DAY_MS)
}

/** @returns YYYY-MM-DD in an IANA zone. */
export function dateIn(timeZone: string, at: number): string {
  return formatOf(timeZone).format(at)
}

const times = new Map<string, readonly number[]>()

function tellingTimes(date: string, timeZone: string): readonly number[] {
  const day = utcDay(date)
  if (Number.isNaN(day)) return []
  const known = times.get(`${date} ${timeZone}`)
  if (known !== undefined) return known
  const made = DAYS_BEFORE.map((days) => startOfDay(day - days * DAY_MS, timeZone))
  if (times.size > 1_000) times.clear()
  times.set(`${date} ${timeZone}`, made)
  return made
}

/**
 * The first moment of a day in a zone: mostly 00:00, but 01:00 where the clock is set forward at midnight (Beirut, 30 March
 * 2025). Found by halving, since no zone is further than 15 hours from UTC.
 */
function startOfDay(utcMidnight: number, timeZone: string): number {
  const wanted = new Date(utcMidnight).toISOString().slice(0, 10)
  let before = utcMidnight - 15 * HOUR_MS
  let after = utcMidnight + 15 * HOUR_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dateIn(timeZone, middle) >= wanted) after = middle
    else before = middle
  }
  return after
}

function utcDay(date: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, made)
  return made
}
