/** What lists print into the cell of a name: other names in brackets, and "and subsidiaries". */

export type NamedEntry = {
  readonly name: string
  readonly aliases: readonly string[]
  readonly formerNames: readonly string[]
  readonly subordinates: readonly string[]
  readonly doubts: readonly string[]
}

/**
 * "Foo Co. (and two aliases: A; and B)", "Foo (including one alias: A) and subsidiaries", "Foo (also known as A; B; and C)",
 * "Foo (formerly known as A)", "Foo (a.k.a. A)"
 */
const NOTE =
  /\s*[(（]\s*(?:(?:and|including|with)\s+(?:the following\s+)?(\w{1,12})\s+alias(?:es)?\s*:|(also known as|a\.?k\.?a\.?,?|doing business as|d\.?b\.?a\.?,?)|(formerly known as|formerly|f\.?k\.?a\.?,?))\s+/i
/** "Foo and subsidiaries", "Foo and its subordinate and affiliated entities" */
const GROUP =
  /,?\s+and (?:all (?:of )?)?(?:its )?((?:[a-z]{1,20},? (?:and )?){0,3}(?:subsidiaries|affiliates|(?:affiliated|subordinate) entities))$/i
const MAX_NOTES = 5
/** A longer cell is prose, not a name. */
const MAX_CHARACTERS = 5000
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** @param text one line. @returns the name alone, and what else the cell names. */
export function readNameNotes(text: string): NamedEntry {
  let name = text
  const aliases: string[] = []
  const formerNames: string[] = []
  const subordinates: string[] = []
  const doubts: string[] = []
  for (let i = 0; i < MAX_NOTES && name.length <= MAX_CHARACTERS; i++) {
    const note = NOTE.exec(name)
    if (note === null) break
    const start = note.index + note[0].length
    const end = closing(name, start)
    if (end < 0) break
    const names = split(name.slice(start, end))
    ;(note[3] === undefined ? aliases : formerNames).push(...names)
    const stated = note[1] === undefined ? -1 : numberOf(note[1])
    if (stated >= 0 && stated !== names.length) doubts.push(`states ${stated} aliases, has ${names.length}`)
    name = `${name.slice(0, note.index)}${name.slice(end + 1)}`.trim()
  }
  const group = name.length > MAX_CHARACTERS ? null : GROUP.exec(name)
  if (group !== null) {
    subordinates.push(group[1] ?? '')
    name = name.slice(0, group.index)
  }
  return { name: name.replace(/\s+/g, ' ').trim(), aliases, formerNames, subordinates, doubts }
}

/** Where the bracket closes that stands open at `start`: names in it have brackets of their own. */
function closing(text: string, start: number): number {
  let depth = 1
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '(' || char === '（') depth++
    else if ((char === ')' || char === '）') && --depth === 0) return at
  }
  return -1
}

/** "A; B; and C" */
function split(text: string): string[] {
  return text
    .split(/[;；]/)
    .map((name) => name.replace(/^\s*(?:and|or)\s+/i, '').trim())
    .filter((name) => name !== '')
}

function numberOf(word: string): number {
  return /^\d{1,3}$/.test(word) ? Number(word) : NUMBERS.indexOf(word.toLowerCase())
}
