/**
 * Every expected failure: a stable code, a cause and a next step. Anything else that is thrown is a programming error.
 * docs/errors.md says of each code what it means and what to do; test/docs.test.ts keeps the two together.
 */

/** Where a code comes from decides the exit code: usage 2, reach 3, found 1 (DESIGN: exit codes). */
export type ErrorOptions = {
  /** The next step, one sentence for the operator. */
  readonly hint?: string
  /** True when the same call may succeed later without anybody changing anything. */
  readonly retryable?: boolean
  /** When a retry makes sense at the earliest, in milliseconds from now (Retry-After). */
  readonly retryAfterMs?: number
  readonly cause?: unknown
  /** Facts for the log and for evidence: never page text, never a secret. */
  readonly details?: Readonly<Record<string, string | number | boolean>>
}

/** The one error class: branch on `code`, never on `message`. */
export class CodedError extends Error {
  readonly code: ErrorCode
  readonly hint: string
  readonly retryable: boolean
  readonly retryAfterMs: number | undefined
  readonly details: Readonly<Record<string, string | number | boolean>>

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'CodedError'
    this.code = code
    this.hint = options.hint ?? ''
    this.retryable = options.retryable ?? false
    this.retryAfterMs = options.retryAfterMs
    this.details = options.details ?? {}
  }
}

/** All codes, with one line of meaning each; docs/errors.md adds the next step. */
export const ERROR_CODES = {
  // usage and configuration
  usage: 'The command line was not understood.',
  'config-invalid': 'The configuration has mistakes; the message lists every one.',
  'config-missing': 'A configuration file or an environment variable that it names is missing.',
  'not-found': 'No watch, change or other record has that name.',
  'pairs-invalid': 'A line of the pairs given to classify is not a pair.',
  // egress
  'egress-refused': 'The address is private, reserved, or not http(s) on an allowed port.',
  'robots-disallowed': 'robots.txt of the site does not allow this address.',
  // reaching a page
  'dns-failed': 'The host name did not resolve.',
  'connect-failed': 'The connection was refused or lost.',
  'tls-failed': 'The TLS certificate was not accepted.',
  'fetch-timeout': 'The page did not arrive within its deadline.',
  'http-protocol': 'The answer breaks the HTTP protocol.',
  'headers-too-large': 'The answer has more headers than we read.',
  'too-many-redirects': 'The redirects do not end.',
  'redirect-other-host': 'The page redirects to another host.',
  'redirect-to-home': 'The page redirects to the home page of its site.',
  'http-forbidden': 'The site refuses us (401 or 403).',
  'http-gone': 'The page is gone (404 or 410).',
  'http-rate-limited': 'The site asks us to come back later (429).',
  'http-server-error': 'The site has an error of its own (5xx).',
  'http-status': 'The site answered with a status that is not a page.',
  'body-empty': 'The answer has no body.',
  'body-truncated': 'The body was cut short.',
  'body-too-large': 'The body is larger than the limit.',
  'body-encoding': 'The body is not in the encoding that the answer names.',
  // reading a page (the gate)
  'page-blocked': 'A block page or a challenge came instead of the page.',
  'page-script-shell': 'Only a JavaScript shell came, without the text.',
  'page-soft-404': 'The page says that it does not exist, with status 200.',
  'page-wrong-type': 'The content is of another type than this watch reads.',
  'page-flapping': 'The page alternates between versions.',
  'page-unreadable': 'The page could not be read.',
  'select-nothing': 'A selector of the watch matches nothing.',
  'select-too-many': 'A selector of the watch matches more than it may.',
  'count-out-of-bounds': 'The page has fewer or more parts than the watch expects.',
  'list-shrunk': 'The list lost more than half of its entries.',
  'list-column-lost': 'A part that entries of the list had is empty in all or most of them.',
  'list-other': 'The page holds another list than the one that is watched.',
  'list-garbled': 'Many more entries of the list than before are not as its format promises.',
  'index-empty': 'The index has no items.',
  'index-gap': 'No item of the index overlaps the last good one.',
  'pdf-no-text': 'The PDF holds no text.',
  'pdf-encrypted': 'The PDF is encrypted.',
  'judge-timeout': 'Reading the page took longer than its deadline.',
  'judge-crashed': 'Reading the page ended its thread (out of memory, or a fault of ours).',
  'find-failed': 'The address of the page could not be found where the watch looks for it.',
  // storing
  'store-full': 'The disk of the database is full.',
  'store-failed': 'The database refused the operation.',
  'evidence-missing': 'The kept bytes of a revision are damaged or not there.',
  'store-newer': 'The database was written by a newer Ruledrift.',
  'register-overtaken': 'The register has changed since this was decided; it is decided again.',
  'lease-lost': 'Another worker holds this watch now.',
  // delivering
  'delivery-failed': 'A message could not be delivered.',
  'queue-failed': 'The queue could not be reached.',
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** @returns the error as a coded one; a foreign error gets `fallback` and keeps itself as cause. */
export function asCoded(error: unknown, fallback: ErrorCode): CodedError {
  if (error instanceof CodedError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new CodedError(fallback, message, { cause: error })
}
