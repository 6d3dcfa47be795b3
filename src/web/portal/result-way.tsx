/** How and where somebody asked to get the result, in the same words on every page of theirs. */
import type { ComponentChildren } from 'preact';
import { isElectronic, postalAddress } from '#dossier/decide-outcome.ts';
import { type DossierState, isFollowed, OPEN_STATUSES } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { PickUp, reachedName } from '../centre-reach.tsx';
import { SummaryList } from '../ui/lists.tsx';
import type { View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
}

/** While it is awaited: how it went is said where it went. */
export function ResultWay({ view, state, shown }: Props) {
  const { t } = view;
  const { delivery, receivingUnit: unit, status } = state;
  if (!OPEN_STATUSES.includes(status)) return null;
  const row = (key: string, text: ComponentChildren) => ({ key: { text: key }, value: { text } });
  const centre = reachedName(view, unit);
  const how = delivery ? t(`delivery.${delivery.method}`) : t('delivery.not-recorded', { centre });
  const noFile = delivery?.method === 'online' && state.result && !isElectronic(state, shown.rules);
  return (
    <>
      <h2 class="govuk-heading-m">{t('delivery.title')}</h2>
      <SummaryList
        rows={[
          row(t('delivery.how'), noFile ? `${how}. ${t('delivery.no-file')}` : how),
          delivery?.method === 'post' && row(t('delivery.address'), postalAddress(state) || t('form.none')),
          delivery?.method === 'counter' && row(t('delivery.place'), <PickUp view={view} unit={unit} />),
        ].map((one) => one || undefined)}
      />
    </>
  );
}

/** For who follows by the secret on the slip: how the issued result comes, and what to bring; without the address of who applied. */
export function WayByCode({ view, state, shown }: Props) {
  const { t } = view;
  const { delivery, handedOut, receivingUnit, result } = state;
  if (state.status !== 'issued' || result?.revoked || (handedOut && isFollowed(state))) return null;
  const centre = reachedName(view, receivingUnit);
  const says = () => {
    switch (delivery?.method) {
      case 'counter':
        return t('track.bring-code', { code: state.code ?? '' });
      case 'post':
        return t('track.way-post', { centre });
      case 'online':
        return isElectronic(state, shown.rules) ? t('track.way-file') : t('track.way-no-file', { centre });
      default:
        return t('delivery.not-recorded', { centre });
    }
  };
  return <p class="govuk-body">{says()}</p>;
}
