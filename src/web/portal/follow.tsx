/** How to follow a dossier without signing in: on its page, and on the slip that goes along. */
import type { Slip } from '#dossier/slips.ts';
import type { Door } from '../door.ts';
import type { Opened } from '../dossiers.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { SlipPaper } from '../ui/slips.tsx';
import type { View } from '../view.ts';
import { QrCode } from './qr-code.tsx';

export function Follow({ door, view, opened }: { door: Door; view: View; opened: Opened }) {
  const tracking = door.trackingOf(opened.state);
  if (!tracking) return null;
  return (
    <div>
      <p class="govuk-body-s govuk-!-margin-bottom-2">{view.t('track.follow')}</p>
      <QrCode view={view} address={tracking.address} />
      <p class="govuk-body-s">
        {view.t('dossier.code')} <span class="mc-code">{opened.state.code}</span>
        <br />
        {view.t('track.key')} <span class="mc-code">{tracking.key}</span>
      </p>
    </div>
  );
}

/** Only where scripts run: every browser prints by itself, too. */
export function PrintButton({ view }: { view: View }) {
  return (
    <Button
      type="button"
      text={view.t('slips.print')}
      classes="govuk-button--secondary mc-noprint"
      attributes={{ 'data-print': '', hidden: true }}
    />
  );
}

/** No paper was issued yet: nothing is there to print. Code and key stand together, to be kept. */
export function NoSlips({ door, view, opened }: { door: Door; view: View; opened: Opened }) {
  const { status } = opened.state;
  return (
    <>
      <InsetText text={view.t(status === 'submitted' ? 'dossier.no-receipt' : 'dossier.no-slips')} />
      <Follow door={door} view={view} opened={opened} />
    </>
  );
}

/** Slips on screen, each with its PDF; the process slip as a sheet, too. Slip 01 says how to follow the dossier. */
export function Slips({
  door,
  view,
  opened,
  slips,
}: {
  door: Door;
  view: View;
  opened: Opened;
  slips: readonly Slip[];
}) {
  const { t } = view;
  const address = (slip: Slip, i: number) => {
    const nth = slips.slice(0, i + 1).filter((one) => one.form === slip.form).length;
    return `/papers/${opened.id}/slip-${slip.form}${nth > 1 ? `-${nth}` : ''}`;
  };
  return (
    <>
      {slips.map((slip, i) => (
        <>
          <p class="govuk-body mc-noprint">
            <a class="govuk-link" href={`${address(slip, i)}.pdf`}>
              {t('slips.as-pdf')}
              <span class="govuk-visually-hidden">
                {' '}
                {slip.form} ({i + 1})
              </span>
            </a>
            {slip.form === '06' && (
              <>
                {' · '}
                <a class="govuk-link" href={`${address(slip, i)}.xlsx`}>
                  {t('book.as-sheet')}
                </a>
              </>
            )}
          </p>
          <SlipPaper slip={slip} extra={slip.form === '01' && <Follow door={door} view={view} opened={opened} />} />
        </>
      ))}
    </>
  );
}
