/** Every story, told by the whole line: what must be found and delivered, and what must not. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLog } from '../../src/adapters/log.ts'
import { type Ending, tellStory } from '../../src/commands/demo/story.ts'

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
  }[]
  readonly forbidden: readonly string[]
}

const STORIES = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

describe.each(STORIES)('story %s', (name) => {
  const folder = join(import.meta.dirname, name)
  const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))

  it('finds and delivers what it must, and nothing else', { timeout: 120_000 }, async () => {
    const ending = await tellStory({ folder, log: createLog('silent') })
    const findings = ending.changes.flatMap((change) => change.findings)
    expect(findings.map(short).sort()).toEqual(expected.findings.map(short).sort())
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
    for (const { quiet, mails, posts } of ending.steps) if (quiet) expect([...mails, ...posts]).toEqual([])
  })
})

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
