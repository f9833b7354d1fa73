/** A pair of texts as the classifier gets it: compared first. */

import { classifyPassage } from '../../src/classify/tell/passage.ts'
import { diff } from '../../src/diff/diff.ts'
import type { Change } from '../../src/model/change.ts'
import type { Block, Extract } from '../../src/model/extract.ts'
import type { Finding } from '../../src/model/finding.ts'
import { readerFor } from '../shipped.ts'

export function judgePair(before: string, after: string, language = 'en', today?: string): Finding[] {
  return classifyPassage(
    diff(extractOf([before], language), extractOf([after], language)).sentences,
    readerFor(language),
    today,
  )
}

export function extractOf(blocks: readonly (string | Block)[], language = 'en', more: Partial<Extract> = {}): Extract {
  return {
    reader: 'page',
    title: '',
    language,
    blocks: blocks.flatMap((block) => (typeof block !== 'string' ? [block] : block === '' ? [] : [paragraph(block)])),
    items: [],
    listings: [],
    acts: [],
    counts: [],
    ...more,
  }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text, path: [], links: [] }
}

export function item(text: string, path: readonly string[] = []): Block {
  return { kind: 'item', text, path, links: [] }
}

export function heading(text: string): Block {
  return { kind: 'heading', text, path: [], links: [] }
}

/** A table row; keys are the headers. */
export function row(cells: Readonly<Record<string, string>>, path: readonly string[] = []): Block {
  const list = Object.entries(cells).map(([header, text]) => ({ header, text }))
  return { kind: 'row', text: list.map(({ text }) => text).join(' | '), path, links: [], cells: list }
}

export const NO_CHANGE: Change = {
  changed: true,
  title: { before: '', after: '' },
  date: {},
  sentences: [],
  rows: [],
  governors: [],
  links: [],
  items: [],
  listings: [],
  acts: [],
  moved: 0,
  folded: 0,
  wholesale: false,
  differing: { before: 0, after: 0 },
}

export function kinds(findings: readonly Finding[]): string[] {
  return findings.map((finding) => finding.kind)
}

/** The marked words of one side. */
export function marked(finding: Finding | undefined, side: 'before' | 'after'): string[] {
  const evidence = finding?.[side]
  return evidence?.marks.map(([start, end]) => evidence.text.slice(start, end)) ?? []
}
