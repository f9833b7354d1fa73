import type { Finding, SentenceChange } from '../model.ts'
import { judgeSentence } from './sentence.ts'
export function classifyPair(change: SentenceChange, language: string): Finding[] {
  return judgeSentence(change, language, undefined).map((v)=>({kind:v.kind,severity:'low',flags:[],reason:v.reason,rule:v.rule,before:null,after:null}))
}
