/** Before a result is taken back: what ends with it, what it does not rest on, and that it cannot be undone. Pressed once, it is asked again. */
import { othersAt } from '#dossier/others.ts';
import { type DossierState, OPEN_STATUSES } from '#dossier/state.ts';
import { resultName, type Shown, wordsFor } from '../catalogue.ts';
import { WarningText } from '../ui/basics.tsx';
import { unitName, type View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  /** The proposal that was seen with its effects once already. */
  seen: boolean;
}

/** Which proposal is confirmed: another one made meanwhile is looked at again. */
export const CONFIRMED = 'confirmedProposal';

export function RevokeWarning({ view, state, shown, seen }: Props) {
  const { t, platform } = view;
  const { proposal, result } = state;
  if (!proposal) return null;
  const words = wordsFor(view, shown.pack);
  const body = (step: string, unit: string) => `${words(`step.${step}`) ?? step} (${unitName(view, unit)})`;
  const works = result ? state.tasks.filter(({ act }) => act !== 'deliver-result') : [];
  const stops = works.map(({ step, unit }) => body(step, unit));
  const others = othersAt(state, { province: platform.province, rules: shown.rules });
  const decided = others.filter(({ is }) => is === 'done').map(({ step, unit }) => body(step, unit));
  const ahead = others.filter(({ is }) => is === 'ahead').map(({ step, unit }) => body(step, unit));
  const name = resultName(view, shown.pack, state) ?? t('result.title');
  const lines = [
    result
      ? t('revoke.ends', { name, number: result.number || '–' })
      : t('revoke.refuses', { unit: unitName(view, state.unit) }),
    stops.length > 0 && t('revoke.stops', { what: stops.join('; ') }),
    ahead.length > 0 && t('revoke.never', { what: ahead.join('; ') }),
    decided.length > 0 && t('revoke.others', { what: decided.join('; ') }),
    OPEN_STATUSES.includes(state.status) && t('revoke.closes'),
    !proposal.conclusion && result && t('revoke.no-conclusion'),
    !proposal.notice && result && t('revoke.no-notice'),
    t('revoke.told'),
  ].filter((line) => typeof line === 'string');
  return (
    <>
      <p class="govuk-body">{t('revoke.effects')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {seen && (
        <>
          <input type="hidden" name={CONFIRMED} value={proposal.at} />
          <WarningText iconFallbackText={t('form.warning')} text={t('revoke.confirm')} />
        </>
      )}
    </>
  );
}
