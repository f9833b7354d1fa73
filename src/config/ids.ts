/** Ids across files: each stands once. */
import type { KeyPath, Mistake } from './mistakes.ts'
import { showValue } from './mistakes.ts'
import type { YamlFile } from './yaml-file.ts'

/** An id and where it stands. */
export type Named = { readonly yaml: YamlFile; readonly path: KeyPath; readonly id: string }

/** The ids as written: of the file itself (empty path), or of the members of the list at `path`. */
export function idsAt(yaml: YamlFile, path: readonly string[]): Named[] {
  const field = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined
  const [key] = path
  const list = key === undefined ? undefined : field(yaml.raw, key)
  const members = key === undefined ? [yaml.raw] : Array.isArray(list) ? list : []
  return members.flatMap((member, i) => {
    const id = field(member, 'id')
    return typeof id === 'string' ? [{ yaml, path: key === undefined ? ['id'] : [key, i, 'id'], id }] : []
  })
}

/** Appends a mistake for each id that stands a second time, with the place of the first. */
export function checkUnique(named: readonly Named[], mistakes: Mistake[]): void {
  const first = new Map<string, Named>()
  for (const one of named) {
    const other = first.get(one.id)
    if (other === undefined) {
      first.set(one.id, one)
      continue
    }
    const { file } = one.yaml
    const place = `${other.yaml.file}:${other.yaml.lineOf(other.path)}`
    const got = `the id ${showValue(one.id)} a second time`
    mistakes.push({
      file,
      line: one.yaml.lineOf(one.path),
      path: one.path,
      got,
      allowed: `allowed: each id once; the other stands at ${place}`,
    })
  }
}
