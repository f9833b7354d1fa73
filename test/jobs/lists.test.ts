/** Every list reader in the daemon: pages over loopback, the register behind them, mails that arrive. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { screen } from '../../jobs/screen.ts'
import { LIST_FILES, type ListFile } from './list-files.ts'
import { HOUR, MINUTE, openWorld, type World } from './world.ts'

const COUNTRIES = ['China', 'Iran', 'Pakistan'] as const
const NAMES = ['Amber', 'Basalt', 'Cedar', 'Dolomite', 'Ember', 'Flint', 'Granite', 'Harbor', 'Indigo', 'Juniper']
const TRADES = ['Optics', 'Shipping', 'Foundry', 'Avionics']

const firm = (name: string, number: number, country: string = COUNTRIES[number % 3] ?? 'China') => ({
  name,
  number: 100 + number,
  country,
})
/** Forty entries under three destinations. */
const FIRMS = NAMES.flatMap((name, i) => TRADES.map((trade, k) => firm(`${name} ${trade} Company`, i * 4 + k)))
const NEW = firm('Zephyr Lithography Institute', 77, 'China')

const TEXT: ListFile = LIST_FILES.find(({ reader }) => reader === 'table') as ListFile
const BULK: ListFile = LIST_FILES.find(({ reader }) => reader === 'bis-csv') as ListFile

let world: World
const watchOf = ({ reader, path, more = '' }: ListFile, id: string) =>
  `id: ${id}-source
name: Publisher ${id}
jurisdiction: US
language: en
timeZone: UTC
watches:
  - { id: ${id}, title: The list, url: "{site}${path}", every: 6h, reader: ${reader}${more} }
`

function serve(file: ListFile, firms: Parameters<ListFile['write']>[0]): void {
  world.site.serve(file.path, { body: Buffer.from(file.write(firms)), type: file.type, status: 200 })
}

/** A world with one watch of each file, its baseline taken. */
async function open(files: readonly ListFile[], options: Parameters<typeof openWorld>[0] = {}): Promise<void> {
  const watches = Object.fromEntries(files.map((file) => [file.reader, watchOf(file, file.reader)]))
  world = await openWorld({ watches, ...options })
  for (const file of files) {
    serve(file, FIRMS)
    expect(await world.look(file.reader), file.reader).toMatchObject({ outcome: 'baseline' })
  }
}

const registered = async (list: string) => await world.deps.store.register.search({ words: [], list })
const told = async () =>
  (await world.deps.store.changes.list({ limit: 50 })).flatMap(({ findings }) =>
    findings.map(({ kind, listing }) => `${kind} ${listing?.name}`),
  )

describe.each(LIST_FILES.map((file) => [file.reader, file] as const))('a watch with the reader %s', (reader, file) => {
  it('fills the register at its first look and tells nobody; one entry more is one mail', async () => {
    await open([file])
    expect((await registered(file.list)).map(({ listing }) => listing.name).sort()).toEqual(
      FIRMS.map(({ name }) => name).sort(),
    )
    serve(file, [...FIRMS.slice(0, 20), NEW, ...FIRMS.slice(20)])
    expect(await world.look(reader)).toMatchObject({ outcome: 'changed', findings: [{ kind: 'listing.added' }] })
    await world.idle()
    expect(await told()).toEqual([`listing.added ${NEW.name}`])
    expect(world.mailbox.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining(NEW.name)])
    expect(await registered(file.list)).toHaveLength(41)
    expect(await world.look(reader)).toMatchObject({ outcome: 'unchanged' })
  })

  it('that shrinks by nine tenths is an incident; accepted, its removals are told', async () => {
    await open([file])
    serve(file, FIRMS.slice(0, 4))
    // the second look agrees
    for (let look = 0; look < 2; look++)
      expect(await world.look(reader)).toMatchObject({ findings: [], code: 'list-shrunk' })
    expect(await told()).toEqual([])
    expect(await registered(file.list)).toHaveLength(40)
    expect(await world.deps.store.watches.get(reader)).toMatchObject({ openIncident: { code: 'list-shrunk' } })
    await world.deps.store.watches.accept(reader, world.clock.now())
    const report = await world.look(reader)
    expect(report.findings.map(({ kind }) => kind)).toEqual(Array(36).fill('listing.removed'))
    expect((await registered(file.list)).filter(({ state }) => state === 'removed')).toHaveLength(36)
    expect(await world.deps.store.watches.get(reader)).not.toHaveProperty('openIncident')
  })

  it('removes an entry only when two looks agree', async () => {
    await open([file])
    serve(file, FIRMS.slice(1))
    expect(await world.look(reader)).toMatchObject({ outcome: 'unconfirmed', findings: [] })
    serve(file, FIRMS)
    expect(await world.look(reader)).toMatchObject({ outcome: 'unchanged' })
    expect(await told()).toEqual([])
    serve(file, FIRMS.slice(1))
    expect(await world.look(reader)).toMatchObject({ outcome: 'unconfirmed' })
    await world.pass(MINUTE)
    expect(await told()).toEqual([`listing.removed ${FIRMS[0]?.name}`])
    expect(world.mailbox.mails).toHaveLength(1)
  })
})

