/** How somebody wants to get the result: asked in the same words on the portal and at the counter. */
import type { ComponentChildren } from 'preact';
import { DELIVERY_METHODS } from '#dossier/choices.ts';
import type { Delivery } from '#dossier/state.ts';
import { Radios } from '../ui/choices.tsx';
import { Input } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import type { errorFor } from './apply-pages.tsx';

interface Props {
  view: View;
  error(name: string): ReturnType<typeof errorFor>;
  /** Nothing is chosen beforehand. */
  delivery?: { method?: string; address?: string };
  /** Names of the two fields, where others stand in the same form. */
  names?: { method: string; address: string };
  addressHint?: string;
  /** What is needed to open the file; where the result is fetched, and when. */
  online?: string;
  counter?: ComponentChildren;
}

export function DeliveryQuestion({ view, error, delivery, names = PLAIN, addressHint, online, counter }: Props) {
  const { t } = view;
  return (
    <Radios
      name={names.method}
      fieldset={{ legend: { text: t('delivery.how') } }}
      errorMessage={error(names.method)}
      value={delivery?.method}
      items={[
        { value: 'online', text: t('delivery.online'), hint: online ? { text: online } : undefined },
        { value: 'counter', text: t('delivery.counter'), conditional: counter ? { text: counter } : undefined },
        {
          value: 'post',
          text: t('delivery.post'),
          hint: { text: t('delivery.post-charge') },
          conditional: {
            text: (
              <Input
                name={names.address}
                label={{ text: t('delivery.address') }}
                hint={addressHint ? { text: addressHint } : undefined}
                value={delivery?.address}
                errorMessage={error(names.address)}
                autocomplete="street-address"
              />
            ),
          },
        },
      ]}
    />
  );
}

const PLAIN = { method: 'method', address: 'address' };

/** One of the ways there are; nothing else. */
export const deliveryMethod = (said: string): Delivery['method'] | undefined =>
  DELIVERY_METHODS.find((one) => one === said);
