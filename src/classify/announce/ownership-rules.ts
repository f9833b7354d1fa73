/**
 * Instruments that change whom every entry of a list reaches: ownership rules. Examples: BIS's Affiliates Rule (90 FR 47201, from
 * 2025-09-29; suspended from 2025-11-10 to 2026-11-09), OFAC's 50 Percent Rule, MOFCOM's notice 2025 No. 61 (子公司 of listed
 * importers). They add no row to any list, and who owns whom is not screened: so every user with parties is told.
 */

import { suspensionEnd } from '../../listing/suspension.ts'
import type { SentenceChange } from '../../model/change.ts'
import type { Block } from '../../model/extract.ts'
import type { FindingKind } from '../../model/finding.ts'
import type { Evidence } from '../../model/text.ts'
import { splitSentences } from '../../text/sentences.ts'
import { lexiconFor } from '../lexicon/lexicon.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import type { Reader } from '../read/reader.ts'
import type { RuledFinding } from '../rules/table.ts'
import { quote } from '../rules/verdict.ts'
import { severityOfRule } from '../tell/severity.ts'

const NOT_SCREENED = 'your parties are matched by name; who owns them is not screened'

/** "any entity at least 50 percent owned by one or more entities on the Entity List" */
const HALF_OWNED =
  /\b(?:50|fifty)(?:\s*%|[\s-]+per\s?cent)[^.;]{0,80}\bown(?:ed|ership|s)?\b|\bown(?:ed|ership|s)?\b[^.;]{0,120}\b(?:50|fifty)(?:\s*%|[\s-]+per\s?cent)/i

const NAMED =
  /\bAffiliates?\s+(?:Rule|IFR)\b|\b(?:50|Fifty)[\s-]*(?:%|Percent)\s+(?:Affiliates?\s+)?Rule\b|\bownership\s+rule\b/i

/** What they own has to be a list, or those on it. */
const OF_LIST =
  /\bList\b|\bblocked\b|\bdesignated\b|\bsanctioned\b|\blisted\b|\bSDNs?\b|\bEAR\b|\bAffiliates?\s+(?:Rule|IFR)\b/

/** An authority makes the rule; that owned entities "are also blocked" stands in every press release. */
const ISSUES =
  /\b(?:this|the)\s+(?:interim\s+)?(?:final\s+)?rule\b|\b(?:amend|issu|publish|revis|expand|adopt|establish|implement|introduc|extend|appl(?:y|ies|ying)\s+to|tak(?:es?|ing)\s+effect)\w*|\b(?:is|are)\s+(?:itself|themselves|now|automatically)\s+subject\b/i

const SUSPENDS =
  /\b(?:suspend(?:s|ed|ing)?|suspension|stay(?:s|ed|ing)|paus(?:es|ed|ing)|postpon(?:es|ed|ing)|defer(?:s|red|ring))\b/i

const RESUMES =
  /\b(?:reinstat(?:es|ed|ing)|resum(?:es|ed|ing)|again\s+(?:in\s+(?:force|effect)|effective|appl(?:y|ies))|back\s+in\s+(?:force|effect)|lift(?:s|ed|ing)\s+the\s+(?:suspension|stay)|(?:suspension|stay)\s+(?:ends|ended|expires|expired|is\s+lifted))\b/i

const UNSURE =
  /\b(?:not\s+(?:been\s+)?(?:suspend|issu|amend)|may|might|could|would|should|if|whether|asked|question|consider(?:s|ing)?|propos(?:es|ed|al)|urges?)\b/i

/** 出口管制管控名单所列进口商…控股50%及以上的子公司 */
const HALF_OWNED_ZH =
  /(?:名单|清单)[^。]{0,80}(?:控股|持股|持有|拥有)[^。]{0,16}(?:50|五十)\s?[%％](?:及以上|以上|或以上)?[^。]{0,16}(?:子公司|分公司|关联企业|附属机构|实体|企业)/u

/** Another government's rule, or a question about it. */
const FOREIGN = wordPattern((set) => `${set('foreign')}|${set('asked')}`)

type State = 'issued' | 'suspended' | 'resumed'

const KINDS: Readonly<Record<State, FindingKind>> = {
  // the list reaches persons that it does not name
  issued: 'scope.widened',
  suspended: 'rule.suspended',
  resumed: 'rule.reinstated',
}

const SAYS: Readonly<Record<State, string>> = {
  issued: 'a list is extended to what its entries own',
  suspended: 'the extension of a list to what its entries own is suspended',
  resumed: 'the extension of a list to what its entries own applies again',
}