describe('an addition and a removal at once', () => {
  const [GONE, OTHER, ...REST] = FIRMS as [(typeof FIRMS)[number], (typeof FIRMS)[number], ...typeof FIRMS]
  const stateOf = async (name: string) =>
    (await registered('Entity List')).find(({ listing }) => listing.name === name)?.state

  it('the addition is told at once, the removal when the same page comes again', async () => {
    await open([BULK])
    const seenLast = (await world.deps.store.watches.get('bis-csv'))?.lastGoodAt
    world.clock.set(world.clock.now() + HOUR)
    serve(BULK, [OTHER, ...REST, NEW])
    expect(await world.look('bis-csv')).toMatchObject({ outcome: 'changed', findings: [{ kind: 'listing.added' }] })
    expect(await told()).toEqual([`listing.added ${NEW.name}`])
    expect(await stateOf(GONE.name)).toBe('in-force')
    await world.pass(MINUTE)
    expect(await told()).toEqual([`listing.removed ${GONE.name}`, `listing.added ${NEW.name}`])
    expect(await stateOf(GONE.name)).toBe('removed')
    const [change] = await world.deps.store.changes.list({ limit: 1 })
    expect(change?.lastLookAt).toBe(seenLast)
    expect(await world.look('bis-csv')).toMatchObject({ outcome: 'unchanged' })
    expect(world.mailbox.mails).toHaveLength(2)
  })

  it('the removed entry that is back is neither removed nor added', async () => {
    await open([BULK])
    serve(BULK, [OTHER, ...REST, NEW])
    await world.look('bis-csv')
    serve(BULK, [GONE, OTHER, ...REST, NEW])
    expect((await world.look('bis-csv')).findings).toEqual([])
    serve(BULK, [GONE, OTHER, ...REST, NEW, firm('Quartz Relay Works', 90)])
    await world.look('bis-csv')
    expect((await told()).sort()).toEqual(['listing.added Quartz Relay Works', `listing.added ${NEW.name}`])
    expect(await stateOf(GONE.name)).toBe('in-force')
  })

  it('of two copies that take turns, each without another entry, tells what both have and removes nobody', async () => {
    await open([BULK])
    for (const lost of [GONE, OTHER, GONE, OTHER, GONE, OTHER, GONE, OTHER]) {
      serve(BULK, [...[GONE, OTHER, ...REST].filter((one) => one !== lost), NEW])
      await world.look('bis-csv')
    }
    expect(await told()).toEqual([`listing.added ${NEW.name}`])
    expect([await stateOf(GONE.name), await stateOf(OTHER.name)]).toEqual(['in-force', 'in-force'])
    serve(BULK, [OTHER, ...REST, NEW])
    for (let look = 0; look < 2; look++) await world.look('bis-csv')
    expect(await told()).toEqual([`listing.removed ${GONE.name}`, `listing.added ${NEW.name}`])
  })

  it('a removal that waits is told although the page was accepted meanwhile', async () => {
    await open([BULK])
    serve(BULK, [OTHER, ...REST, NEW])
    await world.look('bis-csv')
    await world.deps.store.watches.accept('bis-csv', world.clock.now())
    expect((await world.look('bis-csv')).findings).toMatchObject([{ kind: 'listing.removed' }])
  })
})

describe('a list in which something is missing', () => {
  it.each([
    ['a column without its header', TEXT, (text: string) => text.replace('<th>Country</th>', '<th>Place</th>')],
    ['a column that is empty', TEXT, (text: string) => text.replaceAll(/<td>88 FR \d+<\/td>/g, '<td></td>')],
    ['a column of a file', BULK, (text: string) => text.replace('"License Policy"', '"Policy"')],
    ['the end of the file', BULK, (text: string) => text.slice(0, text.length * 0.7)],
    ['everything but its header', BULK, (text: string) => text.slice(0, text.indexOf('\r\n') + 2)],
  ])('%s: an incident, and nobody is removed', async (_, file, spoil) => {
    await open([file])
    const body = Buffer.from(spoil(file.write(FIRMS)))
    world.site.serve(file.path, { body, type: file.type, status: 200 })
    for (let look = 0; look < 3; look++) expect((await world.look(file.reader)).findings).toEqual([])
    expect((await world.deps.store.watches.get(file.reader))?.openIncident).toBeDefined()
    expect(await told()).toEqual([])
    expect((await registered(file.list)).filter(({ state }) => state !== 'in-force')).toEqual([])
    serve(file, FIRMS)
    await world.look(file.reader)
    expect((await world.deps.store.watches.get(file.reader))?.openIncident).toBeUndefined()
  })

  it('under one destination, which is out of its bounds, is an incident', async () => {
    const bound = { ...TEXT, more: `${TEXT.more}, expect: { perCountry: { China: { min: 10, max: 20 } } }` }
    await open([bound])
    serve(
      TEXT,
      FIRMS.map((one) => (one.country === 'China' && one.number > 105 ? { ...one, country: 'Iran' } : one)),
    )
    for (let look = 0; look < 2; look++)
      expect(await world.look('table')).toMatchObject({ code: 'count-out-of-bounds', findings: [] })
    expect((await world.deps.store.watches.get('table'))?.openIncident?.message).toContain('under China')
  })
})

