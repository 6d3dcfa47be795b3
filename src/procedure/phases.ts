/** Limits inside the limit of the whole: each ends when a result is issued, and none runs longer than the next. */
import type { ValueOf } from '#authority/values.ts';
import type { Limit } from '#calendar/calendar.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { ChannelSource, LimitSource, Manifest, Pack } from './pack.ts';

/** What is wrong with the phases of a pack, by the settings of that day. */
export const examinePhases = ({ manifest }: Pick<Pack, 'manifest'>, findSetting: ValueOf, date: string): Refusal[] =>
  Object.entries(manifest.channels).flatMap(([name, channel]) =>
    faultsOf(`channels.${name}.phases`, channel, manifest, (id) => findSetting(id, date)?.value).map((detail) =>
      refuse('pack-invalid', { where: 'procedure.yaml', detail }),
    ),
  );

function faultsOf(
  of: string,
  { phases = [], limit }: ChannelSource,
  manifest: Manifest,
  find: (setting: string) => unknown,
): Phrase[] {
  if (!phases.length) return [];
  const codes = phases.map(({ until }) => until);
  const never = codes.filter((code, i) => codes.indexOf(code) !== i || !isAlwaysIssued(code, manifest));
  const hours = [...phases.map((one) => one.limit), limit].map((one) => hoursIn(one, find));
  const descends = hours.some((one, i) => i > 0 && one !== undefined && hours[i - 1]! >= one);
  return [
    ...never.map((result) => phrase('phase-endless', { of, result })),
    // Of a decision nobody knows the answer before.
    ...(isStated(limit) ? [] : [phrase('phase-whole', { of })]),
    ...(descends ? [phrase('phase-order', { of })] : []),
  ];
}

/** A step issues it, and no case of the procedure ends in another. */
function isAlwaysIssued(code: string, { steps, result }: Manifest): boolean {
  const issues = steps.some(({ act }) => act === 'issue-result');
  return issues && result.code === code && (result.cases ?? []).every((one) => one.code === code);
}

const isStated = (limit: LimitSource): boolean =>
  !['decision', 'unstated', 'byCase', 'hours'].some((kind) => kind in limit);

/** As working hours, so that limits of several kinds can be compared; of calendar days five in seven are worked. */
function hoursIn(limit: LimitSource, find: (setting: string) => unknown): number | undefined {
  const stated = 'setting' in limit ? (find(limit.setting) as Limit | undefined) : limit;
  if (typeof stated !== 'object') return undefined;
  if ('workingHours' in stated) return stated.workingHours;
  if ('workingDays' in stated) return stated.workingDays * 8;
  if ('calendarDays' in stated) return (stated.calendarDays * 8 * 5) / 7;
  return 'sameDay' in stated || 'immediate' in stated ? 8 : undefined;
}
