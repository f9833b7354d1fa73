/** Routes, channels, limits: what config.ts reads and checks. Values only. */
import type { Flag, Severity } from './finding.ts'

/** What a finding must be to take a route; a list means "one of these", all given fields must hold. */
export type Condition = {
  /** Kinds, or families as `listing.*`. */
  readonly kind?: readonly string[]
  readonly severity?: readonly Severity[]
  readonly source?: readonly string[]
  readonly watch?: readonly string[]
  readonly jurisdiction?: readonly string[]
  readonly language?: readonly string[]
  readonly flags?: readonly Flag[]
  /** Words, any case: one of them stands in the evidence, the reason or the title. */
  readonly text?: readonly string[]
}

export type Digest = { readonly cron: string; readonly timeZone: string }

/** A rule from findings to channels and timing. Every route that matches tells; there is no "first one wins". */
export type Route = {
  readonly id: string
  readonly when: Condition
  readonly to: readonly string[]
  readonly send: 'at-once' | Digest
}

export type EmailChannel = {
  readonly id: string
  readonly kind: 'email'
  /** smtp:// or smtps:// with user and password: a secret. */
  readonly smtpUrl: string
  readonly from: string
  readonly to: readonly string[]
}
export type SlackChannel = { readonly id: string; readonly kind: 'slack'; readonly webhookUrl: string }
export type WebhookChannel = {
  readonly id: string
  readonly kind: 'webhook'
  readonly url: string
  /** Standard Webhooks secret, `whsec_` and base64. */
  readonly secret: string
}
export type Channel = EmailChannel | SlackChannel | WebhookChannel

export type Politeness = {
  /** Least time between two requests to one host. */
  readonly gapMs: number
  /** Requests to one host at the same time. */
  readonly inFlight: number
  readonly robots: boolean
  /** Sent as From and in the User-Agent: a mail address or a page that says who we are. */
  readonly contact: string
}

export type Limits = {
  readonly deadlineMs: number
  readonly maxBodyBytes: number
  readonly maxRedirects: number
  readonly judgeDeadlineMs: number
  readonly judgeHeapMb: number
}

export type Egress = {
  /** `host:port` pairs that may be private: tests and intranets. */
  readonly allowPrivate: readonly string[]
  readonly proxy?: string
  /** PEM text of additional certificate authorities. */
  readonly ca?: string
}
