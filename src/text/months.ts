/** Names of months in every language that the runtime knows: no list of our own. */

let known: ReadonlySet<string> | undefined

/** @returns true for "dubna", "Juni", "mai", "мая": a figure before it is a day. */
export function isMonth(word: string): boolean {
  if (word.length < 3 || !/^[\p{L}\p{M}]+$/u.test(word)) return false
  known ??= monthNames()
  return known.has(word.toLowerCase())
}

function monthNames(): ReadonlySet<string> {
  const names = new Set<string>()
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  for (const code of Intl.DateTimeFormat.supportedLocalesOf(codes)) {
    // with a day beside it the month stands in the case that texts use: "15. dubna", not "duben"
    for (const day of ['numeric', undefined] as const) {
      const format = new Intl.DateTimeFormat(code, {
        calendar: 'gregory',
        month: 'long',
        timeZone: 'UTC',
        ...(day === undefined ? {} : { day }),
      })
      for (let month = 0; month < 12; month++) {
        const parts = format.formatToParts(Date.UTC(2025, month, 15))
        for (const { type, value } of parts) if (type === 'month') names.add(value.toLowerCase())
      }
    }
  }
  return names
}
