/** What one officer proposed waits as work for who may decide on it, wherever the dossier is. */
import type { Province } from '#authority/province.ts';
import type { DossierState } from '#dossier/state.ts';
import type { OpenTask } from '#spine/store.ts';

/** Beside the steps of the process, as what other units are asked and what lies at a centre. */
const PROPOSAL_TASK = 3_000_000;

/** That another outcome of a body outside be entered waits where the dossier came in. */
const CORRECTION_TASK = 3_000_001;

function correctionTask({ receivingUnit, outside }: DossierState): OpenTask {
  const openedAt = outside!.correction!.at;
  const step = 'outside-correction';
  return {
    id: CORRECTION_TASK,
    step,
    act: 'confirm-outside-correction',
    unit: receivingUnit,
    post: 'counter',
    openedAt,
  };
}

/** Their result that one officer entered with neither number nor file waits there, too, for as long as it may come to stand. */
const ENTERED_TASK = 3_000_002;

const waitsEntered = ({ outside, status }: DossierState): boolean =>
  outside?.entered !== undefined && status === 'in-progress';

const enteredTask = ({ receivingUnit, outside }: DossierState): OpenTask => ({
  id: ENTERED_TASK,
  step: 'outside-result',
  act: 'confirm-outside-result',
  unit: receivingUnit,
  post: 'counter',
  openedAt: outside!.entered!.at,
});

/** So does that a payment be struck. */
const STRIKE_TASK = 3_000_003;

const strikeTask = ({ receivingUnit, strike }: DossierState): OpenTask => ({
  id: STRIKE_TASK,
  step: 'strike',
  act: 'confirm-strike',
  unit: receivingUnit,
  post: 'counter',
  openedAt: strike!.at,
});

/** What an act made of them: opened with the proposal, closed with what became of it. */
export function proposalTasks(province: Province, before: DossierState, after: DossierState) {
  const opened: OpenTask[] = [];
  const closed: number[] = [];
  if (!before.proposal && after.proposal) opened.push(proposalTask(province, after));
  if (before.proposal && !after.proposal) closed.push(PROPOSAL_TASK);
  if (!before.outside?.correction && after.outside?.correction) opened.push(correctionTask(after));
  if (before.outside?.correction && !after.outside?.correction) closed.push(CORRECTION_TASK);
  if (!waitsEntered(before) && waitsEntered(after)) opened.push(enteredTask(after));
  if (waitsEntered(before) && !waitsEntered(after)) closed.push(ENTERED_TASK);
  if (!before.strike && after.strike) opened.push(strikeTask(after));
  if (before.strike && !after.strike) closed.push(STRIKE_TASK);
  return { opened, closed };
}

function proposalTask(province: Province, { procedure, unit, proposal }: DossierState): OpenTask {
  const openedAt = proposal!.at;
  const date = province.calendar.dateOf(Temporal.Instant.from(openedAt));
  const revoking = province.revocationDesk(procedure.code, unit, date);
  const { dueAt } = proposal!;
  return { id: PROPOSAL_TASK, step: 'revocation', act: 'revoke-result', unit: revoking, post: 'head', openedAt, dueAt };
}
