/** A date in words: "28 March 2025". Pure. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** @param date YYYY-MM-DD; anything else is given back as it is. */
export function dayWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = MONTHS[Number(month) - 1]
  return name === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : `${Number(day)} ${name} ${year}`
}
