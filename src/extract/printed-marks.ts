/** Footnote marks after the words of a cell: "Company*†", "(June 22, 2026)*†±", "Suma⁴". They are no part of the words. */
import { lowerDigits } from '../listing/raised.ts'

/** Signs and raised figures, at most twenty of them, at the very end. */
const MARKS = /[*†‡±§¶⁰¹²³⁴-⁹](?:[\s,]{0,3}[*†‡±§¶⁰¹²³⁴-⁹]){0,19}\s{0,3}$/u

/** @returns the text without the marks at its end, and the marks: signs as printed, raised figures as figures. */
export function withoutMarks(text: string): { readonly text: string; readonly footnotes: readonly string[] } {
  const found = MARKS.exec(text)
  if (found === null) return { text, footnotes: [] }
  const before = text.slice(0, found.index)
  // 10³ and "5 m²" are quantities, not footnotes
  if (/^[⁰¹²³⁴-⁹]/u.test(found[0]) && /(?:^|\s)\p{L}{0,2}$|\d$/u.test(before)) return { text, footnotes: [] }
  const marks = found[0].match(/[*†‡±§¶]|[⁰¹²³⁴-⁹]+/gu) ?? []
  return { text: before.trim(), footnotes: marks.map(lowerDigits) }
}
