/** What the line needs of the world. Adapters and notifiers implement these; nothing here names a technology. */
import type { FindInput, JudgeInput, Judgement } from './model/judgement.ts'
import type { Notice } from './model/notice.ts'

/** Milliseconds since 1970. */
export type Clock = { now(): number }

/** A constant sentence, then fields. Never page text at info level, never a secret. */
export type Log = {
  debug(message: string, fields?: Fields): void
  info(message: string, fields?: Fields): void
  warn(message: string, fields?: Fields): void
  error(message: string, fields?: Fields): void
}
export type Fields = Readonly<Record<string, unknown>>

// ---------------------------------------------------------------- the one door out

export type HttpRequest = {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Ends the whole exchange, body included. */
  readonly signal: AbortSignal
}

export type HttpResponse = {
  readonly status: number
  /** Lower-case names; several values joined by ", ". */
  readonly headers: Readonly<Record<string, string>>
  /** The raw bytes, not content-decoded. Fails with a CodedError when the connection breaks. */
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * One exchange, no redirect followed. Refuses (CodedError `egress-refused`) what is not a public http(s) address, before
 * a connection is made and again on the address the socket really connected to.
 */
export type Http = {
  send(request: HttpRequest): Promise<HttpResponse>
  close(): Promise<void>
}

// ---------------------------------------------------------------- the queue: a hint, never the truth

export type JobName = 'check' | 'deliver' | 'digest' | 'calendar'

export type Queue = {
  /** Says that `id` of `name` wants work. May be lost, may come twice; never throws because the queue is away. */
  offer(name: JobName, id: string): Promise<void>
  /** Starts to hand ids to `handler`, at most `concurrency` at once. A handler that throws is logged, never retried here. */
  work(name: JobName, concurrency: number, handler: (id: string) => Promise<void>): void
  /** Takes no more work, waits for what runs, lets go of connections. */
  close(): Promise<void>
}

// ---------------------------------------------------------------- judging in a pool thread

export type Judge = {
  /** @throws CodedError: of the gate (page-*, select-*, …), `judge-timeout`, `judge-crashed`. */
  judge(input: JudgeInput): Promise<Judgement>
  /** @returns what the page names: an address, or a value of JSON. @throws CodedError as judge; `find-failed`. */
  find(input: FindInput): Promise<string>
  close(): Promise<void>
}

// ---------------------------------------------------------------- notifiers

/**
 * `sent`: the channel took it. `retry`: it certainly did not. `unknown`: it may have (a repeat carries the same id).
 * `dead`: it never will, somebody must act. `partsSent` counts the messages of a split notice that are out.
 */
export type SendOutcome = {
  readonly state: 'sent' | 'retry' | 'unknown' | 'dead'
  readonly reason: string
  readonly partsSent: number
  readonly retryAfterMs?: number
}

export type Notifier = {
  /** @param deliveryId stable over retries: Message-ID, webhook-id. @param skipParts parts that are already out. */
  send(notice: Notice, recipient: string, deliveryId: string, skipParts: number): Promise<SendOutcome>
  /** Reaches the channel without telling anybody anything. @throws CodedError `delivery-failed`. */
  probe(): Promise<void>
  close(): Promise<void>
}
