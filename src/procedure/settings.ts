/** Which dated settings of the province a pack takes, and whether the province has them. */
import type { Setting, ValueOf } from '#authority/values.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import {
  CONFIRMATION_CLOCKS,
  type ConfirmationClock,
  SUPPLEMENT_CLOCKS,
  type SupplementClock,
} from './manifest-words.ts';
import type { ChannelSource, Pack, SettingRef } from './pack.ts';
import { readableModels } from './rule-models.ts';

/** An amount that the People's Council sets by a resolution that was not at hand; the row's `source` says which is looked for. */
export const UNKNOWN_AMOUNT = 'unknown';

type Kind = 'limit' | 'days' | 'hours' | 'count' | 'amount' | 'supplement-clock' | 'confirmation-clock';

export interface SettingUse {
  where: string;
  setting: string;
  kind: Kind;
}

/** What holds for a procedure that says nothing of its own: as the province sets it, else this. */
export const USUAL = {
  /** How often a supplement may be asked for. */
  rounds: { setting: 'supplement-rounds', kind: 'count', amount: 1 },
  /** How long who applied has to answer a supplement. */
  answer: { setting: 'supplement-days', kind: 'days', amount: 15 },
  /** By when the officer has taken note of what came in online, and by when it is received or a supplement is asked for. */
  alert: { setting: 'intake-alert-hours', kind: 'hours', amount: 2 },
  intake: { setting: 'intake-hours', kind: 'hours', amount: 8 },
} as const satisfies Record<string, { setting: string; kind: Kind; amount: number }>;

/** Of those, the ones that a procedure leaves open. */
export const usualOf = ({ supplement, acceptance }: Pack['manifest']): (typeof USUAL)[keyof typeof USUAL][] => [
  ...(supplement?.rounds === undefined ? [USUAL.rounds] : []),
  ...(supplement?.answerWorkingDays === undefined ? [USUAL.answer] : []),
  ...(acceptance?.alertWorkingHours === undefined ? [USUAL.alert] : []),
  ...(acceptance?.workingHours === undefined ? [USUAL.intake] : []),
];

const isRef = (value: unknown): value is SettingRef =>
  typeof value === 'object' && value !== null && 'setting' in value;

/** Every setting a pack takes, and for what. */
export function settingUses(pack: Pack): SettingUse[] {
  const { channels, steps, supplement, confirmation, consultation } = pack.manifest;
  const uses: SettingUse[] = [];
  const add = (where: string, value: unknown, kind: Kind) => {
    if (isRef(value)) uses.push({ where, setting: value.setting, kind });
  };
  for (const [name, channel] of Object.entries(channels)) {
    for (const setting of limitSettings(pack, channel))
      uses.push({ where: `channels.${name}.limit`, setting, kind: 'limit' });
    for (const fee of channel.fees ?? []) add(`channels.${name}.fees.${fee.id}`, fee, 'amount');
  }
  for (const { id, limits = {} } of steps)
    for (const [name, limit] of Object.entries(limits)) add(`steps.${id}.limits.${name}`, limit, 'limit');
  add('supplement.rounds', supplement?.rounds, 'count');
  add('supplement.answerWorkingDays', supplement?.answerWorkingDays, 'days');
  add('supplement.afterResult', supplement?.afterResult, 'days');
  add('supplement.clock', supplement?.clock, 'supplement-clock');
  add('confirmation', confirmation?.clock, 'confirmation-clock');
  add('consultation', consultation?.limit, 'limit');
  // A fee of amount or decision has no setting; what has one names it by a text.
  return uses.filter(({ setting }) => setting !== undefined);
}

/** The settings a channel's limit and those of its phases may be: its own, or those its decision can answer. */
export function limitSettings({ rules }: Pick<Pack, 'rules'>, { limit, phases = [] }: ChannelSource): string[] {
  const inside = phases.flatMap((one) => ('setting' in one.limit ? [one.limit.setting] : []));
  if ('setting' in limit) return [...inside, limit.setting];
  return [...inside, ...('decision' in limit ? literalTexts(rules, limit.decision) : [])];
}

/** Texts a decision table answers, as written in its rules. */
function literalTexts(rules: Pack['rules'], decision: string): string[] {
  const texts = readableModels({ rules }).flatMap(({ decisions }) => {
    const logic = decisions[decision]?.logic;
    return logic?.kind === 'table' ? logic.rules.flatMap((rule) => rule.outputs) : [];
  });
  return [...new Set(texts.flatMap((text) => (/^"[\w-]+"$/.test(text) ? [text.slice(1, -1)] : [])))];
}

/** Settings that the pack takes and the province does not have on that day, or has as something else. */
export function examineSettings(pack: Pack, findSetting: ValueOf, date: string): Refusal[] {
  return settingUses(pack).flatMap(({ where: of, setting, kind }) => {
    const row = findSetting(setting, date);
    if (row && fits(row, kind)) return [];
    const detail = row ? phrase('setting-kind', { of, setting }) : phrase('setting-none', { of, setting, date });
    return [refuse('pack-invalid', { where: 'procedure.yaml', detail })];
  });
}

export function fits({ value, unit }: Setting, kind: Kind): boolean {
  switch (kind) {
    case 'count':
      return typeof value === 'number' && unit === 'count';
    case 'limit':
      return typeof value === 'object';
    case 'days':
      return typeof value === 'object' && 'workingDays' in value;
    case 'hours':
      return typeof value === 'object' && 'workingHours' in value;
    case 'amount':
      return typeof value === 'number' || value === UNKNOWN_AMOUNT;
    case 'supplement-clock':
      return SUPPLEMENT_CLOCKS.includes(value as SupplementClock);
    case 'confirmation-clock':
      return CONFIRMATION_CLOCKS.includes(value as ConfirmationClock);
  }
}
