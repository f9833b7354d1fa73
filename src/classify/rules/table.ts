/** Every rule as one row. */

/** The rule of every finding about an ownership instrument. */
export const OWNERSHIP = 'instrument.ownership'

/** Rule of the one finding for a part that changed in more than half of a list. */
export const WHOLE_COLUMN = 'list.column'
