/** Whether two plain values are printed alike: the fast path of comparison, before anything is folded. Pure. */

/** @returns true for equal plain values (strings, numbers, arrays, records with keys in one order), member by member. */
export function samePrint(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !samePrint(a[i], b[i])) return false
    return true
  }
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  let keys = 0
  for (const key in left) {
    const [x, y] = [left[key], right[key]]
    if (x !== y && !samePrint(x, y)) return false
    keys++
  }
  for (const _ in right) keys--
  return keys === 0
}
