/** Times and dates as people read them, always with their zone. */

const formats = new Map<string, Intl.DateTimeFormat>()

/** English abbreviates only the zones of its own places: EDT in American, CET in British, AEDT in Australian English. */
const LOCALES = ['en-GB', 'en-US', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA']

/**
 * @param at ms since 1970.
 * @param timeZone IANA name.
 * @returns "13 May 2025 at 22:05 CEST", "25 March 2025 at 15:50 EDT"; zones without an English abbreviation as "GMT+8".
 */
export function localTime(at: number, timeZone: string): string {
  const date = formatOf('date', 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
  return `${date} ${zoneName(at, timeZone)}`
}

/** "EDT", "CET", "GMT+8": the zone's name at that time. */
export function zoneName(at: number, timeZone: string): string {
  const names = LOCALES.map((locale) => {
    const parts = formatOf('zone', locale, { timeZone, timeZoneName: 'short' }).formatToParts(at)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  })
  return names.find((name) => !/^(?:GMT|UTC)[+-]/.test(name)) ?? names[0] ?? timeZone
}

function formatOf(use: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${use} ${locale} ${options.timeZone}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}

/** @returns YYYY-MM-DD in the zone. */
export function dayIn(at: number, timeZone: string): string {
  return formatOf('day', 'sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}

/** A day of the calendar: YYYY-MM-DD. */
export function isDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`))
}

/** @returns "28 March 2025" for 2025-03-28; anything else as it is. */
export function plainDate(date: string): string {
  if (!isDay(date)) return date
  return formatOf('plain', 'en-GB', { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(`${date}T00:00:00Z`))
}

/** @returns "28 March", with the year where that is not the year of `beside`. */
export function dayAndMonth(date: string, beside: string): string {
  const plain = plainDate(date)
  return date.slice(0, 4) === beside.slice(0, 4) ? plain.replace(/ \d{4}$/, '') : plain
}

/** @returns the text with every YYYY-MM-DD in it written out: "90 FR 14046, 28 March 2025". */
export function withPlainDates(text: string): string {
  return text.replace(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g, plainDate)
}
