/**
 * Whether what a step recorded supports the request. A field says so by `favourable`, the choices that support it; a form by
 * `favourable`, a condition in FEEL over its answers. What is not said to support it is against it: an appraisal that cannot be
 * read never becomes a permit.
 */
import { checkExpression, isTrue } from '#engine/feel/feel.ts';
import type { FieldSchema, FormSource } from '#engine/form/form.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { saysSomething } from '#kernel/text.ts';
import type { StepSource } from './pack.ts';

type Vars = Readonly<Record<string, unknown>>;

export interface Conclusion {
  /** The field that says it; empty where the whole form does. */
  field: string;
  value: string;
  favourable: boolean;
}

/** Forms published before fields said `favourable` named their conclusion so. */
const OLD = { field: 'conclusion', for: 'meets', against: 'does-not-meet' };

export function favourableOf(name: string, field: FieldSchema): readonly string[] | undefined {
  if (field.favourable) return field.favourable;
  const choices = field['enum'] as unknown[] | undefined;
  return name === OLD.field && choices?.includes(OLD.against) ? [OLD.for] : undefined;
}

/** Every act asks the forms of its pack again. */
const concluding = new WeakMap<FormSource, [name: string, favourable: readonly string[]][]>();

function concludingFields(form: FormSource): [name: string, favourable: readonly string[]][] {
  const known = concluding.get(form);
  if (known) return known;
  const fields = Object.entries(form.schema?.properties ?? {}).flatMap(([name, field]) => {
    const favourable = favourableOf(name, field);
    return favourable ? [[name, favourable] as [string, readonly string[]]] : [];
  });
  concluding.set(form, fields);
  return fields;
}

/** What was recorded once is asked for anew by the process, by the lists and by who decides; it never changes. */
const concluded = new WeakMap<FormSource, WeakMap<Vars, Conclusion | undefined>>();

export function conclusionIn(form: FormSource | undefined, answers: Vars): Conclusion | undefined {
  if (!form) return undefined;
  // A field is read faster than it is remembered.
  if (!form.favourable) return readConclusion(form, answers);
  const known = concluded.get(form) ?? new WeakMap<Vars, Conclusion | undefined>();
  concluded.set(form, known);
  if (!known.has(answers)) known.set(answers, readConclusion(form, answers));
  return known.get(answers);
}

function readConclusion(form: FormSource, answers: Vars): Conclusion | undefined {
  let first: Conclusion | undefined;
  for (const [name, favourable] of concludingFields(form)) {
    if (!(name in answers)) continue;
    const value = String(answers[name] ?? '');
    const found = { field: name, value, favourable: favourable.includes(value) };
    if (!found.favourable) return found;
    first ??= found;
  }
  if (form.favourable && Object.keys(answers).length) {
    const favourable = isTrue(form.favourable, answers);
    if (!favourable || !first) return { field: '', value: '', favourable };
  }
  return first;
}

/** What a body that follows the issued result answered: whether what was asked for was given, where its form says so. */
export interface OutcomeSaid {
  field: string;
  value: string;
  given: boolean;
}

export function outcomeIn(form: FormSource | undefined, answers: Vars): OutcomeSaid | undefined {
  const said = Object.entries(form?.schema.properties ?? {}).find(([name, { given }]) => given && name in answers);
  if (!said) return undefined;
  const value = String(answers[said[0]] ?? '');
  return { field: said[0], value, given: said[1].given!.includes(value) };
}

/** A refusal of what was asked of another body: by which choice of which field, of which article, explained how, and who confirms it where. */
export interface RefusedPart {
  field: string;
  value: string;
  law: string;
  reason: string;
  confirm: string;
}

/** Nothing where it was given, or where the form, of before, says no ground of a refusal. */
export function refusedPartIn(form: FormSource | undefined, answers: Vars): RefusedPart | undefined {
  const said = outcomeIn(form, answers);
  const refusal = said && !said.given ? form!.schema.properties[said.field].refusal : undefined;
  if (!refusal) return undefined;
  const value = String(answers[refusal.ground] ?? '');
  const law = form!.schema.properties[refusal.ground]?.articles?.[value] ?? '';
  return { field: refusal.ground, value, law, reason: String(answers[refusal.reason] ?? ''), confirm: refusal.confirm };
}

/** Whether the work by this form says anything for or against the request. */
export const concludes = (form: FormSource | undefined): boolean =>
  Boolean(form && (form.favourable || concludingFields(form).length));

/** By field that concludes, the choices that support the request; nothing where no answer of the work is against it. */
export const favourableIn = (form: FormSource | undefined): Readonly<Record<string, readonly string[]>> | undefined =>
  form && mayBeAgainst(form) ? Object.fromEntries(concludingFields(form)) : undefined;

/** Who confirms the refusal of a part, or returns it, concludes against nothing. */
function mayBeAgainst(form: FormSource): boolean {
  const isAgainst = ([name, favourable]: [string, readonly string[]]) =>
    (form.schema.properties[name]['enum'] as unknown[] | undefined)?.some((one) => !favourable.includes(String(one)));
  return Boolean(form.favourable) || concludingFields(form).some(isAgainst);
}

