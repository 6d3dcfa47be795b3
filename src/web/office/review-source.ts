/** What the table of the source stores, before anything was made of it. */
import type { Manifest } from '#procedure/pack.ts';
import type { View } from '../view.ts';
import { CHANNELS } from './review-model.ts';

interface SourceChannel {
  channel?: unknown;
  time?: unknown;
  unit?: unknown;
  feeVnd?: unknown;
}

const UNITS = ['working_day', 'day', 'hour', 'month'] as const;

/** Time and fee of each way to hand in as the source stores them, before anything was made of them. */
export function sourceChannels({ t, fmt }: View, { published }: Manifest): string[] {
  const channels = Array.isArray(published?.['channels']) ? (published['channels'] as SourceChannel[]) : [];
  return channels.map(({ channel, time, unit, feeVnd }) => {
    const name = CHANNELS.find((one) => one === (channel === 'in_person' ? 'counter' : channel));
    const counted = t(`control.unit-${UNITS.find((one) => one === unit) ?? 'none'}`);
    return t('control.source-channel', {
      // What the source stores: «in person» says nothing of where.
      channel: name ? t(name === 'counter' ? 'channel.in-person' : `channel.${name}`) : t('control.source-silent'),
      time: typeof time === 'number' ? `${fmt.number(time)} ${counted}` : t('control.source-silent'),
      fee: typeof feeVnd === 'number' ? fmt.money(feeVnd) : t('control.source-silent'),
    });
  });
}
