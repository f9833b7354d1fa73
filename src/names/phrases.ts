/** Phrases of a table found in a row of words, longest first. Pure. */

export type PhraseTable = ReadonlyMap<string, readonly (readonly string[])[]>

/** @returns phrases by their first word, longest first. */
export function phraseTable(phrases: readonly string[]): PhraseTable {
  const table = new Map<string, string[][]>()
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    table.set(first, [...(table.get(first) ?? []), words])
  }
  for (const rows of table.values()) rows.sort((a, b) => b.length - a.length)
  return table
}

/** @returns how many words of the longest phrase stand at `at`; 0 for none. */
export function phraseLength(table: PhraseTable, words: readonly string[], at: number): number {
  const rows = table.get(words[at] ?? '') ?? []
  return rows.find((row) => row.every((word, i) => words[at + i] === word))?.length ?? 0
}
