/** A QR code drawn into the page. */
import { renderSVG } from 'uqr';
import type { View } from '../view.ts';

/** The address that a phone opens to follow the dossier. */
export function QrCode({ view, address, label }: { view: View; address: string; label?: string }) {
  // The library draws from the text alone; nothing of it comes from anybody.
  const svg = renderSVG(address, { border: 2, whiteColor: '#ffffff', blackColor: '#14212b' });
  return (
    <div class="mc-qr" role="img" aria-label={label ?? view.t('track.qr')} dangerouslySetInnerHTML={{ __html: svg }} />
  );
}
