/** What a message shows, before it is written as HTML, text or blocks: every string is one clean line, every link http(s). */
import type { ListingGroup } from './listing.ts'
import type { PartyView } from './parties.ts'
import type { DocumentView, Passage } from './passage.ts'

export type Fact = { readonly label: string; readonly value: string }

export type StoryView = {
  readonly changeId: string
  readonly source: string
  /** BCP 47, of the page's own words. */
  readonly language: string
  /** "12 newly listed, in force before publication" */
  readonly phrase: string
  readonly document: DocumentView
  /** What the whole change comes to: "3 sentences softened, hedges 4 → 9"; '' where the findings say it all. */
  readonly summary: string
  /** What touches the user's own parties: stands at the top. */
  readonly parties: readonly PartyView[]
  /** Second tellings, one line each. */
  readonly confirmed: readonly string[]
  readonly listings: readonly ListingGroup[]
  readonly passages: readonly Passage[]
  /** Findings that did not fit; `command` shows them. */
  readonly omitted: number
  readonly facts: readonly Fact[]
  /** Shows the change with everything. */
  readonly command: string
}

export type SourceView = { readonly name: string; readonly summary: string; readonly stories: readonly StoryView[] }

export type IncidentView = {
  readonly headline: string
  readonly open: boolean
  readonly page: DocumentView
  readonly facts: readonly Fact[]
}

export type HealthView = { readonly line: string; readonly blind: readonly Fact[] }

export type NoticeView = {
  readonly id: string
  readonly kind: 'alert' | 'digest' | 'incident'
  readonly headline: string
  readonly intro: string
  readonly critical: boolean
  readonly sources: readonly SourceView[]
  /** Changes that did not fit. */
  readonly omitted: number
  readonly incidents: readonly IncidentView[]
  readonly health?: HealthView
  /** Which route led here, and in which zone times are given. */
  readonly footer: string
}
