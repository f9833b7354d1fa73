/** The date that an index prints for one of its items: within it, or beside it on the side where the list puts its dates. */
import { findDate } from './dates.ts'
import { lineOf } from './document.ts'
import { descendants } from './furniture.ts'
import type { ElementNode, TreeNode } from './tree.ts'

/** Text around a link that may hold its date. */
const MAX_AROUND = 600

/** In what belongs to the item alone; else between it and its neighbours, on the side where the list puts its dates. */
export function dateNear(
  container: ElementNode,
  owners: ReadonlyMap<TreeNode, string>,
  leading: Map<unknown, boolean>,
  timeZone: string,
): string | undefined {
  for (const element of descendants(container)) {
    if (element.name !== 'time' || element.attribs.datetime === undefined) continue
    const value = findDate(element.attribs.datetime, timeZone)?.value
    if (value !== undefined) return value
  }
  const inside = findDate(lineOf(container, MAX_AROUND), timeZone)?.value
  if (inside !== undefined) return inside
  const before = besides(container, 'prev', owners)
  const after = besides(container, 'next', owners)
  const dateBefore = findDate(before.text, timeZone)?.value
  const dateAfter = findDate(after.text, timeZone)?.value
  if (dateBefore === undefined || dateAfter === undefined) return dateBefore ?? dateAfter
  // one list puts its dates on one side
  const leads = leading.get(container.parent) ?? leadsWithDate(container, owners, timeZone)
  leading.set(container.parent, leads)
  return leads ? dateBefore : dateAfter
}

/** Text beside an element, up to the next item, line end or rule. */
function besides(
  container: ElementNode,
  direction: 'prev' | 'next',
  owners: ReadonlyMap<TreeNode, string>,
): { readonly text: string; readonly end: TreeNode | null } {
  let text = ''
  let node = container[direction]
  for (; node !== null && text.length < MAX_AROUND; node = node[direction]) {
    if (owners.has(node)) break
    if (node.type !== 'text' && /^(?:br|hr|li|tr|p|h[1-6])$/.test(node.name)) break
    const piece = node.type === 'text' ? node.data : ` ${lineOf(node, MAX_AROUND)} `
    text = direction === 'next' ? text + piece : piece + text
  }
  return { text, end: node }
}

/** Items in one line after another: what stands before the first of them decides. */
function leadsWithDate(container: ElementNode, owners: ReadonlyMap<TreeNode, string>, timeZone: string): boolean {
  let first: ElementNode = container
  for (let steps = 0; steps < 5000; steps++) {
    const { end } = besides(first, 'prev', owners)
    if (end === null || end.type === 'text' || !owners.has(end)) break
    first = end
  }
  return findDate(besides(first, 'prev', owners).text, timeZone) !== undefined
}
