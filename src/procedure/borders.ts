/**
 * What law allows until the decision (supplement, refusal, withdrawal, extension, consultation) must be possible at every step before it.
 * A derived process has these events on its border; whether one that is drawn by hand has them too is examined here.
 */
import { type Process, triggersOf } from '#engine/bpmn/graph.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { bordersOf, stepsUpToDecision } from './derive.ts';
import type { Manifest } from './pack.ts';

export interface Borders {
  faults: Refusal[];
  /** Left out on purpose: the pack says why. */
  warnings: Phrase[];
}

export function examineBorders(manifest: Manifest, process: Process): Borders {
  const expected = bordersOf(manifest).map(({ message }) => message);
  const said = manifest.without ?? {};
  const faults: Refusal[] = [];
  const warnings: Phrase[] = [];
  for (const message of expected) {
    const deaf = stepsUpToDecision(manifest).filter(({ id }) => !heardAt(process, id).has(message));
    if (!deaf.length) continue;
    const steps = deaf.map(({ id }) => id).join(', ');
    const reason = said[message as keyof typeof said];
    if (reason) warnings.push(phrase('border-left-out', { message, steps, reason }));
    else
      faults.push(
        refuse('pack-invalid', { where: 'process.bpmn', detail: phrase('border-missing', { message, steps }) }),
      );
  }
  return { faults, warnings };
}

/** The messages on the border of a task, or of any sub-process that holds it. */
function heardAt({ nodes }: Process, step: string): Set<string> {
  const heard = new Set<string>();
  const task = Object.values(nodes).find(({ id, kind }) => kind === 'user' && id.split('/').at(-1) === step);
  for (let node = task; node; node = node.scope ? nodes[node.scope] : undefined)
    for (const id of node.boundary)
      for (const trigger of triggersOf(nodes[id])) if (trigger.type === 'message') heard.add(trigger.name);
  return heard;
}
