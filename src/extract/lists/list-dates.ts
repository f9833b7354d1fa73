/** Dates in the columns of lists. */

export type ListDate = { readonly value: string; readonly doubt?: string }

/** "2011-11-21", "11/21/2011", "5/28/99"; of several ("5/28/1999; 9/20/2016") each. A date that cannot be true is kept, with a doubt. */
export function listDates(text: string): ListDate[] {
  const found: ListDate[] = []
  for (const match of text
    .slice(0, 2_000)
    .matchAll(/(?<!\d)(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2}))(?!\d)/g)) {
    const year = match[1] ?? fullYear(match[6] ?? '')
    const [month, day] = [match[2] ?? match[4] ?? '', match[3] ?? match[5] ?? '']
    const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const isReal = Number(month) <= 12 && Number(day) <= 31 && Number(month) > 0 && Number(day) > 0
    if (!isReal) continue
    found.push(year < '1940' || year > '2099' ? { value, doubt: `the date ${match[0]} cannot be` } : { value })
  }
  return found
}

function fullYear(year: string): string {
  return year.length === 4 ? year : `${Number(year) >= 60 ? 19 : 20}${year}`
}
