/** Documents: first seen, exchanged behind the same link (`document.published`, `document.replaced`). */
import type { ItemChange, LinkChange, SentenceChange } from '../../model/change.ts'
import type { Extract } from '../../model/extract.ts'
import { splitSentences } from '../../text/sentences.ts'
import { type Cue, cuesOf } from '../read/cue.ts'
import { whenOf } from '../read/date-roles.ts'
import { readQuantities } from '../read/quantities.ts'
import type { Reader } from '../read/reader.ts'
import type { RuledFinding } from '../rules/table.ts'
import { quote } from '../rules/verdict.ts'
import { severityOf } from './severity.ts'

/** A document that was not there before; its reason names the dates that it states. */
export function publishedDocument(after: Extract, url: string, title: string, reader: Reader): RuledFinding {
  const date = after.date?.value
  const name = nameOf(after, title) || url
  const dates = statedDates(after, reader)
  return {
    kind: 'document.published',
    severity: severityOf('document.published'),
    flags: [],
    reason: `first seen: ${quote(name)}${date === undefined ? ', without a date' : `, dated ${date}`}${dates === '' ? '' : `; ${dates}`}`,
    rule: 'document.first-seen',
    before: null,
    after: { text: name, marks: [] },
    document: { title: name, url, ...(date === undefined ? {} : { date }) },
  }
}

/** Some sites give every page the title of the site: then the first heading is the title. */
function nameOf({ blocks }: Extract, title: string): string {
  const head = blocks.slice(0, 20)
  const heading = head.find((block) => block.kind === 'heading')?.text ?? ''
  const shown = title !== '' && head.some(({ text }) => title.includes(text.slice(0, 200)) || text.includes(title))
  return shown || heading === '' ? title : heading
}

/** Sentences of a long document that are read for its dates. */
const MAX_SENTENCES = 400

/** "effective date ‘March 25, 2025’, comment deadline ‘May 1, 2025’" */
function statedDates(after: Extract, reader: Reader): string {
  const found = new Map<string, string>()
  let read = 0
  for (const block of after.blocks) {
    if (block.kind === 'row') continue
    for (const [start, end] of splitSentences(block.text, reader.language)) {
      if (read++ > MAX_SENTENCES) break
      for (const [role, date] of datesIn(block.text.slice(start, Math.min(end, start + 2_000)), reader)) {
        if (!found.has(role)) found.set(role, date)
      }
    }
  }
  return [...found].map(([role, date]) => `${role} ${quote(date)}`).join(', ')
}

function datesIn(text: string, reader: Reader): [role: string, date: string][] {
  const reading = reader.read(text)
  if (!cuesOf(reading.cues, 'when').some(isTold)) return []
  const quantities = readQuantities(reading)
  // a year alone is no day on which anything begins
  return quantities
    .filter(({ value }) => /^\d{4}-\d{2}-\d{2}$/.test(value))
    .flatMap((date) => {
      const when = whenOf(reading, date, quantities)
      return when === undefined || !isTold(when) ? [] : [[when.row.gloss, text.slice(...date.span)] as [string, string]]
    })
}

function isTold({ row }: Cue): boolean {
  return ['effective', 'comments', 'hearing'].includes(row.role ?? '')
}

/** The same words now lead elsewhere; or they became a link, or stopped being one, which exchanges no document. */
export function replacedLink(change: LinkChange): RuledFinding {
  if (change.before === '' || change.after === '') return changedLink(change)
  const [before, after] = [change.before, change.after].map((url) => `${change.text} ${url}`) as [string, string]
  const at = change.text.length + 1
  const [from, to] = namesOf([change.before, change.after])
  return {
    kind: 'document.replaced',
    severity: severityOf('document.replaced'),
    flags: [],
    reason: `${quote(change.text)} leads to another document: ${quote(from)} → ${quote(to)}`,
    rule: 'link.target',
    before: { text: before, marks: [[at, before.length]] },
    after: { text: after, marks: [[at, after.length]] },
    path: change.path,
    document: { title: change.text, url: change.after },
  }
}

function changedLink({ text, before, after, path }: LinkChange): RuledFinding {
  const says = before === '' ? `now leads to ${quote(fileOf(after))}` : `no longer leads to ${quote(fileOf(before))}`
  return {
    kind: 'editorial',
    severity: severityOf('editorial'),
    flags: [],
    reason: `${quote(text)} ${says}`,
    rule: before === '' ? 'link.added' : 'link.removed',
    before: { text: `${text} ${before}`.trim(), marks: [] },
    after: { text: `${text} ${after}`.trim(), marks: [] },
    path,
  }
}

/** A sentence whose letters differ and whose words do not: punctuation, quotation marks, numbering, references. */
export function punctuationOnly(change: SentenceChange): RuledFinding {
  return {
    kind: 'editorial',
    severity: severityOf('editorial'),
    flags: [],
    reason: 'only punctuation, numbering, references or contact details differ',
    rule: 'punctuation',
    before: change.before === null ? null : { text: change.before.text, marks: [] },
    after: change.after === null ? null : { text: change.after.text, marks: [] },
    path: (change.after ?? change.before).path,
  }
}

/** An entry of an index whose date moved; its title is read as a sentence. */
export function redatedItem(change: Extract_<ItemChange, 'changed'>): RuledFinding {
  const { before, after } = change
  return {
    kind: 'editorial',
    severity: severityOf('editorial'),
    flags: [],
    reason: `the index gives ${quote(after.title)} another date: ${before.date ?? 'none'} → ${after.date ?? 'none'}`,
    rule: 'item.date',
    before: { text: `${before.title} ${before.date ?? ''}`.trim(), marks: [] },
    after: { text: `${after.title} ${after.date ?? ''}`.trim(), marks: [] },
    document: { title: after.title, url: after.url, ...(after.date === undefined ? {} : { date: after.date }) },
  }
}

type Extract_<T extends { readonly type: string }, K> = T extends { readonly type: K } ? T : never

function fileOf(url: string): string {
  return (
    url
      .replace(/[?#].*$/s, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? url
  )
}

/** The names of two addresses as short as they differ: file, then host and file, then the whole address without its scheme. */
function namesOf(urls: readonly [string, string]): readonly [string, string] {
  const hostAndFile = (url: string) => `${URL.parse(url)?.host ?? ''}/…/${fileOf(url)}`
  const whole = (url: string) => url.replace(/^https?:\/\//, '')
  for (const name of [fileOf, hostAndFile, whole]) {
    const [before, after] = [name(urls[0]), name(urls[1])]
    if (before !== after) return [before, after]
  }
  return urls
}
