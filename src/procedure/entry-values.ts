/** What a result says and enters, evaluated: its values as texts, those that stand once, and where a reason for another is written. */
import { evaluateExpression } from '#engine/feel/feel.ts';
import type { Form } from '#engine/form/form.ts';
import type { Pack } from './pack.ts';

type Vars = Readonly<Record<string, unknown>>;

/** Where the reason is written for which a value that stands once may stand again. */
export const despiteOf = ({ result, steps }: Pack['manifest'], forms: Readonly<Record<string, Form>>) =>
  Object.fromEntries(
    Object.entries(result.despite ?? {}).map(([name, field]) => {
      const step = steps.find(({ form }) => form && forms[form].fields.includes(field))!;
      return [name, { step: step.id, field }];
    }),
  );

/** What an expression of the result says, as text; nothing for none. */
export const textOf = (expression: string | undefined, vars: Vars): string | undefined =>
  expression ? String(plain(evaluateExpression(expression, vars)) ?? '') || undefined : undefined;

export const evaluated = (expressions: Readonly<Record<string, string>>, vars: Vars): [string, unknown][] =>
  Object.entries(expressions).map(([name, expression]) => [name, plain(evaluateExpression(expression, vars))]);

/** As texts with single spaces; nothing of what is empty. */
function textsOf(expressions: Readonly<Record<string, string>>, vars: Vars): Record<string, string> | undefined {
  const found = evaluated(expressions, vars).flatMap(([name, value]) => {
    const text = value === null || value === undefined ? '' : String(value).trim().replace(/\s+/g, ' ');
    return text ? [[name, text] as const] : [];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}

export function standingOnce(
  { unique = {}, untaken = {} }: Pack['manifest']['result'],
  despite: ReturnType<typeof despiteOf>,
  vars: Vars,
) {
  const [held, free] = [textsOf(unique, vars), textsOf(untaken, vars)];
  const reasons = Object.entries(despite).flatMap(([name, { step, field }]) => {
    const reason = (vars[step] as Vars | undefined)?.[field];
    return typeof reason === 'string' && reason.trim() ? [[name, reason.trim()] as const] : [];
  });
  return {
    ...(held && { unique: held }),
    ...(free && { untaken: free }),
    ...(reasons.length && { despite: Object.fromEntries(reasons) }),
  };
}

/** FEEL's own temporal values as the texts they print as. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return JSON.parse(JSON.stringify(value));
}
