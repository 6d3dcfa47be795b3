/** Calling a function, by position or by the names of its parameters (DMN 1.5 §10.3.2.13.2). */
import type { Caller, FeelFunction } from './values.ts';

export function call(
  target: FeelFunction,
  args: readonly unknown[],
  names: readonly string[] | undefined,
  caller: Caller,
): unknown {
  const called = target.name || 'the function';
  if (names) {
    const ordered = inOrder(target, args, names);
    if (ordered) return target.call(ordered, caller);
    caller.report(() => `${called} has no parameters ${names.join(', ')}`);
    return null;
  }
  // What the language brings has several ways to be called, and checks them.
  if (target.type && args.length !== target.parameters.length) {
    caller.report(`${called} has ${target.parameters.length} parameters, not ${args.length}`);
    return null;
  }
  return target.call(args, caller);
}

/** The arguments by position, those that were left out undefined. */
function inOrder(
  { overloads, type }: FeelFunction,
  args: readonly unknown[],
  names: readonly string[],
): unknown[] | undefined {
  const fitting = overloads.find((parameters) => names.every((name) => parameters.includes(name)));
  if (!fitting || new Set(names).size !== names.length) return undefined;
  if (type && names.length !== fitting.length) return undefined;
  const ordered = fitting.map((name) => (names.includes(name) ? args[names.indexOf(name)] : undefined));
  while (ordered.length && ordered.at(-1) === undefined) ordered.pop();
  return ordered;
}
