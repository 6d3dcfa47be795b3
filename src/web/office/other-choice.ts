/**
 * What was typed for another choice than the one that was made: a reason for a refusal where «granted» stands, a note against where «fit»
 * does. Which of the two was meant nobody can know, so it is neither recorded nor dropped: the form comes back and asks.
 */
import { conditionsOf, nameOf } from '#engine/form/conditions.ts';
import type { FormSource } from '#engine/form/form.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Field, formOf } from '../forms/model.ts';
import { textIn } from '../forms/posted.tsx';
import type { Body, OfficeAct } from './act-commands.ts';

/** By choice, and by what may be chosen: the fields that are of it alone. */
type Branches = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const under = (prefix: string, ...names: string[]) => names.map((name) => `${prefix}-${name}`);
const handing: Branches = {
  method: { post: ['consignment', 'otherwise-post'], counter: ['otherwise-counter'], online: ['otherwise-online'] },
  to: {
    applicant: under('applicant', 'name', 'position'),
    representative: under('representative', 'name', 'position'),
    authorised: under('authorised', 'name', 'id', 'paper', 'paper-date'),
  },
};
/** Of what a body outside decided the act itself says it, at every door (`saidOf`). */
const BRANCHES: Partial<Record<OfficeAct, Branches>> = {
  'decide-dossier': { outcome: { approved: ['despite'], rejected: ['reason', 'law', 'article', 'otherLaw'] } },
  'set-case-fee': { due: { owed: ['amountVnd'], none: [] } },
  'deliver-issued': handing,
  'deliver-result': handing,
  'give-back-originals': handing,
  'withdraw-dossier': {
    by: {
      applicant: ['applicant-name'],
      representative: ['representative-name'],
      authorised: under('authorised', 'name', 'id', 'paper', 'paper-date'),
    },
  },
};

export interface Contradicted {
  /** Of the choice: what was typed may be out of sight. */
  field: string;
  refusal: Refusal;
}

const contradicted = (field: string, typed: string): Contradicted => ({
  field,
  refusal: refuse('choice-contradicted', { text: typed.length > 80 ? `${typed.slice(0, 80)}…` : typed }),
});

/** The first text of each choice that is of another one; where nothing was chosen, the act asks for that. */
export function typedForOther(act: OfficeAct, body: Body): Contradicted[] {
  const chosen = Object.entries(BRANCHES[act] ?? {}).flatMap(([choice, branches]) => {
    const made = textIn(body, choice);
    if (!made) return [];
    const own = branches[made] ?? [];
    const others = Object.entries(branches).flatMap(([one, fields]) => (one === made ? [] : fields));
    const typed = others.find((field) => !own.includes(field) && textIn(body, field));
    return typed ? [contradicted(choice, textIn(body, typed))] : [];
  });
  return act === 'request-supplement' ? [...chosen, ...unmarked(body)] : chosen;
}

/** Why something is to be mended, of what is not marked. */
function unmarked(body: Body): Contradicted[] {
  const marked = [body['item'] ?? []].flat();
  const typed = Object.keys(body).find((name) => {
    const [, item] = /^(?:reason|looked)-(.+)$/.exec(name) ?? [];
    return item !== undefined && !marked.includes(item) && textIn(body, name);
  });
  return typed ? [contradicted('item', textIn(body, typed))] : [];
}

/** What is chosen in a list stands there until another is: only what was typed contradicts. */
const CHOSEN: readonly Field['kind'][] = ['choice', 'choices', 'yes-no'];

/**
 * Of the form of a step: typed into fields that its other answers leave out, said at the answer that does, which is in sight. What one
 * ground of a refusal asks for counts no more once another is chosen: the refusal is the same, and the other ground does not say it.
 */
export function typedWhereHidden(
  source: FormSource,
  fields: readonly Field[],
  answers: Readonly<Record<string, unknown>>,
): Contradicted[] {
  const hidden = formOf(source).hidden(answers);
  const said = new Map<string, Contradicted>();
  for (const { name, kind, schema } of fields) {
    const value = answers[name];
    const isTyped = typeof value === 'string' ? value.trim() !== '' : typeof value === 'number';
    if (!hidden.has(name) || !isTyped || CHOSEN.includes(kind) || value === schema['default']) continue;
    if (isOfOtherGround(source, name, hidden)) continue;
    const field = decidedBy(source, name, hidden) ?? name;
    if (!said.has(field)) said.set(field, contradicted(field, String(value)));
  }
  return [...said.values()];
}

/** The first answer in sight that the condition of a field looks at, or that of an answer which is out of sight itself. */
function decidedBy(source: FormSource, name: string, hidden: ReadonlySet<string>): string | undefined {
  const looked = looksAt(source, name);
  // Conditions look only at what stands before them: this comes to an end.
  return looked.find((one) => !hidden.has(one)) ?? looked.flatMap((one) => decidedBy(source, one, hidden) ?? []).at(0);
}

function looksAt({ layout = [], schema }: FormSource, name: string): string[] {
  const conditions = layout.flatMap((section) =>
    section.fields.flatMap((one) => (nameOf(one) === name ? conditionsOf(section, one) : [])),
  );
  const text = conditions.join('\n').replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return Object.keys(schema.properties).filter(
    (one) => one !== name && new RegExp(`(?<![\\w.])${one}(?!\\w)`).test(text),
  );
}

function isOfOtherGround(source: FormSource, name: string, hidden: ReadonlySet<string>): boolean {
  const grounds = Object.values(source.schema.properties).flatMap(({ refusal }) => refusal?.ground ?? []);
  const looked = looksAt(source, name);
  return looked.length > 0 && looked.every((one) => grounds.includes(one) && !hidden.has(one));
}
