/** Whether a finding takes a route, with the reason. Fields that are absent ask for nothing; those given must all hold. */
import type { Finding } from '../model/finding.ts'
import type { Listing } from '../model/listing.ts'
import type { Story } from '../model/notice.ts'
import type { Condition, Route } from '../model/settings.ts'
import { foldText } from '../text/folding.ts'

export type Match = {
  readonly matched: boolean
  /** The conditions that hold, or the first one that does not. */
  readonly reason: string
}

type Test = (finding: Finding, story: Story, when: Condition) => { held: boolean; says: string } | undefined

/**
 * A finding that means nothing (`editorial`, severity info) takes a route only when that names the severity info or the
 * kind editorial: a route without conditions is for news.
 */
export function matchRoute(finding: Finding, story: Story, route: Route): Match {
  const holds: string[] = []
  if (isHeldBack(finding, route)) {
    return { matched: false, reason: `it confirms what was told before: route ${route.id} sends at once` }
  }
  for (const test of TESTS) {
    const result = test(finding, story, route.when)
    if (result === undefined) continue
    if (!result.held) return { matched: false, reason: `${result.says}: route ${route.id} asks for another` }
    holds.push(result.says)
  }
  return { matched: true, reason: holds.length === 0 ? `route ${route.id} takes everything` : holds.join('; ') }
}

/**
 * A second telling that is of low or no severity is no reason to wake anybody: a route that sends at once takes it only when it
 * asks for that severity.
 */
function isHeldBack({ confirms, severity }: Finding, { send, when }: Route): boolean {
  const quiet = confirms !== undefined && (severity === 'low' || severity === 'info')
  return quiet && send === 'at-once' && when.severity?.includes(severity) !== true
}

const TESTS: readonly Test[] = [
  (finding, _, when) => {
    if (finding.kind !== 'editorial' && finding.severity !== 'info') return undefined
    const named = when.severity?.includes('info') === true || when.kind?.includes('editorial') === true
    return { held: named, says: `it means nothing (${finding.kind}, ${finding.severity})` }
  },
  (finding, _, { kind }) =>
    kind && { held: kind.some((pattern) => kindMatches(finding.kind, pattern)), says: `kind ${finding.kind}` },
  (finding, _, { severity }) =>
    severity && { held: severity.includes(finding.severity), says: `severity ${finding.severity}` },
  (_, story, { source }) => source && { held: source.includes(story.source.id), says: `source ${story.source.id}` },
  (_, story, { watch }) =>
    watch && {
      held: watch.includes(story.watchId) || (story.foundBy !== undefined && watch.includes(story.foundBy)),
      says: `watch ${story.foundBy ?? story.watchId}`,
    },
  (_, story, { jurisdiction }) =>
    jurisdiction && {
      held: jurisdiction.some((code) => code.toLowerCase() === story.source.jurisdiction.toLowerCase()),
      says: `jurisdiction ${story.source.jurisdiction}`,
    },
  (_, story, { language }) =>
    language && {
      held: language.some((range) => languageMatches(story.source.language, range)),
      says: `language ${story.source.language}`,
    },
  (finding, _, { flags }) =>
    flags && {
      held: flags.some((flag) => finding.flags.includes(flag)),
      says: `flags ${finding.flags.join(', ') || 'none'}`,
    },
  (finding, story, { text }) => {
    if (text === undefined) return undefined
    const haystack = foldCase(searchedText(finding, story))
    const found = text.find((words) => containsWords(haystack, words))
    return { held: found !== undefined, says: found === undefined ? 'none of its words' : `the words “${found}”` }
  },
]

/** `listing.*` stands for the whole family. */
function kindMatches(kind: string, pattern: string): boolean {
  return pattern.endsWith('.*') ? kind.startsWith(pattern.slice(0, -1)) : kind === pattern
}

/** RFC 4647 basic filtering: zh takes zh-Hans and zh-Hant. */
function languageMatches(language: string, range: string): boolean {
  const [tag, wanted] = [language.toLowerCase(), range.toLowerCase()]
  return tag === wanted || tag.startsWith(`${wanted}-`)
}

function searchedText(finding: Finding, story: Story): string {
  return [
    story.document.title,
    finding.document?.title,
    finding.reason,
    finding.before?.text,
    finding.after?.text,
    ...(finding.path ?? []),
    ...(finding.listing === undefined ? [] : namesOf(finding.listing)),
    ...(finding.parts ?? []).flatMap(({ before, after }) => [before, after]),
  ].join('\n')
}

function namesOf(listing: Listing): readonly string[] {
  return [listing.list, listing.name, ...listing.formerNames, ...listing.aliases, ...listing.identifiers]
}

/**
 * @param haystack folded.
 * Words begin where a word begins: "chip" finds "chips". Up to three Latin letters must be a whole word: "AI" does not find
 * "aid". Chinese has no such borders and is found anywhere.
 */
function containsWords(haystack: string, words: string): boolean {
  const needle = foldCase(words)
  if (needle === '') return false
  const whole = /^[\p{L}\p{N}]{1,3}$/u.test(needle)
  const border = { before: /^[\p{L}\p{N}]/u.test(needle), after: whole && /[\p{L}\p{N}]$/u.test(needle) }
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(needle)) return haystack.includes(needle)
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const clearBefore = !border.before || !isWordCharacter(haystack.slice(0, at).slice(-2))
    const clearAfter =
      !border.after || !/^[\p{L}\p{N}]/u.test(haystack.slice(at + needle.length, at + needle.length + 2))
    if (clearBefore && clearAfter) return true
  }
  return false
}

/** Whether the text ends in a letter or digit of an alphabet; a Han character is a word of its own. */
function isWordCharacter(text: string): boolean {
  return /(?!\p{Script=Han})[\p{L}\p{N}]$/u.test(text)
}

function foldCase(text: string): string {
  return foldText(text).toLowerCase()
}