const MAX_SENTENCES = 600

const MAX_CHARACTERS = 3_000

/** @returns what a new document does to an ownership instrument: one finding for each of issued, suspended, resumed. */
export function judgeInstruments(blocks: readonly Block[], title: string, reader: Reader): RuledFinding[] {
  const found = new Map<State, RuledFinding>()
  let until: string | undefined
  let read = 0
  for (const block of blocks) {
    if (read > MAX_SENTENCES) break
    if (block.kind === 'row' || !(mayTell(block.text) || SUSPENDS.test(block.text))) continue
    for (const [start, end] of splitSentences(block.text, reader.language).slice(0, MAX_SENTENCES)) {
      read++
      const text = block.text.slice(start, Math.min(end, start + MAX_CHARACTERS))
      const told = mayTell(text) ? stateOf(text, title, reader) : undefined
      if (told !== undefined && !found.has(told.state)) found.set(told.state, findingOf(told, text, block.path))
      // the end often stands in a sentence of its own: "The suspension lasts until …"
      if (SUSPENDS.test(text)) until ??= suspensionEnd(text, undefined)
    }
  }
  const suspended = found.get('suspended')
  if (suspended !== undefined && until !== undefined) found.set('suspended', { ...suspended, until })
  return strongest(found)
}

/** A rule that is suspended or resumed is described as well: the description is no new duty. */
function strongest(found: ReadonlyMap<State, RuledFinding>): RuledFinding[] {
  const turned = [...found].filter(([state]) => state !== 'issued').map(([, finding]) => finding)
  return turned.length > 0 ? turned.slice(0, 1) : [...found.values()]
}

/** @returns the same for a sentence that came to a watched page, or changed its state there. */
export function judgeInstrumentChange(change: SentenceChange, reader: Reader): RuledFinding[] {
  if (change.type === 'removed' || !mayTell(change.after.text)) return []
  const text = change.after.text.slice(0, MAX_CHARACTERS)
  const now = stateOf(text, '', reader)
  if (now === undefined || (change.before !== null && stateOf(change.before.text, '', reader)?.state === now.state))
    return []
  const finding = findingOf(now, text, change.after.path)
  return [change.before === null ? finding : { ...finding, before: { text: change.before.text, marks: [] } }]
}

function mayTell(text: string): boolean {
  return HALF_OWNED.test(text) || NAMED.test(text) || HALF_OWNED_ZH.test(text)
}

type Told = { readonly state: State; readonly marks: Evidence['marks'] }

function stateOf(text: string, title: string, reader: Reader): Told | undefined {
  const chinese = HALF_OWNED_ZH.exec(text)
  if (chinese !== null) {
    return FOREIGN(lexiconFor(reader.lexicons, text, reader.language)).test(text)
      ? undefined
      : { state: 'issued', marks: [[chinese.index, chinese.index + chinese[0].length]] }
  }
  const named = NAMED.exec(text)
  const half = HALF_OWNED.exec(text)
  const about = named ?? half
  if (about === null || !OF_LIST.test(text) || isQuoted(text, about.index)) return undefined
  const span = [about.index, about.index + about[0].length] as const
  const turn = (state: State, match: RegExpExecArray | null): Told | undefined =>
    match === null || UNSURE.test(text.slice(0, match.index))
      ? undefined
      : { state, marks: [span, [match.index, match.index + match[0].length] as const].sort((a, b) => a[0] - b[0]) }
  const resumed = turn('resumed', RESUMES.exec(text))
  if (resumed !== undefined) return resumed
  const suspends = SUSPENDS.exec(text)
  if (suspends !== null) return named === null ? undefined : turn('suspended', suspends)
  if (half === null) return undefined
  const issues = ISSUES.exec(text) ?? (/\baffiliates?\b|\b50\s?(?:percent|%)|\bownership\b/i.test(title) ? half : null)
  return turn('issued', issues)
}

function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at)
  return (before.match(/[“]/g)?.length ?? 0) > (before.match(/[”]/g)?.length ?? 0)
}

function findingOf({ state, marks }: Told, text: string, path: readonly string[]): RuledFinding {
  const kind = KINDS[state]
  const words = marks.map(([start, end]) => quote(text.slice(start, end))).join(', ')
  return {
    kind,
    severity: severityOfRule('instrument.ownership', kind),
    flags: [],
    reason: `${words}: ${SAYS[state]}; ${NOT_SCREENED}`,
    rule: 'instrument.ownership',
    before: null,
    after: { text, marks },
    ...(path.length === 0 ? {} : { path }),
  }
}
