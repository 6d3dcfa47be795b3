/** From XML to the tree of a model. */
import { readXml } from '#engine/xml/xml.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import type { Finding } from './examine.ts';
import { asWritten, isBpmn } from './written.ts';

const MAX_XML_LENGTH = 5_000_000;

/** What is wrong, and where: a refusal that stands for itself. */
export interface Fault {
  refusal: Refusal;
  id: string;
  line?: number;
  /** Of a constraint of the standard. */
  finding?: Finding;
}

/** The model as the standard means it, or why it cannot be read. */
export function treeOf(xml: string): ReturnType<typeof asWritten> | Fault {
  if (xml.length > MAX_XML_LENGTH) {
    const size = { size: `${xml.length} characters`, limit: `${MAX_XML_LENGTH} characters` };
    return { refusal: refuse('too-large', size), id: '' };
  }
  const read = readXml(xml);
  if (!('root' in read)) {
    const refusal = refuse('bpmn-malformed', { detail: phrase('at-line', read) });
    return { refusal, id: '', line: read.line };
  }
  const { name, line, namespace } = read.root;
  if (name === 'definitions' && isBpmn(namespace)) return asWritten(read.root);
  const detail = phrase('at-line', { line, detail: phrase('bpmn-root', { name, namespace: namespace ?? '' }) });
  return { refusal: refuse('bpmn-malformed', { detail }), id: '', line };
}
