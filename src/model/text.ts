/** Text with places in it: spans, links, evidence. */

// ---------------------------------------------------------------- reading

/** Half-open range of UTF-16 code units. */
export type Span = readonly [start: number, end: number]

export type Link = { readonly text: string; readonly url: string }

/** Text with the operative words marked. */
export type Evidence = {
  readonly text: string
  readonly marks: readonly Span[]
  /** Places (UTF-16 offsets) where the other text has operative words and this one has none: "we ‸ collect", "we may collect". */
  readonly places?: readonly number[]
}
