/** Numbers as rules write them: "three", "twenty-two", "17". Pure. */

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** "three", "twenty-two", "17"; undefined for anything else. */
export function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined
  if (/^\d{1,4}$/.test(word)) return Number(word)
  const plain = word.toLowerCase()
  const unit = UNITS.indexOf(plain)
  if (unit >= 0) return unit
  const [ten = '', one] = plain.split('-')
  const tens = TENS.indexOf(ten)
  return tens < 0 ? undefined : (tens + 2) * 10 + (one === undefined ? 0 : Math.max(0, UNITS.indexOf(one)))
}
