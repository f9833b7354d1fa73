/** Whether two plain values are printed alike: the fast path of comparison, before anything is folded. Pure. */

/** @returns true for equal plain values (strings, numbers, arrays, records), member by member. */
export function samePrint(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, i) => samePrint(value, b[i]))
  }
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && samePrint(left[key], right[key]))
  )
}
