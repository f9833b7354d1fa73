/** The nouns of official lists: entries with their parts, and what a rule or notice does to them. Values only. */
import type { Evidence } from './text.ts'

/** Page of a gazette: the Federal Register, e.g. 90 FR 14046. `date` is that of printing, YYYY-MM-DD. */
export type Citation = { readonly volume: number; readonly page: number; readonly date?: string }

/** Which items need a licence: everything subject to the EAR, named ones only, or words that no rule here knows. */
export type RequirementScope = 'all-items' | 'named-items' | 'none' | 'unknown'

export type LicenceRequirement = {
  /** As printed, without its footnote marks; '' where the list has no such column. */
  readonly text: string
  readonly scope: RequirementScope
  /** Sections of law that it refers to, e.g. 744.11, 734.9(e)(2), each once, sorted. */
  readonly sections: readonly string[]
  /** Numbers of the footnotes that it carries, e.g. "4". */
  readonly footnotes: readonly string[]
}

const POLICY_CLASSES = [
  'presumption-of-denial',
  'policy-of-denial',
  'case-by-case',
  'presumption-of-approval',
  'mixed',
  'see-section',
  'none',
  'unknown',
] as const
/** `mixed`: one policy for some items, another for the rest. `unknown`: kept and flagged, never guessed. */
export type PolicyClass = (typeof POLICY_CLASSES)[number]

export type LicencePolicy = { readonly text: string; readonly class: PolicyClass }

/** Where a date of effect was read: in the rule or notice itself, in a column of the list, or it was concluded. */
export type EffectiveDate = { readonly value: string; readonly source: 'rule' | 'list' | 'inferred' }

const LISTING_STATES = ['in-force', 'suspended', 'due-unconfirmed', 'stopped', 'removed'] as const
/** `due-unconfirmed`: a date has come on which it should change, and no source has said so yet. */
export type ListingState = (typeof LISTING_STATES)[number]

export type ListingStatus = {
  readonly state: ListingState
  /** Of a suspension: its last day, YYYY-MM-DD. */
  readonly until?: string
  /** The words of the list or notice, where it has some. */
  readonly text: string
}

/** A controlled item: what is listed is a thing, not somebody. */
type ControlledItem = {
  /** ECCN, HS number, Chinese control code, … as printed. */
  readonly code: string
  readonly text: string
  readonly reasons: readonly string[]
  /** Figures with their units that decide, e.g. "0.5 kg". */
  readonly thresholds: readonly string[]
}

/** One entry of an official list with its parts. Texts are as printed; normal forms stand beside them. */
export type Listing = {
  /** Which list, by its one name here whatever the source calls it (src/listing/lists.ts), e.g. "Entity List". */
  readonly list: string
  readonly name: string
  readonly country: string
  readonly formerNames: readonly string[]
  readonly aliases: readonly string[]
  readonly addresses: readonly string[]
  /** Other entries of the same person: "See alternate addresses under Pakistan". */
  readonly crossReferences: readonly string[]
  readonly licenceRequirement: LicenceRequirement
  readonly licencePolicy: LicencePolicy
  /** All footnotes that the entry carries, wherever their marks stand. */
  readonly footnotes: readonly string[]
  readonly citations: readonly Citation[]
  readonly effectiveDate?: EffectiveDate
  readonly programme: string
  /** The list's own numbers first (OFAC entry number, UN reference), then passports, tax numbers, … */
  readonly identifiers: readonly string[]
  readonly status: ListingStatus
  /** Further persons named inside the one entry: subordinate institutions, affiliates. */
  readonly subordinates: readonly string[]
  /**
   * Statements of the list about the entry that are no other part: dates and places of birth, nationality, functions, reasons,
   * notices. One each; their order means nothing.
   */
  readonly remarks: readonly string[]
  readonly item?: ControlledItem
  /**
   * The list's own stable number of the entry (OFAC ent_num, UN DATAID, EU logicalId, UK group): where both sides have one,
   * it alone decides who is who. Absent where the list has none (Entity List, METI).
   */
  readonly key?: string
  /** What was not as the format promises: "states 17 aliases, has 16". Lowers trust, loses nothing. */
  readonly doubts: readonly string[]
}

/** What a rule or notice does. `continued`: a suspension goes on until a new date. `stopped`: the measure is over for good. */
const LISTING_ACTS = ['added', 'removed', 'amended', 'suspended', 'continued', 'resumed', 'stopped'] as const
type ListingActName = (typeof LISTING_ACTS)[number]

/**
 * One thing that a rule or notice does: to one entry (`listing`), or to all entries of an earlier notice (`ofNotice`). With neither
 * it is announced and nobody is named: "80 entities are added", "决定将3家美国实体列入".
 */
export type ListingAct = {
  readonly act: ListingActName
  readonly list: string
  readonly listing?: Listing
  /** The number of the earlier notice whose entries are meant, e.g. 商务部公告2025年第21号, in the form of src/listing/notices.ts. */
  readonly ofNotice?: string
  /** Names that are left out of it: "除A公司外". */
  readonly except?: readonly string[]
  /** Last day of a suspension, YYYY-MM-DD. */
  readonly until?: string
  readonly effectiveDate?: EffectiveDate
  /** The sentence or row that says it, the operative words marked, and its block in the extract. */
  readonly evidence: Evidence
  readonly block: number
}

/** A number of entries or entities that a document itself states: shown beside what was counted, never an error. */
export type StatedCount = {
  readonly value: number
  /** The words around it: "80 entities", "70 … China (42)", "等28家实体". */
  readonly text: string
  readonly country?: string
  /** What was counted in the same document; absent where nothing could be. */
  readonly found?: number
}
