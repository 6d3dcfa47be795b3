/** How to follow a dossier without signing in: on its page, and on the slip that goes along. */
import type { Door } from '../door.ts';
import type { Opened } from '../dossiers.ts';
import { Button } from '../ui/basics.tsx';
import type { View } from '../view.ts';
import { QrCode } from './dossier-view.tsx';

export function Follow({ door, view, opened }: { door: Door; view: View; opened: Opened }) {
  const secret = door.trackingSecret(opened.id);
  const address = `${door.parts.baseUrl}/track?code=${opened.state.code}&key=${secret}`;
  return (
    <div>
      <p class="govuk-body-s govuk-!-margin-bottom-2">{view.t('track.follow')}</p>
      <QrCode view={view} address={address} />
      <p class="govuk-body-s">
        {view.t('track.key')} <span class="mc-code">{secret}</span>
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
