/**
 * States that older versions of the engine wrote, with what came next: a folder for each version that wrote some. A newer engine goes on
 * from them as the older one would have, so that a dossier begun before an upgrade ends after it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProcess } from '#engine/bpmn/read.ts';
import type { Effect, Input, State } from '#engine/bpmn/state.ts';
import { step } from '#engine/bpmn/step.ts';
import { must } from '#kernel/outcome.ts';

interface Transition {
  state: State;
  input: Input;
  vars: Record<string, unknown>;
  /** What each decision that was asked gave, in order. */
  decided: unknown[];
  next: State;
  effects: Effect[];
}

const versions = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((one) => one.isDirectory());

describe.each(versions.map(({ name }) => name))('states of %s', (version) => {
  const folder = join(import.meta.dirname, version);
  it.each(readdirSync(folder))('%s go on as they would have', async (file) => {
    const { process: xml, transitions } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      process: string;
      transitions: Transition[];
    };
    const process = must(await readProcess(xml));
    for (const { state, input, vars, decided, next, effects } of transitions) {
      const answers = [...decided];
      const stepped = must(step(process, state, input, { vars, decide: () => answers.shift() }));
      expect(JSON.parse(JSON.stringify(stepped))).toEqual({ state: next, effects });
    }
    expect(transitions.length).toBeGreaterThan(20);
  });
});
