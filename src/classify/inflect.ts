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
