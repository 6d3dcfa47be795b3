/** What the parts of a pack name of one another is there, and every expression of the manifest parses. */
import type { Process } from '#engine/bpmn/graph.ts';
import type { Model } from '#engine/dmn/model.ts';
import { checkExpression } from '#engine/feel/feel.ts';
import type { Form } from '#engine/form/form.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { eligibilityOf } from './asks.ts';
import { actsNeeded, faultOfOutside } from './outside.ts';
import type { Manifest } from './pack.ts';

/** Joins are by name: task and step, step and form, decision and rule file. */
export function joins(
  manifest: Manifest,
  process: Process,
  models: Record<string, Model>,
  forms: Record<string, Form>,
): Refusal | undefined {
  const bad = (detail: Phrase) => refuse('pack-invalid', { where: 'procedure.yaml', detail });
  const steps = new Set<string>();
  for (const step of manifest.steps) {
    if (steps.has(step.id)) return bad(phrase('step-twice', { step: step.id }));
    steps.add(step.id);
    if (step.form && !forms[step.form]) return bad(phrase('step-form', { step: step.id, form: step.form }));
    const placed = Object.values(process.nodes).some(
      (node) => node.kind === 'user' && node.id.split('/').at(-1) === step.id,
    );
    if (!placed) return bad(phrase('step-unplaced', { step: step.id }));
  }
  for (const node of Object.values(process.nodes)) {
    if (node.kind === 'user' && !steps.has(node.id.split('/').at(-1)!))
      return bad(phrase('task-stepless', { task: node.id }));
    if (node.kind === 'service')
      return refuse('bpmn-unsupported', {
        element: 'ServiceTask',
        id: node.id,
        detail: phrase('service-none', { service: node.operation ?? '' }),
      });
    if (node.kind === 'rule' && !models[node.decision!])
      return bad(phrase('names-decision', { of: `process.bpmn ${node.id}`, decision: node.decision! }));
  }
  const acts = manifest.steps.map((step) => step.act);
  for (const act of actsNeeded(manifest)) if (!acts.includes(act)) return bad(phrase('act-undone', { act }));
  const stray = faultOfOutside(manifest);
  if (stray) return bad(stray);
  if (!forms['apply']) return refuse('pack-invalid', { where: 'forms/apply.yaml', detail: phrase('file-missing') });
  const decisions: { where: string; decision: string }[] = [];
  for (const [name, channel] of Object.entries(manifest.channels)) {
    if ('decision' in channel.limit)
      decisions.push({ where: `channels.${name}.limit`, decision: channel.limit.decision });
    for (const fee of channel.fees ?? []) {
      if ([fee.amountVnd, fee.decision, fee.setting].filter((one) => one !== undefined).length !== 1)
        return bad(phrase('fee-amount', { fee: fee.id }));
      if (fee.decision) decisions.push({ where: `channels.${name}.fees.${fee.id}`, decision: fee.decision });
    }
  }
  for (const decision of eligibilityOf(manifest)) decisions.push({ where: 'eligibility', decision });
  for (const [name, field] of Object.entries(manifest.result.despite ?? {})) {
    if (!manifest.result.unique?.[name]) return bad(phrase('value-unknown', { field: `result.despite.${name}` }));
    if (!manifest.steps.some(({ form }) => form && forms[form].fields.includes(field)))
      return bad(phrase('value-unknown', { field }));
  }
  const missing = decisions.find(({ decision }) => !models[decision]);
  return missing && bad(phrase('names-decision', { of: missing.where, decision: missing.decision }));
}

/** Every expression of the manifest, and where it stands. */
export function manifestExpressions(manifest: Manifest): [where: string, expression: string][] {
  const { result } = manifest;
  const all: [string, string | undefined][] = [
    ...manifest.components.map((component): [string, string | undefined] => [
      `components.${component.id}.when`,
      component.when,
    ]),
    ...(manifest.conditions ?? []).map(({ id, when }): [string, string | undefined] => [`conditions.${id}.when`, when]),
    ['competence', manifest.competence],
    ['receiving', manifest.receiving],
    ['result.subject', result.subject],
    ['result.trueSince', result.trueSince],
    ['result.validUntil', result.validUntil],
    ['result.number', result.number],
    ['result.about', result.about],
    ...(result.follows ?? []).map((one): [string, string | undefined] => [`result.follows.${one.step}`, one.when]),
    ...(result.cases ?? []).flatMap((one): [string, string | undefined][] => [
      [`result.cases.${one.id}.when`, one.when],
      [`result.cases.${one.id}.number`, one.number],
    ]),
    ...Object.entries(manifest.channels).flatMap(([name, channel]) =>
      (channel.fees ?? []).flatMap((fee) =>
        (fee.exemptions ?? []).map((one): [string, string] => [
          `channels.${name}.fees.${fee.id}.exemptions.${one.id}`,
          one.when,
        ]),
      ),
    ),
    ...(manifest.papers ?? []).map(({ letter, when }): [string, string | undefined] => [`papers.${letter}.when`, when]),
    ...(['data', 'unique', 'untaken'] as const).flatMap((part) =>
      Object.entries(result[part] ?? {}).map(([name, expression]): [string, string] => [
        `result.${part}.${name}`,
        expression,
      ]),
    ),
  ];
  return all.flatMap(([where, expression]) => (expression ? [[where, expression] as [string, string]] : []));
}

export function expressions(manifest: Manifest): Refusal | undefined {
  const { result } = manifest;
  for (const [where, expression] of manifestExpressions(manifest)) {
    const checked = checkExpression(expression, `procedure.yaml ${where}`);
    if (isRefusal(checked)) return checked;
  }
  const writes = result.subject && result.trueSince && result.data;
  if (result.register ? !writes : result.unique || result.untaken)
    return refuse('pack-invalid', {
      where: 'procedure.yaml result',
      detail: phrase('register-needs', { register: result.register ?? '' }),
    });
  return undefined;
}
