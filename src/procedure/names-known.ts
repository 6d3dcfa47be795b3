/**
 * Every name that an expression of a pack speaks of is given where it is asked: an answer, what a step records, a fact of the case, a
 * decision. FEEL answers null to any other, so a misspelt one would leave a hole in a letter, or a paper that nobody is ever asked for.
 */
import type { Process } from '#engine/bpmn/graph.ts';
import type { Decision, Model } from '#engine/dmn/model.ts';
import { checkExpression, placeholders } from '#engine/feel/feel.ts';
import { type Given, type Held, Leaf } from '#engine/feel/misfits.ts';
import { type Unknown, unknownIn, unknownInTests } from '#engine/feel/unknown.ts';
import { conditionsOf, nameOf } from '#engine/form/conditions.ts';
import type { FieldSchema, FormSource } from '#engine/form/form.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { manifestExpressions } from './joins.ts';
import type { Channel, Pack } from './pack.ts';
import { ruleModels } from './rule-models.ts';

/** Faults of names in all of a pack's expressions; what cannot be read is found where it is compiled. */
export function examineNames(pack: Pack, process: Process): Refusal[] {
  const dossier = dossierNames(pack);
  return [
    ...manifestExpressions(pack.manifest).flatMap(([where, one]) => strange(`procedure.yaml ${where}`, one, dossier)),
    ...Object.entries(pack.letters).flatMap(([name, text]) =>
      placeholders(text).flatMap((one) => strange(`letters/${name}.md`, one, { ...dossier, ...letterNames(pack) })),
    ),
    ...Object.entries(pack.forms).flatMap(([name, form]) => formFaults(`forms/${name}.yaml`, form, dossier)),
    ...ruleModels(pack).flatMap(([file, model]) => ruleFaults(file, model, dossier)),
    ...processFaults(
      process,
      dossier,
      pack.manifest.steps.map(({ id }) => id),
    ),
  ];
}

/** A field of several values, or of parts, is looked into only where its schema says what it holds. */
const held = (field: FieldSchema): Held => {
  const parts = field['properties'] as Record<string, FieldSchema> | undefined;
  if (parts) return fieldNames(parts);
  const choices = Array.isArray(field['enum']) ? (field['enum'] as unknown[]) : undefined;
  switch (field.type) {
    case 'string':
    case 'boolean':
      return new Leaf(field.type, { choices });
    case 'number':
    case 'integer':
      return new Leaf('number', { choices });
    case 'array':
      return new Leaf('list', { items: field['items'] ? held(field['items'] as FieldSchema) : undefined });
    default:
      return true;
  }
};
const fieldNames = (fields: Readonly<Record<string, FieldSchema>>): Given =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, held(field)]));
const namesOf = (form: FormSource | undefined): Given => fieldNames(form?.schema?.properties ?? {});

const PERSON: Given = { id: true, name: true, idNumber: true, address: true, phone: true, email: true };

/** What FEEL sees of a dossier (`variables` in dossier/context.ts), with the facts that some acts give beside it. */
function dossierNames({ manifest, forms }: Pack): Given {
  const facts = ['place', 'submittedOn', 'decidedOn', 'issuedOn', 'code'];
  return {
    ...namesOf(forms['apply']),
    ...recordedNames({ manifest, forms }),
    ...Object.fromEntries([...facts, ...Object.keys(manifest.terms ?? {})].map((name) => [name, true])),
    channel: new Leaf('string', { choices: CHANNELS }),
    components: new Leaf('list', {
      items: new Leaf('string', { choices: manifest.components.map(({ id }) => id) }),
    }),
    applicant: PERSON,
  };
}

/** By whichever of them it is offered: a dossier came in by one of these. */
const CHANNELS: readonly Channel[] = ['online', 'counter', 'post'];

/** What each step records: by its form, an amount that is asked for, and what a body outside said. */
const recordedNames = ({ manifest, forms }: Pick<Pack, 'manifest' | 'forms'>): Given =>
  Object.fromEntries(
    manifest.steps.map(({ id, form, act }) => [
      id,
      act === 'record-outside-result' ||
        (form ? namesOf(forms[form]) : act === 'request-payment' ? { amountVnd: true as const } : {}),
    ]),
  );

