/** Which fields the answers leave out, found where one types. The server finds the same when the form arrives, by the same code. */
import { conditionsOf, hiddenFields, type SectionSource } from '#engine/form/conditions.ts';
import { type Posted, type Readable, readAnswers } from './read.ts';

export interface FollowRules {
  layout: readonly SectionSource[];
  /** On this page. */
  fields: readonly Readable[];
  /** That conditions look at and the page does not ask for. */
  answers: Readonly<Record<string, unknown>>;
  decimalSign: string;
}

/** As little as a browser needs to know. */
export function followRules(
  layout: readonly SectionSource[],
  fields: readonly Readable[],
  answers: Readonly<Record<string, unknown>>,
  decimalSign: string,
): FollowRules {
  const conditions = layout
    .flatMap((section) => section.fields.flatMap((placed) => conditionsOf(section, placed)))
    .join('\n');
  const only = ({ name, kind, choices, line, members }: Readable): Readable => ({
    name,
    kind,
    // Texts are read as they are.
    ...(choices?.some((one) => typeof one !== 'string') && { choices }),
    ...(line && line !== 'text' && { line }),
    members: members.map(only),
  });
  return {
    layout,
    fields: fields.map(only),
    answers: Object.fromEntries(Object.entries(answers).filter(([name]) => conditions.includes(name))),
    decimalSign,
  };
}

export const hiddenFor = ({ layout, fields, answers, decimalSign }: FollowRules, posted: Posted): ReadonlySet<string> =>
  hiddenFields(layout, { ...answers, ...readAnswers(fields, posted, decimalSign) });
