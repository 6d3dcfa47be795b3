/** A FEEL expression as a tree. `at` is where it begins in the text, counted from 0. */

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '**';

export type TypeNode =
  | { type: 'name'; name: string }
  | { type: 'list'; of: TypeNode }
  | { type: 'range'; of: TypeNode }
  | { type: 'context'; entries: Record<string, TypeNode> }
  | { type: 'function'; parameters: TypeNode[]; result: TypeNode };

export interface Parameter {
  name: string;
  type?: TypeNode;
}

export interface Iterator {
  name: string;
  /** A list or range; or, with `to`, the first of a count. */
  from: Ast;
  to?: Ast;
}

/** Whatever a text reads, and more where a name is bound within it. */
export function namesIn(ast: Ast): string[] {
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(look);
    if (typeof part !== 'object' || part === null) return;
    if ('node' in part && part.node === 'name') found.add((part as Extract<Ast, { node: 'name' }>).name);
    Object.values(part).forEach(look);
  };
  look(ast);
  return [...found];
}

export type Ast = { at: number } & (
  | { node: 'literal'; value: unknown }
  | { node: 'name'; name: string }
  | { node: 'path'; of: Ast; name: string }
  | { node: 'filter'; of: Ast; by: Ast }
  | { node: 'call'; of: Ast; args: Ast[]; names?: string[] }
  | { node: 'negate'; of: Ast }
  | { node: 'arithmetic'; operator: Arithmetic; left: Ast; right: Ast }
  | { node: 'compare'; operator: Comparison; left: Ast; right: Ast }
  | { node: 'and' | 'or'; left: Ast; right: Ast }
  | { node: 'between'; of: Ast; low: Ast; high: Ast }
  | { node: 'in'; of: Ast; tests: Ast[] }
  | { node: 'instance'; of: Ast; type: TypeNode }
  | { node: 'if'; condition: Ast; then: Ast; otherwise: Ast }
  | { node: 'for'; iterators: Iterator[]; result: Ast }
  | { node: 'some' | 'every'; iterators: Iterator[]; holds: Ast }
  | { node: 'list'; items: Ast[] }
  | { node: 'context'; entries: { key: string; value: Ast }[] }
  | { node: 'range'; low: Ast; lowIn: boolean; high: Ast; highIn: boolean }
  /** `< 5` and its kind, standing where a test or a range is meant. */
  | { node: 'open'; operator: Comparison; end: Ast }
  | { node: 'function'; parameters: Parameter[]; body: Ast; external?: boolean }
);
