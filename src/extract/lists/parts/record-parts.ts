/** Picking the parts of an entry out of a record tree, so that what no rule here knows stays visible. */
import { splitSentences } from '../../../text/sentences.ts'
import type { XmlRecord } from '../formats/xml-records.ts'

/** @returns the elements at a path of names below the record ("akaList/aka"), in order. */
export function elementsAt(record: XmlRecord, path: string): readonly XmlRecord[] {
  if (!path.includes('/')) return record.children.filter((child) => child.name === path)
  let level: readonly XmlRecord[] = [record]
  for (const name of path.split('/')) {
    level = level.flatMap((element) => element.children.filter((child) => child.name === name))
  }
  return level
}

/** @returns the texts at a path, in one line each, without empty ones. */
export function textsAt(record: XmlRecord, path: string): string[] {
  return elementsAt(record, path)
    .map((element) => oneLine(element.text))
    .filter((text) => text !== '')
}

/** The first text at a path, or ''. */
export function textAt(record: XmlRecord, path: string): string {
  for (const element of elementsAt(record, path)) if (element.text !== '') return oneLine(element.text)
  return ''
}

/** Texts that are not empty, joined: parts of an address, of a name. */
export function joinedParts(parts: readonly string[], separator: string): string {
  return parts
    .map(oneLine)
    .filter((part) => part !== '')
    .join(separator)
}

/**
 * What a reader does not know by name is kept as "Label: text": a new element of the format must not be silent.
 * @param handled names of elements, anywhere in the record, that the reader has read or leaves out on purpose.
 */
export function leftovers(record: XmlRecord, handled: ReadonlySet<string>): string[] {
  const found: string[] = []
  const stack: XmlRecord[] = [...record.children].reverse()
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (handled.has(element.name)) continue
    const text = oneLine(element.text)
    if (text !== '') found.push(`${label(element.name)}: ${text}`)
    for (let i = element.children.length - 1; i >= 0; i--) stack.push(element.children[i] as XmlRecord)
  }
  return found
}

/** Each value once, without empty ones, sorted: order within an entry means nothing. */
export function sortedSet(values: readonly string[]): string[] {
  return [...new Set(values.map(oneLine))].filter((value) => value !== '').sort()
}

/** Statements in the order of the alphabet, then running prose sentence by sentence in its own order; each once. */
export function statementsAndProse(statements: readonly string[], prose: readonly string[]): string[] {
  const sentences = prose.flatMap((text) => {
    const plain = oneLine(text)
    return splitSentences(plain, 'en').map(([start, end]) => plain.slice(start, end))
  })
  return [...new Set([...sortedSet(statements), ...sentences])]
}

export function oneLine(text: string): string {
  // most texts are: looking costs less than writing them anew
  if (!/\s\s|[^\S ]|^\s|\s$/.test(text)) return text
  return text.replace(/\s+/g, ' ').trim()
}

/** "TypeOfEntity", "TYPE_OF_DOCUMENT" -> "Type of entity", "Type of document" */
function label(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