/** The same answers, turned against the request in each way that one of them can turn them. */
export function turnedAgainst(form: FormSource | undefined, answers: Vars): Vars[] {
  return Object.entries(form?.schema?.properties ?? {})
    .flatMap(([name, field]) => valuesToTry(name, field).map((value) => ({ ...answers, [name]: value })))
    .filter((turned) => conclusionIn(form, turned)?.favourable === false);
}

function valuesToTry(name: string, field: FieldSchema): unknown[] {
  if (field['type'] === 'boolean') return [true, false];
  if (field['type'] === 'integer' || field['type'] === 'number') return [0, MANY];
  return favourableOf(name, field) ? (field['enum'] as unknown[]) : [];
}
const MANY = 1_000_000;

const REASON = 'note';

/** Why the work concludes as it does: its note, or where the form has none, what else was written in words, with the law it names. */
export function reasonIn(form: FormSource | undefined, answers: Vars): string | undefined | { unasked: true } {
  const properties = form?.schema.properties ?? {};
  const inWords = (field: FieldSchema) =>
    field['type'] === 'string' && !field['enum'] && (!field['format'] || field['format'] === 'reason') && !field.ground;
  const asked = new Set(form?.schema.required);
  const refusal = Object.values(properties).find((one) => one.refusal)?.refusal;
  const worded = refusal ? [refusal.reason] : Object.keys(properties).filter((name) => inWords(properties[name]));
  // What must be written comes first: a number that may stand beside it is no reason.
  const names = REASON in properties ? [REASON] : worded.sort((a, b) => Number(asked.has(b)) - Number(asked.has(a)));
  if (!names.length) return { unasked: true };
  const said = names.map((name) => String(answers[name] ?? '').trim()).filter(Boolean);
  const why = said.find(saysSomething) ?? said[0];
  const grounds = REASON in properties ? [] : Object.keys(properties).filter((name) => properties[name].ground);
  const law = grounds.map((name) => String(answers[name] ?? '').trim()).filter(Boolean);
  return why && law.length ? `${why} (${law.join('; ')})` : why;
}

/** A form of work before the decision whose choices leave open which of them support the request. */
export function examineConclusions(form: FormSource, where: string): Refusal[] {
  const bad = (name: string) => refuse('pack-invalid', { where, detail: phrase('favourable-unsaid', { field: name }) });
  const faults = Object.entries(form.schema?.properties ?? {}).flatMap(([name, field]) => {
    const choices = field['enum'] as unknown[] | undefined;
    if (!choices) return field.favourable ? [bad(name)] : [];
    return field.favourable?.every((one) => choices.includes(one)) ? [] : [bad(name)];
  });
  const checked = form.favourable ? checkExpression(form.favourable, where) : true;
  return isRefusal(checked) ? [...faults, checked] : faults;
}

/** A choice by whose name something is not given. */
const REFUSES = /^(?:refus|reject|declin|den(?:y|ied)|not-(?:given|granted|issued|registered|done)|no$)/;

/**
 * A form of a step by whose choice a part is refused beside the decision: on a ground that is chosen from a list, each with its article,
 * explained in words, and confirmed in another step of the same unit. A choice that is against the request leads to who decides.
 */
export function examineParts(
  form: FormSource,
  where: string,
  {
    steps,
    articleOf,
  }: { steps: readonly StepSource[]; articleOf: (field: string, choice: string, law: string) => boolean },
  step: StepSource,
): Refusal[] {
  const { properties } = form.schema;
  return Object.entries(properties).flatMap(([field, { enum: all, favourable = [], given, refusal }]) => {
    const choices = (all as unknown[] | undefined)?.map(String) ?? [];
    const refuses = choices.some((one) =>
      given ? !given.includes(one) : favourable.includes(one) && REFUSES.test(one),
    );
    if (!refuses) return [];
    const { enum: grounds = [], articles = {} } = properties[refusal?.ground ?? ''] ?? {};
    const confirming = steps.find(({ id }) => id === refusal?.confirm);
    const isSound =
      given &&
      refusal &&
      (grounds as unknown[]).length > 0 &&
      (grounds as unknown[])
        .map(String)
        .every((one) => articles[one] && articleOf(refusal.ground, one, articles[one])) &&
      form.schema.required?.includes(refusal.ground) &&
      form.schema.required.includes(refusal.reason) &&
      properties[refusal.reason]?.['format'] === 'reason' &&
      confirming?.act === 'complete-task' &&
      confirming.unit === step.unit &&
      confirming.post !== step.post;
    return isSound ? [] : [refuse('pack-invalid', { where, detail: phrase('part-refusal', { field }) })];
  });
}

/** By field, how the form says where the matter lies. */
export const placedIn = (form: FormSource | undefined) =>
  Object.fromEntries(
    Object.entries(form?.schema.properties ?? {}).flatMap(([name, { inPlace }]) => (inPlace ? [[name, inPlace]] : [])),
  );

/** By field that is the last day of a right: the field that says why it goes on, where there is one. */
export const rightEndsIn = (form: FormSource | undefined): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(form?.schema.properties ?? {}).flatMap(([name, { endsRight }]) =>
      endsRight ? [[name, endsRight === true ? undefined : endsRight.ground]] : [],
    ),
  );
