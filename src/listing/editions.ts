/** Words that stages share about two editions of one document: a rule filed for public inspection, and its print. */

/** Rule of a finding that only repeats what the earlier edition did: it confirms, and is never told for itself. */
export const SAME_IN_BOTH = 'edition.same'

/** Rule of a finding about an act of the earlier edition that the later one has not. */
export const GONE_FROM_PRINT = 'edition.gone'
