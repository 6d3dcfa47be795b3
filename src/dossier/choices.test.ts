/** A field that is one of a few words takes no other, whichever door it comes through. */
import { describe, expect, it } from 'vitest';
import { refuseUnknownChoice } from './choices.ts';
import type { Command } from './commands.ts';

const cases: [Record<string, unknown>, string | undefined][] = [
  [{ act: 'answer-consultation', opinion: 'agree' }, undefined],
  [{ act: 'answer-consultation', opinion: '' }, 'opinion-needed'],
  [{ act: 'answer-consultation' }, 'opinion-needed'],
  [{ act: 'answer-consultation', opinion: 'constructor' }, 'choice-unknown'],
  [{ act: 'decide-dossier', task: 1 }, undefined],
  [{ act: 'decide-dossier', task: 1, outcome: 'rejected' }, undefined],
  [{ act: 'decide-dossier', task: 1, outcome: '' }, 'choice-unknown'],
  [{ act: 'decide-dossier', task: 1, outcome: 'reject' }, 'choice-unknown'],
  [{ act: 'record-outside-result', outcome: '' }, 'outside-outcome-needed'],
  [{ act: 'record-outside-result', outcome: 'yes' }, 'choice-unknown'],
  [{ act: 'deliver-result', method: 'pigeon' }, 'choice-unknown'],
  [{ act: 'deliver-result' }, undefined],
  [{ act: 'draft-dossier', channel: 'fax' }, 'choice-unknown'],
  [{ act: 'draft-dossier', channel: 'online', delivery: { method: '' } }, 'choice-unknown'],
  [{ act: 'draft-dossier', channel: 'online', delivery: { method: 'post' } }, undefined],
  [{ act: 'submit-dossier', channel: 'fax' }, 'choice-unknown'],
  [{ act: 'send-message', topic: 'complaint', text: 'x' }, 'choice-unknown'],
];

describe('a word in a command', () => {
  it.each(cases)('%j → %s', (command, code) => {
    expect(refuseUnknownChoice(command as unknown as Command)?.code).toBe(code);
  });
});
