import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configSchemas } from '../../src/config.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const DOC = readFileSync(join(ROOT, 'docs', 'configuring.md'), 'utf8')

type Schema = {
  readonly description?: string
  readonly default?: unknown
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

type Option = { readonly path: string; readonly row: string; readonly described: boolean }

/** Every key that may stand in a file, with the row of the table that documents it. */
function options(schema: Schema, path = ''): Option[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    if (inner.const !== undefined && key === 'kind') return []
    const at = path === '' ? key : `${path}.${key}`
    const value = schema.required?.includes(key) ? 'required' : showDefault(inner)
    const row = `| \`${at}\` | ${value} | ${inner.description} |`
    return [{ path: at, row, described: inner.description !== undefined }, ...options(inner, at)]
  })
  const members = schema.items === undefined ? [] : options(schema.items, `${path}[]`)
  // A choice by kind (channels) is documented kind by kind, a choice of form (one or a list) as one.
  const kinds = (schema.oneOf ?? []).flatMap((one) => options(one, `${path} ${String(one.properties?.kind?.const)}`))
  const forms = (schema.anyOf ?? []).filter((one) => one.properties !== undefined).flatMap((one) => options(one, path))
  return [...own, ...members, ...kinds, ...forms]
}

/** Keys that say the same as those of a watch, and are documented there. */
function isRepeated(path: string): boolean {
  return path.startsWith('defaults.') || path.includes('.follow.expect.')
}

function showDefault(schema: Schema): string {
  const value = schema.default
  const empty =
    value === undefined || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0)
  return empty ? '–' : `\`${String(value)}\``
}

describe.each(Object.entries(configSchemas()))('docs/configuring.md on %s', (_, schema) => {
  const all = options(schema as Schema).filter((option) => !isRepeated(option.path))

  it.each(all.map((option) => [option.path, option] as const))('describes %s with its default', (_, option) => {
    expect(option.described).toBe(true)
    expect(DOC.split('\n')).toContain(option.row)
  })
})

describe('docs/configuring.md', () => {
  it('describes no option that is not there', () => {
    const known = new Set(
      Object.values(configSchemas()).flatMap((schema) => options(schema as Schema).map((one) => one.row)),
    )
    const rows = DOC.split('\n').filter((line) => /^\| `[a-z]/.test(line))
    expect(rows.filter((row) => !known.has(row))).toEqual([])
  })

  it('names every variable of the environment that the shipped files and the loader read', () => {
    const shipped = readFileSync(join(ROOT, 'config', 'routes.yaml'), 'utf8').match(/(?<=env:)RULEDRIFT_[A-Z_]+/g) ?? []
    for (const name of [...shipped, 'REDIS_URL', 'RULEDRIFT_DATA', 'RULEDRIFT_CONFIG'])
      expect(DOC).toContain(`\`${name}\``)
  })
})

describe.each([
  ['writing-a-watch.md', 3],
  ['watching-a-list.md', 1],
])('docs/%s', (name, least) => {
  it('stands beside it, and its example loads', async () => {
    const file = join(ROOT, 'docs', name)
    expect(existsSync(file)).toBe(true)
    const examples = [...readFileSync(file, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
    expect(examples.length).toBeGreaterThanOrEqual(least)
    const { load } = await import('./folder.ts')
    for (const example of examples) {
      // An example is a whole publisher, or watches to put below `watches:`.
      const head = 'id: example\nname: Example\njurisdiction: EU\nlanguage: en\ntimeZone: UTC\nwatches:\n'
      const text = example.startsWith('id:') ? example : `${head}${example}`
      expect(load({ 'watches/office.yaml': text }).watches.length).toBeGreaterThan(0)
    }
  })
})
