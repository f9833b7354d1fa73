/** What one fetch brought back. */

// ---------------------------------------------------------------- fetching

/** Status 200 is no redirect: the page at `from` named the address `to` (`find` of a watch). */
export type Redirect = { readonly status: number; readonly from: string; readonly to: string }

/**
 * Validators exactly as the server sent them; never made up. `of`: the found address that sent them. `at`: when the page came
 * whole with them (ms since 1970).
 */
export type Validators = {
  readonly etag?: string
  readonly lastModified?: string
  readonly of?: string
  readonly at?: number
}

/** What one fetch brought back. */
export type Page = {
  readonly url: string
  readonly finalUrl: string
  readonly status: number
  /** Lower-case names; several values joined by ", ". */
  readonly headers: Readonly<Record<string, string>>
  readonly redirects: readonly Redirect[]
  /** The body after content decoding (gzip, br, zstd), before charset decoding. */
  readonly body: Uint8Array
  /** SHA-256 of `body`, lower-case hex. */
  readonly sha256: string
  /** Milliseconds since 1970. */
  readonly fetchedAt: number
  readonly validators: Validators
  /** False when only the end of the connection ended the body: it may have been cut (needs a second fetch). */
  readonly lengthKnown: boolean
}

/** What a reader needs of a page. */
export type JudgedPage = {
  readonly url: string
  readonly finalUrl: string
  readonly contentType: string
  readonly body: Uint8Array
}
