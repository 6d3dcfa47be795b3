/** The dates of a dossier for which law sets several, as papers and pages name them. */
import { phaseDueOf } from './clock.ts';
import type { Rules, Words } from './rules.ts';
import type { DossierClock, Phase } from './state.ts';

/** The paper that the office itself gives out, by name. */
export type Papers = { result: Pick<Rules['result'], 'paper'> };

export const WHOLE: Words = { vi: 'Toàn bộ kết quả', en: 'All results', hi: 'सभी परिणाम' };

/** What is left to hand out where the issued result went before. */
export const REST: Words = {
  vi: 'Các kết quả, giấy tờ còn lại',
  en: 'The other results and papers',
  hi: 'शेष परिणाम और काग़ज़ात',
};

/** The result that ends it, or all of them. */
export const phaseName = ({ until }: Pick<Phase, 'until'>, { result }: Papers): Words => (until ? result.paper : WHOLE);

/** Each date that law sets, with what it is of: one that ended or runs late as it was missed. Nothing where law sets one alone. */
export function datedPhases(clock: DossierClock | undefined, rules: Papers): (Phase & { name: Words; runs?: true })[] {
  const phases = clock?.phases ?? [];
  const running = phases.find(({ endedAt }) => !endedAt);
  return phases.map((one) => ({
    ...one,
    name: phaseName(one, rules),
    dueAt: one.missedAt ?? (one === running ? phaseDueOf(clock!) : one.dueAt),
    ...(one === running && { runs: true as const }),
  }));
}

/** Of what ended because the result was taken back: no date is to come. */
export const STOPPED = 'đã dừng giải quyết do thu hồi kết quả';

/**
 * «Giấy khai sinh: …; Toàn bộ kết quả: …» of the dates that law sets, with when a result was issued and that it was late; of what was
 * stopped no date but one that had passed.
 */
export const phaseDatesText = (
  phases: ReturnType<typeof datedPhases>,
  print: (iso: string) => string,
  stopped = false,
): string =>
  phases
    .map(({ name, dueAt, endedAt, missedAt }) => {
      if (stopped && !endedAt) return `${name.vi}: ${missedAt ? `${print(dueAt)} (quá hạn), ` : ''}${STOPPED}`;
      const issued = endedAt && ` (đã phát hành ${print(endedAt)}${missedAt ? ', quá hạn' : ''})`;
      return `${name.vi}: ${print(dueAt)}${issued ?? ''}`;
    })
    .join('; ');
