/** Which elements of a page say something: a sentence outside of links, or much text. */
import { NEVER_TEXT } from './furniture.ts'
import type { ElementNode, RootNode, TreeNode } from './tree.ts'

/** "Exporters must file a report.", 出口商应当提交报告。: five words or eight Chinese characters that end as sentences do. */
const STATEMENT =
  /(?:[\p{L}\p{M}\p{N}’'-]+[^\p{L}\p{N}.!?]+){4,}[\p{L}\p{M}\p{N}’'-]+["”)»]?[.!?]|\p{Script=Han}[^。！？]{7,}[。！？]/u
/** A line this long says something, however it ends; shorter ones are looked at. */
const LONG_LINE = 300
/** And so does a part with more text than this outside of its links. */
const LONG = 1_500
const INLINE = new Set('abbr b bdi cite code em font i mark s small span strong sub sup time u'.split(' '))

/** @returns the elements that say something, with all elements around them. One walk: time grows with the page and no faster. */
export function statingElements(root: RootNode): ReadonlySet<ElementNode> {
  const found = new Set<ElementNode>()
  const mark = (element: ElementNode | RootNode | null): void => {
    for (let node = element; node !== null && node.type !== 'root' && !found.has(node); node = node.parent)
      found.add(node)
  }
  let line = ''
  let owner: ElementNode | RootNode | null = null
  const endLine = (): void => {
    const text = line.trim()
    if (text.length > LONG_LINE || STATEMENT.test(text)) mark(owner)
    line = ''
    owner = null
  }
  const lengths = [0]
  let links = 0
  type Step = { readonly node: TreeNode; readonly leave: boolean }
  const stack: Step[] = root.children.toReversed().map((node) => ({ node, leave: false }))
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, leave } = step
    if (node.type === 'text') {
      if (links > 0) continue
      const text = node.data.replace(/\s+/g, ' ')
      lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + text.trim().length
      if (line.length <= LONG_LINE) line += text.slice(0, LONG_LINE + 1)
      owner ??= node.parent
      continue
    }
    if (NEVER_TEXT.has(node.name)) continue
    const isLink = node.name === 'a' || node.name === 'button'
    if (!INLINE.has(node.name)) endLine()
    if (!leave) {
      if (isLink) links++
      lengths.push(0)
      stack.push({ node, leave: true })
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i]
        if (child !== undefined) stack.push({ node: child, leave: false })
      }
      continue
    }
    if (isLink) links--
    const length = lengths.pop() ?? 0
    if (length > LONG) mark(node)
    lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + length
  }
  endLine()
  return found
}