describe('an address that answers another list', () => {
  const SUPPLEMENT = LIST_FILES.find(({ reader }) => reader === 'ecfr-supplement') as ListFile
  const other = (text: string) =>
    text.replaceAll('Supplement No. 4', 'Supplement No. 6').replaceAll('Entity List', 'Unverified List')

  it.each([
    ['one whose watch names its list', { ...SUPPLEMENT, more: ', list: Entity List' }],
    ['one whose first look was another', SUPPLEMENT],
  ])('%s: an incident, nothing told, nothing in the register', async (_, file) => {
    await open([file])
    world.site.serve(file.path, { body: Buffer.from(other(file.write(FIRMS))), type: file.type, status: 200 })
    for (let look = 0; look < 2; look++)
      expect(await world.look(file.reader)).toMatchObject({ findings: [], code: 'list-other' })
    expect(await world.deps.store.watches.get(file.reader)).toMatchObject({ openIncident: { code: 'list-other' } })
    expect(await told()).toEqual([])
    expect(await registered('Unverified List')).toEqual([])
    expect(await registered('Entity List')).toHaveLength(40)
  })
})

describe('one listing on several sources', () => {
  it('is one alert; the later ones confirm', async () => {
    const files = LIST_FILES.filter(({ list }) => list === 'Entity List')
    await open(files)
    expect(files.length).toBeGreaterThan(2)
    expect(await registered('Entity List')).toHaveLength(40)
    for (const file of files) {
      serve(file, [...FIRMS, NEW])
      await world.look(file.reader)
      await world.idle()
    }
    expect(world.mailbox.mails).toHaveLength(1)
    expect(await registered('Entity List')).toHaveLength(41)
  })
})

describe('a party that is added later', () => {
  it('is told once as listed since, although the parties are looked for again', async () => {
    await open([TEXT])
    serve(TEXT, [...FIRMS, NEW])
    await world.look('table')
    await world.idle()
    const before = world.mailbox.mails.length
    const party = { name: 'Zephyr Lithography', aliases: [], country: 'CN', note: '' }
    const deps = { ...world.deps, config: { ...world.deps.config, parties: [party] } }
    expect([await screen(deps), await screen(deps)]).toEqual([1, 0])
    await world.idle()
    await world.pass(HOUR, 15 * MINUTE)
    expect(
      world.mailbox.mails
        .slice(before)
        .map(({ text }) => /(?:is listed since|when it was first seen, on) \d{4}-\d\d-\d\d/.test(text)),
    ).toEqual([true])
  })
})

describe('a process that is killed between the look and the commit', () => {
  it('loses nothing and tells nothing twice', async () => {
    await open([BULK])
    serve(BULK, [...FIRMS, NEW])
    for (let kill = 0; kill < 2; kill++) {
      expect(await killedLook('bis-csv')).toEqual({ out: '1 findings decided\n', signal: 'SIGKILL' })
      expect(await told()).toEqual([])
      // a worker that dies is replaced when its lease has run out
      world.clock.set(world.clock.now() + MINUTE)
    }
    expect(await world.look('bis-csv')).toMatchObject({ outcome: 'changed' })
    await world.idle()
    expect(await world.look('bis-csv')).toMatchObject({ outcome: 'unchanged' })
    await world.pass(HOUR, 15 * MINUTE)
    expect(await told()).toEqual([`listing.added ${NEW.name}`])
    expect(world.mailbox.mails).toHaveLength(1)
    expect(await registered('Entity List')).toHaveLength(41)
  })
})

async function killedLook(watchId: string): Promise<{ out: string; signal: string | null }> {
  const worker = fileURLToPath(new URL('./list-worker.ts', import.meta.url))
  const child = spawn(process.execPath, [worker, world.home, watchId, String(world.clock.now())])
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.pipe(process.stderr)
  const [, signal] = await once(child, 'close')
  return { out, signal }
}
