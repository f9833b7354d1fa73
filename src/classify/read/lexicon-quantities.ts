/** Dates and periods in a language whose lexicon names its months and units: "8. November 2011", "binnen sechs Monaten". */
import type { Reading } from './cue.ts'
import type { Quantity } from './quantity.ts'

/** @returns dates by the name of the month, and periods by the name of the unit; none for a lexicon that names neither. */
export function readNamedQuantities({ words, lexicon, cues }: Reading): Quantity[] {
  const { months, units, numerals } = lexicon
  if (months.length === 0 && units.size === 0) return []
  const number = (at: number) => {
    const form = words[at]?.form ?? ''
    return /^\d{1,6}$/.test(form) ? Number(form) : Number(numerals.get(form) ?? Number.NaN)
  }
  const found: Quantity[] = []
  for (const [at, word] of words.entries()) {
    const month = months.indexOf(word.form)
    if (month >= 0) {
      const day = number(at - 1) >= 1 && number(at - 1) <= 31 ? at - 1 : undefined
      const year = /^\d{4}$/.test(words[at + 1]?.form ?? '') ? at + 1 : undefined
      if (day === undefined && year === undefined) continue
      const value = `${year === undefined ? '----' : words[year]?.form}-${pad(month + 1)}${day === undefined ? '' : `-${pad(number(day))}`}`
      found.push({ kind: 'date', value, span: [words[day ?? at]?.start ?? 0, words[year ?? at]?.end ?? 0] })
    }
    const days = units.get(word.form)
    const before = words[at - 1]
    if (days === undefined || before === undefined || Number.isNaN(number(at - 1))) continue
    // a time to act stands behind "binnen", "innerhalb von": a bound of time; any other period is a number
    const toAct = cues.some(
      ({ row, parts }) =>
        row.family === 'when' && (parts[0]?.[1] ?? 0) <= before.start && before.start - (parts[0]?.[1] ?? 0) < NEAR,
    )
    const value = `${Math.round(number(at - 1) * days * 100) / 100} days`
    found.push({ kind: toAct ? 'period' : 'number', value, span: [before.start, word.end] })
  }
  return found
}

/** Characters between the word of a deadline and its period. */
const NEAR = 16

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
