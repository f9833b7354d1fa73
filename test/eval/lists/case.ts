/** One measure of lists: what it must be, and how it is taken. */

/** `met` is undefined where nothing could be measured; `measured` says why. */
export type Outcome = {
  readonly measured: string
  readonly met: boolean | undefined
  /** Shown below the table: what is left, what went wrong. */
  readonly notes?: readonly string[]
}

export type Case = {
  readonly name: string
  readonly mustBe: string
  readonly run: () => Promise<Outcome>
}

export function skipped(why: string): Outcome {
  return { measured: why, met: undefined }
}
