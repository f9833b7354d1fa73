/** What governs a block besides its headings: "Licence needed" in bold, "The following may be exported:", a term, the item around it. */
import type { Block } from '../model/extract.ts'
import type { ElementNode } from './tree.ts'

export type Governors = {
  /** @param open elements around the block that make items of it (li, dt, dd), the innermost last. */
  of(open: readonly ElementNode[]): readonly string[]
  /** The lead right above, under which a table stands as a list does. */
  lead(): readonly string[]
  /** A block was read; what comes behind it may stand under it. */
  follow(block: Pick<Block, 'kind' | 'text'>, open: readonly ElementNode[], isBold: boolean): void
}

/** Longer texts in bold are emphasis, and no heading. */
const LONGEST = 200
const STATEMENT = /[.!?。！？…]["”」』）)]*$/u
const LEAD = /[:：]\s*$/u

/** @returns the governors of one document, to be told of its blocks in their order. */
export function createGovernors(): Governors {
  /** The paragraph in bold, the lead and the term that stand above. */
  let bold: string | undefined
  let lead: string | undefined
  let term: string | undefined
  /** The first text of each item. */
  const first = new WeakMap<ElementNode, string>()
  let known: readonly string[] = []
  return {
    of: (open) => {
      const isItem = open.length > 0
      const outer = open.slice(0, -1).flatMap((item) => first.get(item) ?? [])
      const ofTerm = term !== undefined && open.some(({ name }) => name === 'dd') ? [term] : []
      const found = [...present(bold), ...(isItem ? present(lead) : []), ...ofTerm, ...outer]
      // shared by all blocks under the same
      if (found.length !== known.length || found.some((text, i) => text !== known[i])) known = found
      return known
    },
    lead: () => present(lead),
    follow: ({ kind, text }, open, isBold) => {
      const inner = open.at(-1)
      if (kind === 'heading') {
        bold = undefined
        lead = undefined
        term = undefined
      } else if (inner === undefined) {
        const governs = isBold && text.length <= LONGEST && !STATEMENT.test(text)
        if (governs) bold = text
        lead = LEAD.test(text) && !governs ? text : undefined
        term = undefined
      } else if (inner.name === 'dt') {
        term = text
      } else if (!first.has(inner)) {
        first.set(inner, text)
      }
    },
  }
}

function present(text: string | undefined): string[] {
  return text === undefined ? [] : [text]
}
