/** Chinese numerals as numbers: 三百六十五, 二〇二五, 一百十三, 5万. */

/** One digit each (simplified). */
export const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** A Chinese or Western numeral (simplified); nobody writes a longer one. */
export const NUMERAL = '[\\d.,〇零一二两三四五六七八九十百千万亿]{1,24}'

/** @returns the number that `text` writes ("一百十三" is 113, "5万" 50000), or undefined. */
export function readNumeral(text: string): number | undefined {
  const western = text.replace(/,/g, '')
  if (/^\d+(?:\.\d+)?$/.test(western)) return Number(western)
  // 二〇二五: digit by digit
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map((c) => DIGITS[c]).join(''))
  let total = 0
  let group = 0
  let digit: number | undefined
  for (const piece of western.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const value = /\d/.test(piece) ? Number(piece) : DIGITS[piece]
    const unit = UNITS[piece]
    const large = GROUPS[piece]
    if (value !== undefined) digit = value
    else if (unit !== undefined) {
      group += (digit ?? 1) * unit
      digit = undefined
    } else if (large !== undefined) {
      total += (group + (digit ?? 0) || 1) * large
      group = 0
      digit = undefined
    } else return undefined
  }
  const sum = total + group + (digit ?? 0)
  return Number.isFinite(sum) ? sum : undefined
}
