/** Papers of a dossier as data: the slips, and the letter of its result. */
import { variables } from '#dossier/context.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { type Slip, slipsOf } from '#dossier/slips.ts';
import type { DossierState } from '#dossier/state.ts';
import { fillTemplate } from '#engine/feel/feel.ts';
import type { Platform, Procedure } from './platform.ts';

export function slipsFor(
  { province }: Platform,
  rules: Procedure,
  dossierId: string,
  events: readonly DossierEvent[],
): Slip[] {
  return slipsOf(dossierId, events, {
    calendar: province.calendar,
    rules,
    unitName: (code) => province.findUnit(code)?.name.vi ?? code,
    unitAddress: (code) => province.findUnit(code)?.address ?? '',
  });
}

/** The text of the letter of the result, from the pack's template and what the dossier knows. */
export function letterOf({ province }: Platform, template: string, state: DossierState): string {
  const on = state.resultAt ? province.calendar.dateOf(Temporal.Instant.from(state.resultAt)) : '';
  const unit = province.findUnit(state.unit)?.name.vi ?? state.unit;
  return fillTemplate(
    template,
    variables(state, {
      code: state.code,
      unit,
      issuedOn: on,
      number: state.result?.number ?? '',
      signer: state.decision?.by ?? '',
    }),
  );
}
