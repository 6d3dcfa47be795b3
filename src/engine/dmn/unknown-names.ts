/**
 * Names that a model's expressions speak of and that nothing gives them: misspelt, or without the requirement that brings them. A model
 * without input data takes all names from whoever asks it.
 */
import type { Ast } from '#engine/feel/ast.ts';
import type { CompileOptions } from '#engine/feel/compile.ts';
import { vocabularyOf } from '#engine/feel/compile.ts';
import type { Given } from '#engine/feel/misfits.ts';
import { normalName } from '#engine/feel/names.ts';
import { FeelSyntaxError, parseExpression, parseUnaryTests } from '#engine/feel/parse.ts';
import { type Unknown, unknownOf } from '#engine/feel/unknown.ts';
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { BOXES, expressionIn } from './boxed.ts';

export type OnUnknown = (node: XmlNode, text: string, unknown: Unknown) => void;
type Names = ReadonlySet<string>;

const nameOf = (node: XmlNode | undefined): string => normalName(node?.attributes['name'] ?? '');
const plus = (names: Names, more: Iterable<string>): Names => new Set([...names, ...more]);
const textNode = (node: XmlNode): XmlNode => child(node, 'text') ?? node;

/** Everything below one decision or business knowledge model, which knows these names. */
export function findUnknown(element: XmlNode, known: Names, options: CompileOptions, onUnknown: OnUnknown): void {
  const vocabulary = vocabularyOf(options);
  const tell = (node: XmlNode, text: string, asts: readonly Ast[], names: Names, more: Given = {}) => {
    const given: Given = { ...Object.fromEntries([...names].map((name) => [name, true as const])), ...more };
    for (const ast of asts) for (const unknown of unknownOf(ast, given)) onUnknown(node, text, unknown);
  };
  /** What cannot be read is said elsewhere. */
  const readable = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (error instanceof FeelSyntaxError) return undefined;
      throw error;
    }
  };
  const expression = (node: XmlNode | undefined, names: Names): void => {
    const text = node && textNode(node).text.trim();
    const ast = text ? readable(() => parseExpression(text, vocabulary)) : undefined;
    if (node && text && ast) tell(node, text, [ast], names);
  };
  const tests = (node: XmlNode, names: Names): void => {
    const text = textNode(node).text.trim();
    const read = text ? readable(() => parseUnaryTests(text, vocabulary)) : undefined;
    if (read) tell(node, text, read.tests, names, { '?': true });
  };
  const inside = (node: XmlNode | undefined, names: Names): void => {
    const inner = node && expressionIn(node);
    if (inner) box(inner, names);
  };
  const box = (node: XmlNode, names: Names): void => {
    switch (node.name) {
      case 'literalExpression':
        return expression(node, names);
      case 'decisionTable':
        for (const input of childrenOf(node, 'input')) expression(child(input, 'inputExpression'), names);
        for (const rule of childrenOf(node, 'rule')) {
          for (const entry of childrenOf(rule, 'inputEntry')) tests(entry, names);
          for (const entry of childrenOf(rule, 'outputEntry')) expression(entry, names);
        }
        return;
      case 'context': {
        const inner = new Set(names);
        for (const entry of childrenOf(node, 'contextEntry')) {
          inside(entry, inner);
          inner.add(nameOf(child(entry, 'variable')));
        }
        return;
      }
      case 'functionDefinition':
        if (/^(?:java|pmml)$/i.test(node.attributes['kind'] ?? '')) return;
        return inside(node, plus(names, childrenOf(node, 'formalParameter').map(nameOf)));
      case 'filter':
        return inside(child(node, 'in'), names);
      case 'for':
      case 'some':
      case 'every':
        inside(child(node, 'in'), names);
        for (const part of ['return', 'satisfies'])
          inside(child(node, part), plus(names, [normalName(node.attributes['iteratorVariable'] ?? ''), 'partial']));
        return;
      default:
        for (const part of node.children) {
          if (BOXES.has(part.name)) box(part, names);
          else if (expressionIn(part)) inside(part, names);
          else if (part.name === 'row') for (const cell of part.children) if (BOXES.has(cell.name)) box(cell, names);
        }
    }
  };
  const logic = child(element, 'encapsulatedLogic');
  if (logic) box({ ...logic, name: 'functionDefinition' }, known);
  else inside(element, known);
}
