/** The address to which a result is sent. */
import { refusePostal } from '#dossier/place.ts';
import type { Delivery } from '#dossier/state.ts';
import { refusalText } from '#kernel/outcome.ts';
import { textFaults } from '../forms/posted.tsx';
import type { View } from '../view.ts';
import type { PageErrors } from './apply-pages.tsx';

/** As the act takes it. */
const LONGEST_ADDRESS = 500;

/** What is wrong with where it is to be sent. */
export function addressFaults(view: View, { method, address = '' }: Partial<Delivery>): PageErrors {
  const faults = textFaults(view, { address }, () => LONGEST_ADDRESS);
  if (method === 'post' && !address) faults.push({ id: 'address', text: view.t('delivery.address-needed') });
  const nowhere = method && refusePostal(view.platform.province, { method, address });
  return nowhere ? [...faults, { id: 'address', text: refusalText(nowhere, view.lang) }] : faults;
}
