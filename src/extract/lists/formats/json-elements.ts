/** The objects of one long JSON array, one at a time: a list of 60 MB is never one value. */

/** An object longer than this is none of a list. */
const MAX_OBJECT = 2_000_000

/**
 * Gives every object that stands directly in the first array of the text: `{"results":[{…},{…}]}`, `[{…}]`.
 * @returns false where the array does not end: the file was cut.
 */
export function eachElement(pieces: Iterable<string>, put: (json: string) => void): boolean {
  let held = ''
  let depth = 0
  let arrayDepth = -1
  let inString = false
  let isEscaped = false
  let start = -1
  let ended = false
  for (const piece of pieces) {
    let at = held.length
    const text = held === '' ? piece : held + piece
    for (; at < text.length && !ended; at++) {
      const code = text.charCodeAt(at)
      if (inString) {
        if (isEscaped) isEscaped = false
        else if (code === 0x5c) isEscaped = true
        else if (code === 0x22) inString = false
        continue
      }
      if (code === 0x22) {
        inString = true
      } else if (code === 0x7b || code === 0x5b) {
        if (code === 0x5b && arrayDepth < 0) arrayDepth = depth + 1
        else if (code === 0x7b && depth === arrayDepth) start = at
        depth++
      } else if (code === 0x7d || code === 0x5d) {
        depth--
        if (code === 0x7d && depth === arrayDepth && start >= 0) {
          put(text.slice(start, at + 1))
          start = -1
        }
        if (code === 0x5d && depth < arrayDepth) ended = true
      }
    }
    if (start < 0 || text.length - start > MAX_OBJECT) {
      held = ''
      start = -1
    } else {
      held = text.slice(start)
      start = 0
    }
    if (ended) return true
  }
  return false
}
