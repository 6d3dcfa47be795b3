/** Beside what one way to hand in costs and takes: the others, where they cost or take something else. */
import type { Channel } from '#procedure/pack.ts';
import { channelsOf } from '#procedure/said.ts';
import { channelName, costText, limitsText, type Shown } from './catalogue.ts';
import type { View } from './view.ts';

interface Of {
  answers?: Readonly<Record<string, unknown>>;
  /** What it costs who applies by that way, where it is another than the way costs everybody. */
  costOf?: (channel: Channel) => string | undefined;
}

/** «Tại Trung tâm …: 50.000 ₫; 3 ngày làm việc», each that differs in fee or limit from the one that is shown. */
export function otherWays(
  view: View,
  { pack }: Pick<Shown, 'pack'>,
  from: Channel,
  { answers = {}, costOf }: Of = {},
): string[] {
  const { manifest } = pack;
  const ways = channelsOf(manifest).map(([name, channel]) => ({
    name,
    said: [costOf?.(name) ?? costText(view, manifest, channel), limitsText(view, pack, channel, answers)].join('; '),
  }));
  const here = ways.find(({ name }) => name === from)?.said;
  return ways
    .filter(({ name, said }) => name !== from && said !== here)
    .map(({ name, said }) => `${channelName(view, manifest, name)}: ${said}`);
}

export function OtherWays(p: Of & { view: View; shown: Pick<Shown, 'pack'>; from: Channel }) {
  const ways = otherWays(p.view, p.shown, p.from, p);
  if (!ways.length) return null;
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">{p.view.t('channels.others')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {ways.map((way) => (
          <li>{way}</li>
        ))}
      </ul>
    </>
  );
}
