/** Times and dates as people read them, always with their zone. */

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * @param at ms since 1970.
 * @param timeZone IANA name.
 * @returns "13 May 2025, 22:05 CEST"; zones without an English abbreviation as "GMT+8".
 */
export function localTime(at: number, timeZone: string): string {
  return formatIn(timeZone).format(at)
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  formats.set(timeZone, made)
  return made
}

/** @returns "28 March 2025" for 2025-03-28; anything else as it is. */
export function plainDate(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at)) return date
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' }).format(at)
}
