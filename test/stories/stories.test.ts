/** Every story, told by the whole line: what must be found and delivered, and what must not. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLog } from '../../src/adapters/log.ts'
import { openApp } from '../../src/app.ts'
import { findRule } from '../../src/classify/rules/table.ts'
import { type Ending, tellStory } from '../../src/commands/demo/story.ts'
import { loadConfig } from '../../src/config.ts'
import { sharedJudge } from '../shared-judge.ts'

type ExpectedText = {
  readonly subjectIncludes?: string[]
  readonly textIncludes?: string[]
  readonly textExcludes?: string[]
}
type Expected = {
  readonly emails: readonly ExpectedText[]
  readonly slack: readonly ExpectedText[]
  readonly findings: readonly {
    readonly kind: string
    readonly flags: readonly string[]
    readonly textIncludes?: string[]
    /** How many of these; 1 when not given. */
    readonly count?: number
  }[]
  /** The register at the end, or at the end of a day: how many entries of a list stand in each state. */
  readonly register?: readonly {
    readonly list: string
    readonly at?: string
    readonly states: Readonly<Record<string, number>>
  }[]
  readonly forbidden: readonly string[]
}

/** Told as the daemon tells them, on judge threads of their own; the others share one. */
const ON_OWN_THREADS = ['there-and-back', 'two-rules-2025-03']

const STORIES = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

describe.each(STORIES)('story %s', (name) => {
  const folder = join(import.meta.dirname, name)
  const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))

  it('finds and delivers what it must, and nothing else', { timeout: 120_000 }, async () => {
    const home = mkdtempSync(join(tmpdir(), `ruledrift-${name}-`))
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    const judge = ON_OWN_THREADS.includes(name) ? {} : { judge: sharedJudge }
    const ending = await tellStory({ folder, log: createLog('silent'), workFolder: home, ...judge })
    const findings = ending.changes.flatMap((change) => change.findings)
    expect(findings.map(short).sort()).toEqual(expected.findings.flatMap(shorts).sort())
    for (const { rule, kind } of findings) expect(findRule(rule)?.tells, rule).toContain(kind)
    for (const { kind, textIncludes = [] } of expected.findings) {
      for (const text of textIncludes)
        expect(
          findings
            .filter((finding) => finding.kind === kind)
            .map((finding) => JSON.stringify(finding))
            .join('\n'),
        ).toContain(text)
    }
    for (const kind of expected.forbidden) expect(findings.map((finding) => finding.kind)).not.toContain(kind)
    expectMessages(ending, expected)
    await expectRegister(home, expected)
    for (const { quiet, mails, posts } of ending.steps) if (quiet) expect([...mails, ...posts]).toEqual([])
  })
})

function shorts(finding: Expected['findings'][number]): string[] {
  return Array.from({ length: finding.count ?? 1 }, () => short(finding))
}

async function expectRegister(home: string, { register = [] }: Expected): Promise<void> {
  if (register.length === 0) return
  const app = await openApp({ config: loadConfig(home, process.env), log: createLog('silent') })
  try {
    for (const { list, at, states } of register) {
      const end = at === undefined ? {} : { at: Date.parse(`${at}T23:59:59Z`) }
      const entries = await app.deps.store.register.search({ words: [], list, ...end })
      const counts = Object.groupBy(entries, ({ state, listing: { status } }) =>
        status.until === undefined ? state : `${state} until ${status.until}`,
      )
      expect(
        Object.fromEntries(Object.entries(counts).map(([state, some]) => [state, some?.length])),
        `${list} ${at ?? 'at the end'}`,
      ).toEqual(states)
    }
  } finally {
    await app.close()
  }
}

function short({ kind, flags }: { readonly kind: string; readonly flags: readonly string[] }): string {
  return `${kind} [${[...flags].sort().join(' ')}]`
}

function expectMessages({ mails, posts }: Ending, expected: Expected): void {
  expect(mails.map(({ subject }) => subject)).toHaveLength(expected.emails.length)
  for (const [i, { subjectIncludes = [], textIncludes = [], textExcludes = [] }] of expected.emails.entries()) {
    for (const words of subjectIncludes) expect(mails[i]?.subject).toContain(words)
    for (const words of textIncludes) expect(mails[i]?.text).toContain(words)
    for (const words of textExcludes) expect(mails[i]?.text).not.toContain(words)
  }
  expect(posts).toHaveLength(expected.slack.length)
  for (const [i, { textIncludes = [], textExcludes = [] }] of expected.slack.entries()) {
    for (const words of textIncludes) expect(posts[i]?.text).toContain(words)
    for (const words of textExcludes) expect(posts[i]?.text).not.toContain(words)
  }
}
