/** Since when, or from when, a listing binds: the first question of whoever ships. */
import type { EffectiveDate } from '../model/listing.ts'
import { oneLine } from './clean.ts'
import { dayAndMonth, isDay, plainDate } from './times.ts'

/** A line of a message with something to say beside it in small print. */
export type Line = { readonly text: string; readonly note?: string }

/** When a message is written and the document printed, YYYY-MM-DD in the zone of the source. */
export type Moment = { readonly today: string; readonly printed?: string | undefined }

const READ: Readonly<Record<EffectiveDate['source'], string>> = {
  rule: 'date stated by the document',
  list: 'date from the list',
  inferred: 'date concluded, not stated',
}

/** @returns "In force since 25 March 2025, before print (28 March)", "In force from 28 March 2025". */
export function effectLine({ value, source }: EffectiveDate, { today, printed }: Moment): Line {
  const note = READ[source]
  const date = oneLine(value, 80)
  if (!isDay(date)) return { text: `In force: ${date}`, note }
  if (date > today) return { text: `In force from ${plainDate(date)}`, note }
  const early =
    printed !== undefined && isDay(printed) && printed > date ? `, before print (${dayAndMonth(printed, date)})` : ''
  return { text: `In force since ${plainDate(date)}${early}`, note }
}
