/** Pairs of wordings, one JSON object a line, as `classify` and `explain --pairs` take them. */
import { CodedError } from '../errors.ts'

/** `date`: YYYY-MM-DD, the day on which the new wording was seen. */
export type PairLine = {
  readonly id: string
  readonly lang: string
  readonly before: string
  readonly after: string
  readonly date?: string
}

/**
 * @param number of the line, from 1: its id where it has none. @param lang for lines that name no language.
 * @throws CodedError `pairs-invalid`, with the number of the line.
 */
export function parsePair(line: string, number: number, lang: string): PairLine {
  const invalid = (problem: string, cause?: unknown) =>
    new CodedError('pairs-invalid', `Line ${number}: ${problem}`, {
      hint: 'Each line is one JSON object: {"id": "1", "lang": "en", "before": "…", "after": "…"}.',
      cause,
    })
  let value: unknown
  try {
    value = JSON.parse(number === 1 ? line.replace(/^\uFEFF/, '') : line)
  } catch (error) {
    throw invalid('this is not JSON.', error)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('this is not an object.')
  const { id = String(number), lang: own = lang, before, after, date } = value as Partial<Record<string, unknown>>
  if (typeof before !== 'string' || typeof after !== 'string') throw invalid('"before" and "after" must be texts.')
  if (typeof own !== 'string' || !isLanguage(own)) throw invalid('"lang" must be a language such as en, zh-Hans, de.')
  if (typeof id !== 'string' && typeof id !== 'number') throw invalid('"id" must be a text or a number.')
  const day = typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { date } : {}
  return { id: String(id), lang: own, before, after, ...day }
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
