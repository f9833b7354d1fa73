/** Digits set above the line, as powers and the marks of footnotes are printed. Pure. */

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** "4" is "⁴"; all but digits stays. */
export function raiseDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => RAISED.charAt(Number(digit)))
}

/** "⁴" is "4"; all but raised digits stays. */
export function lowerDigits(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(RAISED.indexOf(digit)))
}