/** What a letter sees beside it (`letterVariables` in acts/documents.ts). */
function letterNames({ manifest, forms }: Pack): Given {
  const facts = ['applicantName', 'addressee', 'applicantId', 'applicantAddress', 'unit', 'agency', 'agencyWhole'];
  const asked = asWords(namesOf(forms['apply']));
  return {
    ...Object.fromEntries([...facts, 'receivedOn', 'authority', 'number', 'signer'].map((name) => [name, true])),
    bodies: { police: true, insurance: true, tax: true },
    numbered: { ...asked, applicant: true },
    chosen: asked,
    inWords: { ...asked, ...asWords(recordedNames({ manifest, forms })) },
  };
}

/** The same names, under which words stand in place of the values: «Nam» for `male`. */
const asWords = (given: Given): Given =>
  Object.fromEntries(
    Object.entries(given).map(([name, one]) => [name, one === true || one instanceof Leaf ? true : asWords(one)]),
  );

/** Conditions of a form see its own answers; what contradicts is found beside the dossier too. */
function formFaults(where: string, form: FormSource, dossier: Given): Refusal[] {
  const own = namesOf(form);
  const beside = { ...dossier, ...own, application: true as const, today: true as const };
  const placed = (form.layout ?? []).flatMap((section) =>
    section.fields.flatMap((one) =>
      conditionsOf(section, one).map((condition): [string, string] => [nameOf(one), condition]),
    ),
  );
  const fields = Object.entries(form.schema?.properties ?? {}).flatMap(([name, { own: mine, typed }]) =>
    [mine?.when, typeof typed === 'object' ? typed.when : undefined].flatMap((one) =>
      one ? [[name, one] as [string, string]] : [],
    ),
  );
  return [
    ...[...placed, ...fields].flatMap(([name, one]) => strange(`${where} ${name}`, one, own)),
    ...(form.favourable ? strange(where, form.favourable, own) : []),
    ...(form.checks ?? []).flatMap(({ id, when, computed }) =>
      [when, computed].flatMap((one) => (one ? strange(`${where} checks.${id}`, one, beside) : [])),
    ),
  ];
}

function ruleFaults(where: string, model: Outcome<Model>, dossier: Given): Refusal[] {
  if (isRefusal(model)) return [];
  return Object.values(model.decisions).flatMap((decision) => decisionFaults(where, decision, dossier));
}

function decisionFaults(where: string, { id, logic, needs }: Decision, dossier: Given): Refusal[] {
  const given = { ...dossier, ...Object.fromEntries(needs.map(({ path }) => [path[0], true as const])) };
  const at = `${where} ${id}`;
  if (logic.kind === 'literal') return strange(at, logic.expression, given);
  if (logic.kind !== 'table') return [];
  return [
    ...logic.inputs.flatMap(({ expression }) => strange(at, expression, given)),
    ...logic.rules.flatMap((rule) => [
      ...rule.inputs.flatMap((cell, i) => said(at, cell, unknownInTests(cell, given, logic.inputs[i]?.expression))),
      ...rule.outputs.filter((cell) => cell.trim()).flatMap((cell) => strange(at, cell, given)),
    ]),
  ];
}

/** A process sees besides which steps concluded against the request, and what its decisions and turns leave. */
function processFaults({ nodes, flows, names = [] }: Process, dossier: Given, steps: string[]): Refusal[] {
  const left = Object.values(nodes).flatMap(({ result, loop, leaves = [], gets = [] }) => [
    ...(result ? [result] : []),
    ...(loop?.item ? [loop.item] : []),
    ...[...leaves, ...gets].map(({ to }) => to),
  ]);
  const given = {
    ...dossier,
    against: new Leaf('list', { items: new Leaf('string', { choices: steps }) }),
    ...Object.fromEntries([...left, ...names].map((name) => [name, true as const])),
  };
  return Object.values(flows).flatMap(({ id, condition }) =>
    condition ? strange(`process ${id}`, condition, given) : [],
  );
}

/** What does not parse is told by who compiles it. */
function strange(where: string, expression: string, given: Given): Refusal[] {
  if (isRefusal(checkExpression(expression, where, given))) return [];
  return said(where, expression, unknownIn(expression, given));
}

const said = (where: string, expression: string, found: readonly Unknown[]): Refusal[] =>
  found.map((one) => refuse('pack-invalid', { where, detail: detailOf(one, expression.slice(0, 200)) }));

function detailOf({ kind, name, value = '' }: Unknown, expression: string): Phrase {
  if (kind === 'value') return phrase('feel-never', { name, value, expression });
  if (kind === 'literal') return phrase('feel-no-such', { name, expression });
  if (kind === 'function') return phrase('feel-function-unknown', { name, expression });
  if (kind === 'arguments') return phrase('feel-arguments', { name, expression });
  return phrase('feel-name-unknown', { name, expression });
}
