/** The fields that a declared table may name: parts of an entry (docs/watching-a-list.md). Other columns are compared as cells. */
export const LISTING_FIELDS = [
  'key',
  'name',
  'country',
  'formerNames',
  'aliases',
  'addresses',
  'crossReferences',
  'licenceRequirement',
  'licencePolicy',
  'footnotes',
  'citations',
  'effectiveDate',
  'programme',
  'identifiers',
  'remarks',
  'status',
  'subordinates',
  'item.code',
  'item.text',
  'item.reasons',
  'item.thresholds',
] as const

/** One of these makes a row an entry of a list. */
export const NAMING_FIELDS: readonly string[] = ['name', 'item.code', 'item.text']
