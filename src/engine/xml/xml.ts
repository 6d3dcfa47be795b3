/** XML as a plain tree of local names, with the line each element stands on: enough to read DMN of any version and to point at faults. */
import { Parser } from 'saxen';

export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
  /** Counted from 1. */
  line: number;
  /** The namespace of its name, and what the prefixes of names within it stand for; without a prefix, ''. */
  namespace: string | undefined;
  prefixes: Readonly<Record<string, string>>;
  /** How much of the text of what it stands in comes before it. */
  at: number;
}

/** All text of an element and of what stands in it, in its order. */
export function wholeText({ text, children }: XmlNode): string {
  let whole = '';
  let from = 0;
  for (const one of children) {
    whole += text.slice(from, one.at) + wholeText(one);
    from = one.at;
  }
  return whole + text.slice(from);
}

export type XmlRead = { root: XmlNode } | { line: number; detail: string };

const MAX_DEPTH = 200;

/** In one Unicode form: «Hòa» as macOS writes it is the same name, and the same text as what it is compared with. */
export function readXml(xml: string): XmlRead {
  const parser = new Parser();
  const prefixes = { xml: 'http://www.w3.org/XML/1998/namespace' };
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '', line: 0, namespace: '', prefixes, at: 0 };
  const open: XmlNode[] = [top];
  let fault: { line: number; detail: string } | undefined;
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  // The first fault is the cause, what follows it is noise.
  const report = (error: Error, context: () => { line: number }) => {
    fault ??= { line: context().line + 1, detail: error.message };
  };
  const lines = linesOfTags(xml);
  let tags = 0;
  parser.on('openTag', (name, attributes, decode, _selfClosing, context) => {
    const around = open.at(-1)!;
    const given: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributes())) given[key] = decode(value).normalize('NFC');
    const prefixes = prefixesOf(given, around.prefixes);
    const node: XmlNode = {
      name: local(name),
      attributes: given,
      children: [],
      text: '',
      line: lines[tags++] ?? 1,
      namespace: prefixes[name.includes(':') ? name.slice(0, name.indexOf(':')) : ''],
      prefixes,
      at: around.text.length,
    };
    if (open.length > MAX_DEPTH) report(new Error(`elements nested deeper than ${MAX_DEPTH}`), context);
    around.children.push(node);
    open.push(node);
  });
  parser.on('closeTag', () => void open.pop());
  parser.on('text', (value, decode) => {
    open.at(-1)!.text += decode(value).normalize('NFC');
  });
  parser.on('cdata', (value) => {
    open.at(-1)!.text += value.normalize('NFC');
  });
  parser.on('error', report);
  parser.on('warn', report);
  try {
    parser.parse(xml);
  } catch (error) {
    fault ??= { line: 1, detail: (error as Error).message };
  }
  if (fault) return fault;
  return top.children.length === 1 ? { root: top.children[0] } : { line: 1, detail: 'holds no single root element' };
}

/** The same object as long as nothing is declared anew. */
function prefixesOf(attributes: Record<string, string>, around: XmlNode['prefixes']): XmlNode['prefixes'] {
  let made: Record<string, string> | undefined;
  for (const key of Object.keys(attributes)) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
    made ??= { ...around };
    made[key.slice('xmlns:'.length)] = attributes[key];
  }
  return made ?? around;
}

const MAX_SIGN = '<![CDATA['.length;
const SKIPPED: readonly [from: string, to: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

const [LINE_FEED, LESS, SLASH] = ['\n', '<', '/'].map((sign) => sign.charCodeAt(0));

/** The line of each tag that opens, in their order, in one pass: the parser would count from the first line for every one. */
function linesOfTags(xml: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let from = 0;
  for (let at = 0; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === LINE_FEED) line++;
    if (code !== LESS || at < from) continue;
    const begin = xml.slice(at, at + MAX_SIGN);
    const skipped = SKIPPED.find(([sign]) => begin.startsWith(sign));
    if (!skipped) {
      if (xml.charCodeAt(at + 1) !== SLASH) lines.push(line);
      continue;
    }
    const end = xml.indexOf(skipped[1], at + skipped[0].length);
    from = end < 0 ? xml.length : end;
  }
  return lines;
}

export function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((one) => one.name === name);
}

export function childrenOf(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter((one) => one.name === name);
}

/** The first element anywhere that satisfies the condition. */
export function findNode(node: XmlNode, wanted: (node: XmlNode) => boolean): XmlNode | undefined {
  if (wanted(node)) return node;
  for (const one of node.children) {
    const found = findNode(one, wanted);
    if (found) return found;
  }
  return undefined;
}
