/** Further persons inside one entry: subordinate institutions, affiliated entities, with aliases and addresses of their own. */
import { looksLikeAddress, splitAddresses, splitName } from './address.ts'
import { readDashList, tidyName } from './aliases.ts'
import { numberOf } from './number-words.ts'

export type Subordinates = {
  /** The text without them: the entry of the head itself. */
  readonly own: string
  /** Names and aliases of the others, as printed. */
  readonly subordinates: readonly string[]
  readonly addresses: readonly string[]
  /** The text promises another number of them than it names. */
  readonly doubts: readonly string[]
}

/** Before each of them: "Subordinate institution Second Design Department, a.k.a., …" */
const INSTITUTION = /(?:^|[.;\n]\s*|\band\s+)Subordinate institutions?\b:?\s*/gi
const AFFILIATES = /(?:^|\n|\. ?)\s*Affiliated entit(?:y|ies):\s*/i
/** "and the following four subordinate entities: —X; —Y." */
const LISTED =
  /(?:;|,)?\s*(?:and )?(?:to include )?the following (?:[a-z-]+ )?(?:subordinate|affiliated) (?:entities|institutions):\s*(?=[—–-])/i
/** "The following Department of Atomic Energy entities: —X; —Y." */
const HEADED = /^The following ([^:]{3,100}(?:entities|institutions|companies)):\s*(?=[—–])/
/** ", and to include the following addresses and the following 22 affiliated entities:" */
const TO_INCLUDE = /,? and to include the following addresses[^:]{0,80}entities:/i
const COMMON_ADDRESSES = /The following addresses apply to [^:]{0,120}:/

export function readSubordinates(text: string): Subordinates {
  const holdsOthers = text.includes('ubordinate') || text.includes('ffiliated ent') || text.startsWith('The following ')
  if (!holdsOthers) return { own: text, subordinates: [], addresses: [], doubts: [] }
  const headed = HEADED.exec(text)
  if (headed !== null) return listed(headed[1] ?? '', text.slice(headed[0].length))
  const affiliates = AFFILIATES.exec(text)
  if (affiliates !== null) return ofAffiliates(text, affiliates.index, affiliates.index + affiliates[0].length)
  INSTITUTION.lastIndex = 0
  if (/Subordinate [iI]nstitution/.test(text)) return ofInstitutions(text)
  const list = LISTED.exec(text)
  if (list !== null) return listed(text.slice(0, list.index), text.slice(list.index + list[0].length))
  return { own: text, subordinates: [], addresses: [], doubts: [] }
}

function ofInstitutions(text: string): Subordinates {
  const common = COMMON_ADDRESSES.exec(text)
  const body = common === null ? text : text.slice(0, common.index)
  const marks = [...body.matchAll(INSTITUTION)].filter((mark) => /Subordinate/.test(mark[0]))
  const first = marks[0]
  if (first === undefined) return { own: text, subordinates: [], addresses: [], doubts: [] }
  const subordinates: string[] = []
  const addresses: string[] = []
  for (const [i, mark] of marks.entries()) {
    addPerson(body.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? body.length), subordinates, addresses)
  }
  if (common !== null) addresses.push(...splitAddresses(text.slice(common.index + common[0].length)))
  const own = text.slice(0, first.index + (/^[.;]/.test(first[0]) ? 1 : 0))
  const stated = numberOf(/\b([a-z-]+|\d+) subordinate institutions:/.exec(own)?.[1])
  const doubts =
    stated === undefined || stated === marks.length
      ? []
      : [`states ${stated} subordinate institutions, has ${marks.length}`]
  return { own, subordinates, addresses, doubts }
}

/** Each on a line of its own: "Hangzhou Huawei Enterprises, No. 410 Jianghong Road, …, China." */
function ofAffiliates(text: string, start: number, from: number): Subordinates {
  const subordinates: string[] = []
  const addresses: string[] = []
  for (const line of text.slice(from).split('\n')) {
    if (looksLikeAddress(line.slice(0, 60)) && /^\s*(?:\d|no\b|building|room)/i.test(line))
      addresses.push(...splitAddresses(line))
    else addPerson(line, subordinates, addresses)
  }
  return { own: text.slice(0, start).replace(TO_INCLUDE, ''), subordinates, addresses, doubts: [] }
}

function listed(own: string, list: string): Subordinates {
  const subordinates: string[] = []
  const addresses: string[] = []
  for (const piece of list.split(/(?:^|[;\s])(?=[—–]\S)/)) addPerson(piece, subordinates, addresses)
  return { own, subordinates, addresses, doubts: [] }
}

/** "Second Design Department, a.k.a., the following two aliases: —X; and —Y. Address" */
function addPerson(raw: string, subordinates: string[], addresses: string[]): void {
  const text = raw.trim()
  if (text === '') return
  const known = /,?\s*a\.k\.a\b\.?,?\s*(?:the following (?:[a-z-]+ )?alias(?:es)?\s*[:,]\s*)?/i.exec(text)
  const names: string[] = []
  let rest = ''
  if (known === null) {
    const [name, behind] = splitName(text.replace(/\n.*/s, ''))
    names.push(tidyName(name))
    rest = behind + (text.includes('\n') ? text.slice(text.indexOf('\n')) : '')
  } else {
    const list = readDashList(text, known.index + known[0].length, undefined)
    names.push(tidyName(text.slice(0, known.index)), ...list.names)
    rest = text.slice(list.end)
  }
  for (const name of names) if (name !== '' && !subordinates.includes(name)) subordinates.push(name)
  addresses.push(...splitAddresses(rest))
}
