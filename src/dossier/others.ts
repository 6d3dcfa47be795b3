/**
 * Who else decides of the same dossier when its result is taken back and has no open work then: had decided already, so that their
 * result is theirs to look at again, or had not begun, so that nothing comes to them. The decision names them.
 */
import { type Context, variables } from './context.ts';
import { unitOf } from './flow.ts';
import type { DossierState, OtherBody } from './state.ts';

export function othersAt(state: DossierState, { province, rules }: Pick<Context, 'province' | 'rules'>): OtherBody[] {
  if (!state.result) return [];
  return rules.followsOf(variables(state, rules)).flatMap(({ step, unit: named }): OtherBody[] => {
    const unit = unitOf(named, state, { province });
    const post = rules.steps[step]?.post;
    // Open work is stopped, which they hear of by itself; where no such unit is known, nobody here can be told.
    const { confirm } = state.partsToConfirm?.[step] ?? {};
    if (!unit || !post || state.tasks.some((task) => task.step === step || task.step === confirm)) return [];
    return [{ step, unit, post, is: state.results[step] === undefined ? 'ahead' : 'done' }];
  });
}
