/** Findings about the same words as one passage: the text before and after once, with all marks and all reasons. */
import { type DocumentRef, type Finding, SEVERITIES, type Severity } from '../model/finding.ts'
import type { Evidence } from '../model/text.ts'
import { oneLine, safeUrl } from './clean.ts'
import { countLine } from './counts.ts'
import type { Line } from './effect.ts'
import { excerpt, type Run, runsOf } from './runs.ts'
import { plainDate } from './times.ts'
import { findingLabel, flagWords } from './words.ts'

export type DocumentView = {
  readonly title: string
  /** Only an http(s) address is a link; others are shown as text. */
  readonly url?: string
  readonly date?: string
}

export type Passage = {
  /** "Softened", "Narrowed" with their severities, most severe first. */
  readonly labels: readonly { readonly text: string; readonly severity: Severity }[]
  readonly flags: readonly string[]
  /** The headings above it. */
  readonly path: string
  readonly before?: readonly Run[]
  readonly after?: readonly Run[]
  /** Of a date that is reached: what comes, and the entries that it concerns. */
  readonly says?: string
  readonly entries?: string
  /** How many entries each document says. */
  readonly counts?: Line
  readonly document?: DocumentView
  readonly reasons: readonly { readonly text: string; readonly rule: string }[]
}

const SENTENCE_LENGTH = 1500
const REASON_LENGTH = 700

/** @returns the passages, most severe first, then in the order of the page. */
export function passagesOf(findings: readonly Finding[]): Passage[] {
  const groups = new Map<string, Finding[]>()
  for (const [i, finding] of findings.entries()) {
    const { before, after } = finding
    const key = before === null && after === null ? String(i) : JSON.stringify([before?.text, after?.text])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  const sorted = [...groups.values()].map(bySeverity)
  return sorted.sort((a, b) => rankOf(a[0]) - rankOf(b[0])).map(passageOf)
}

export function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => rankOf(a) - rankOf(b))
}

function rankOf(finding: Finding | undefined): number {
  return finding === undefined ? SEVERITIES.length : SEVERITIES.indexOf(finding.severity)
}

function passageOf(findings: readonly Finding[]): Passage {
  const document = findings.find((finding) => finding.document !== undefined)?.document
  const dated = findings.every(({ kind }) => kind === 'date.reached')
  const before = evidenceOf(findings, 'before', document)
  const after = dated ? undefined : evidenceOf(findings, 'after', document)
  const [first] = findings
  const says = dated && first !== undefined && !isSaidAbove(first) ? oneLine(first.reason, REASON_LENGTH) : ''
  const entries = dated ? oneLine([...new Set(first?.after?.text.split('; '))].join('; '), SENTENCE_LENGTH) : ''
  const counts = countLine(findings)
  const labels = new Map(findings.map((finding) => [findingLabel(finding), finding.severity] as const))
  return {
    labels: [...labels].map(([text, severity]) => ({ text, severity })),
    flags: [...new Set(findings.flatMap(({ flags }) => flags.map(flagWords)))],
    path: (findings[0]?.path ?? []).map((heading) => oneLine(heading, 120)).join(' › '),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(says === '' ? {} : { says }),
    ...(entries === '' ? {} : { entries }),
    ...(counts === undefined ? {} : { counts }),
    ...(document === undefined ? {} : { document: documentView(document) }),
    reasons: dated
      ? []
      : findings.map(({ kind, reason, rule, confidence }) => ({
          text: `${oneLine(reason, REASON_LENGTH)}${confidence === 'weak' && kind !== 'wording.reworded' ? ' (weak sign)' : ''}`,
          rule: oneLine(rule, 80),
        })),
  }
}

/** The line about the user's party says the same sentence (parties.ts). */
function isSaidAbove({ flags, parties = [] }: Finding): boolean {
  return flags.includes('party') && parties.length === 0
}

/** The text of one side with the marks of all findings. A new document's title is shown once, as its link. */
function evidenceOf(findings: readonly Finding[], side: 'before' | 'after', document?: DocumentRef): Run[] | undefined {
  const pieces = findings.flatMap((finding): Evidence | readonly Evidence[] => finding[side] ?? [])
  const text = pieces[0]?.text
  if (text === undefined || text === '' || text === document?.title) return undefined
  return excerpt(runsOf({ text, marks: pieces.flatMap(({ marks }) => marks) }), SENTENCE_LENGTH)
}

export function documentView({ title, url, date }: DocumentRef): DocumentView {
  const link = safeUrl(url)
  return {
    title: oneLine(title, 300) || oneLine(url, 300),
    ...(link === undefined ? {} : { url: link }),
    ...(date === undefined ? {} : { date: plainDate(oneLine(date, 40)) }),
  }
}
