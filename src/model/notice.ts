/** What a message says, before it is written for a channel. Values only. */
import type { DocumentRef, Finding } from './finding.ts'
import type { Source } from './watch.ts'

/** Somebody the user cares about. */
export type Party = {
  readonly name: string
  readonly aliases: readonly string[]
  readonly country: string
  readonly note: string
}

/** A recorded change with all that a reader of a message wants to know about it. */
export type Story = {
  readonly changeId: string
  readonly watchId: string
  /** For a document that an index announced: the watch of that index. */
  readonly foundBy?: string
  readonly watchTitle: string
  readonly url: string
  readonly source: Source
  /** When we saw it; when the last look before it was (ms): the change happened between the two. */
  readonly seenAt: number
  readonly lastSeenAt?: number
  readonly document: DocumentRef
  /** What the whole change comes to, where it is more than one finding. */
  readonly summary?: string
  readonly findings: readonly Finding[]
}

export type Health = {
  readonly watches: number
  readonly blind: readonly {
    readonly watchId: string
    readonly title: string
    readonly cause: string
    readonly since: number
  }[]
}

export type IncidentNote = {
  readonly id: string
  readonly watchId: string
  readonly title: string
  readonly url: string
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly openedAt: number
  readonly closedAt?: number
  /** One of many with one cause: how many its message named; 0: it has no message of its own, neither when it opens nor when it closes. */
  readonly among?: number
}

/** What one message says, before it is written for a channel. */
export type Notice = {
  readonly id: string
  readonly kind: 'alert' | 'digest' | 'incident'
  readonly route: string
  readonly at: number
  readonly timeZone: string
  readonly stories: readonly Story[]
  readonly incidents: readonly IncidentNote[]
  readonly health?: Health
}
