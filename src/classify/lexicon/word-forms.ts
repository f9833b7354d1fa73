/** The forms in which an English verb is read. Makes more forms than exist: a form that nobody writes matches nothing. */

/** @returns "violate" -> violate, violates, violated, violating, … */
export function inflect(verb: string): string[] {
  const forms = new Set([verb, `${verb}s`, `${verb}es`, `${verb}ed`, `${verb}ing`])
  if (verb.endsWith('e')) {
    forms.add(`${verb}d`)
    forms.add(`${verb.slice(0, -1)}ing`)
  }
  if (verb.endsWith('y')) {
    forms.add(`${verb.slice(0, -1)}ies`)
    forms.add(`${verb.slice(0, -1)}ied`)
  }
  const last = verb.at(-1) ?? ''
  if (/[bcdfgklmnprt]/.test(last)) {
    forms.add(`${verb}${last}ed`)
    forms.add(`${verb}${last}ing`)
  }
  return [...forms]
}

/** @returns one form for the inflections of a word: "shipments" and "shipment", "retains" and "retained" are the same. */
export function stem(word: string): string {
  if (word.length < 4) return word
  let stemmed = word
  for (const ending of ["'s", 'ies', 'ied', 'ing', 'ed', 'es', 's', 'd']) {
    if (!stemmed.endsWith(ending) || stemmed.length - ending.length < 3) continue
    stemmed = stemmed.slice(0, -ending.length) + (ending.startsWith('ie') ? 'y' : '')
    break
  }
  if (/([bdgklmnprt])\1$/.test(stemmed) && stemmed.length > 4) stemmed = stemmed.slice(0, -1)
  return stemmed.endsWith('e') ? stemmed.slice(0, -1) : stemmed
}

/** Endings that make a noun of a verb, or the reverse: "storage" and "storing", "notification" and "notify". */
const DERIVED = new Set(
  'e y ion tion ation ition ication sion ssion ment al ance ence iance age ing ure ipt ive ag tur t d l ly ally ically ility abl ibl ness'
    .split(' ')
    .concat(''),
)
/** What both words begin with at least. */
const LEAST_SHARED = 4

/** @returns true for two words of one family, as stems: "storag" and "stor", "regist" and "registration". */
export function isDerived(a: string, b: string): boolean {
  let shared = 0
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared++
  if (shared < LEAST_SHARED || a === b) return a === b
  for (let at = shared; at >= LEAST_SHARED && at >= shared - 1; at--) {
    const [left, right] = [a.slice(at), b.slice(at)]
    if (DERIVED.has(left) && DERIVED.has(right)) return true
  }
  return false
}
