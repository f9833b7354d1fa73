/** What a file of the project imports and which globals it asks, read from its syntax: no comment and no text is taken for code. */
import { parseAst } from 'vitest/node'

type Import = { readonly from: string; readonly names: readonly string[] }
/** `asks`: "process", "Date.now", "new Date", "Math.random": globals, and what of them. */
export type Code = { readonly imports: readonly Import[]; readonly asks: readonly string[] }

type Node = { readonly type: string; readonly [key: string]: unknown }

/** Globals that are asked whatever is asked of them. */
const GLOBALS: ReadonlySet<string> = new Set(
  'process console performance crypto globalThis fetch setTimeout setInterval setImmediate queueMicrotask'.split(' '),
)
const MEMBERS: ReadonlySet<string> = new Set(['Date.now', 'Math.random'])
/** Where a name stands that is no reference: a member, a key, the outer name of an import. */
const NO_REFERENCE: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  TSPropertySignature: 'key',
  TSMethodSignature: 'key',
  ImportSpecifier: 'imported',
  ExportSpecifier: 'exported',
}

export function readCode(text: string): Code {
  const imports: Import[] = []
  const asks: string[] = []
  const visit = (node: Node): void => {
    if (node.source !== undefined && isNode(node.source) && /^(?:TS)?(?:Import|Export)/.test(node.type)) {
      imports.push({ from: textOf(node.source), names: namesOf(node) })
    }
    const asked = askedBy(node)
    if (asked !== undefined) asks.push(asked)
    const skipped = node.computed === true ? undefined : NO_REFERENCE[node.type]
    for (const [key, value] of Object.entries(node)) {
      if (key === skipped) continue
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child)
    }
  }
  visit(parseAst(text, { lang: 'ts' }) as unknown as Node)
  return { imports, asks }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function nameOf(node: unknown): string {
  return isNode(node) && node.type === 'Identifier' ? String(node.name) : ''
}

function askedBy(node: Node): string | undefined {
  const name = nameOf(node)
  if (GLOBALS.has(name)) return name
  if (node.type === 'MemberExpression') {
    const member = `${nameOf(node.object)}.${node.computed === true && isNode(node.property) ? textOf(node.property) : nameOf(node.property)}`
    return MEMBERS.has(member) ? member : undefined
  }
  const isDate = nameOf(node.callee) === 'Date'
  if (isDate && node.type === 'CallExpression') return 'Date()'
  return isDate && Array.isArray(node.arguments) && node.arguments.length === 0 ? 'new Date()' : undefined
}

/** @returns what a text or a template without places says; "?" for what is put together: it fits no table. */
function textOf(node: Node): string {
  if (node.type === 'Literal') return String(node.value)
  const [only, ...more] = node.type === 'TemplateLiteral' ? (node.quasis as readonly Node[]) : []
  return only === undefined || more.length > 0 ? '?' : String((only.value as { readonly cooked?: string }).cooked)
}

function namesOf({ specifiers }: Node): string[] {
  if (!Array.isArray(specifiers)) return ['*']
  return specifiers
    .map((one: Node) => nameOf(one.imported ?? one.local) || '*')
    .map((name, at) => (/Namespace|Default/.test((specifiers[at] as Node).type) ? '*' : name))
}
