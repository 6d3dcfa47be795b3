/**
 * What stands once in a register may stand a second time where the procedure says so (`result.despite`) and an officer wrote why: then
 * beside what stands, which stays named on the record. Without what stands there a reason changes nothing, and the value is taken.
 */
import { isAdverse } from '#dossier/conclusions.ts';
import { variables } from '#dossier/context.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { refuseReason } from '#dossier/reason.ts';
import type { Words } from '#dossier/rules.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { dayOfNear, nearIn } from '#register/catalogue.ts';
import type { NewEntry } from '#spine/store.ts';
import { claimedBy } from './claimed.ts';
import type { Platform, Procedure } from './platform.ts';

type Naming = Pick<Procedure, 'itemName' | 'despite'>;

interface Standing {
  name: string;
  value: string;
  /** The other dossier, and its result, where that has a number. */
  code: string;
  number?: string;
  /** It is not the same, but near: the day of the other. */
  day?: string;
}

/** Which of the values that this entry takes are held by another dossier. */
async function findStanding(
  platform: Platform,
  ownId: string,
  { register, unique = {}, besides = {} }: RegisterWrite,
): Promise<Standing[]> {
  // A told story is told again and again.
  if (platform.story) return [];
  const found: Standing[] = [];
  // Beside what it stands for a written reason is asked about no more.
  const claimed = claimedBy(platform, register, unique).filter(({ name }) => !besides[name]);
  const holders = await platform.store.findHolders(
    register,
    claimed.flatMap(({ claims, near }) => (near ? [] : claims)),
    claimed.flatMap(({ near }) => near ?? []),
  );
  const ids = [...new Set(holders.values())].filter((one) => one !== ownId);
  const states = new Map(await Promise.all(ids.map(async (one) => [one, await platform.store.load(one)] as const)));
  for (const { name, value, claims, near } of claimed) {
    const nearTo = (claim: string) => near?.find(({ beginning }) => claim.startsWith(beginning));
    const taken = near ? [...holders.keys()].filter(nearTo) : claims;
    const seen = new Set([ownId]);
    for (const claim of taken) {
      const holder = holders.get(claim);
      if (!holder || seen.has(holder)) continue;
      seen.add(holder);
      const state = states.get(holder)?.state;
      const to = nearTo(claim);
      const day = to && dayOfNear(to, claim);
      found.push({ name, value, code: state?.code ?? '', number: state?.result?.number, ...(day && { day }) });
    }
  }
  return found;
}

const registerName = (platform: Platform, { register }: RegisterWrite) =>
  platform.registers.registers.get(register)?.name ?? register;

const ENDS_IN_DAY = /,\s*\d{4}-\d\d-\d\d$/;
/** Days as people here write them. */
export const dayText = (value: string): string => value.replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, '$3/$2/$1');

/** As people know it: what was answered, where that says it. */
function shown({ name, value, day }: Standing, { data }: RegisterWrite): string {
  if (day) return `${value.replace(ENDS_IN_DAY, '')}, ${dayText(day)}`;
  const own = String(data[name] ?? '').trim();
  return own || dayText(value);
}

function refuseStanding(platform: Platform, rules: Naming, entry: RegisterWrite, one: Standing): Refusal | undefined {
  const why = rules.despite[one.name];
  if (!why) return undefined;
  const reason = entry.despite?.[one.name];
  if (reason) return refuseReason(reason);
  const told = {
    item: rules.itemName(one.name),
    value: shown(one, entry),
    register: registerName(platform, entry),
    before: named(one),
    field: rules.itemName(why.field),
  };
  if (!one.day) return refuse('value-entered-before', told);
  const own = nearIn(platform.registers.registers.get(entry.register), one.name, one.value)!.day;
  return refuse('value-near', { ...told, value: one.value.replace(ENDS_IN_DAY, ''), day: one.day, own });
}

const named = ({ code, number }: Pick<Standing, 'code' | 'number'>): string => (number ? `${code} (${number})` : code);

/** As it is named in a sentence; nothing where no dossier entered it. */
export function inDossier(named: string | undefined): Words {
  if (named === undefined) return LOADED;
  return { vi: `hồ sơ ${named}`, en: `dossier ${named}`, hi: `फ़ाइल ${named}` };
}
const LOADED: Words = {
  vi: 'dữ liệu được nạp, không qua hồ sơ nào',
  en: 'data that was loaded, through no dossier',
  hi: 'लाया गया डेटा, किसी फ़ाइल से नहीं',
};

/** Told to who has no work on the dossier by which it changes: what stands there, and nothing of what others are to do. */
export function briefly(told: Refusal): Refusal {
  const { item, value, subject, day, register, before } = told.params;
  switch (told.code) {
    case 'value-near':
      return refuse('value-stands', {
        item,
        value: `${value}, ${dayText(String(day))}`,
        register,
        before: inDossier(String(before)),
      });
    case 'value-entered-before':
      return refuse('value-stands', { item, value, register, before: inDossier(String(before)) });
    case 'value-entered':
      return refuse('value-stands', { item, value, register, before });
    case 'already-entered':
    case 'already-holds':
      return refuse('value-stands', { item: NUMBER, value: subject, register, before });
  }
  return told;
}
const NUMBER: Words = { vi: 'Số', en: 'Number', hi: 'संख्या' };

/** The entry as it is written: of a value that stands already and for which there is a reason, the other is named. */
export async function settleStanding(
  platform: Platform,
  rules: Naming,
  { id }: Pick<DossierState, 'id'>,
  { despite, ...entry }: RegisterWrite,
): Promise<RegisterWrite | Refusal> {
  if (!Object.keys(rules.despite).length) return entry;
  const besides: Record<string, string> = {};
  const standing = await findStanding(platform, id, entry);
  // No reason helps against one of them: the record refuses it.
  if (standing.some(({ name }) => !rules.despite[name])) return entry;
  for (const one of standing) {
    const refused = refuseStanding(platform, rules, { ...entry, despite }, one);
    if (refused) return refused;
    if (!despite?.[one.name]) continue;
    besides[one.name] = [besides[one.name], one.code].filter(Boolean).join(', ');
  }
  return Object.keys(besides).length ? { ...entry, besides } : entry;
}

/** Whether an officer wrote a reason for any of the values: only then is it asked beforehand what stands. Else the record refuses. */
export const givesReason = ({ despite = {} }: RegisterWrite): boolean => Object.keys(despite).length > 0;

/**
 * What of the entry stands once, after a step whose form can hold the reason: that step is not done without it, so that nobody gets to
 * sign what can't be. Nothing for every other act.
 */
export function onceAtReason(
  platform: Platform,
  rules: Procedure,
  events: readonly DossierEvent[],
  after: DossierState,
): RegisterWrite | undefined {
  const steps = Object.values(rules.despite).map(({ step }) => step);
  const done = events.some((event) => event.type === 'task-completed' && steps.includes(event.step));
  return done && !isAdverse(rules, after) ? foreseen(platform, after, rules, rules.onceOf) : undefined;
}

/** Asks the record, in the same breath, that none of the values that need a reason stands; nothing is entered. */
export function askUntaken(platform: Platform, rules: Naming, entry: RegisterWrite, at: string, seq: number): NewEntry {
  const values = Object.entries(entry.unique ?? {}).filter(([name]) => rules.despite[name]);
  const claimed = claimedBy(platform, entry.register, Object.fromEntries(values));
  const untaken = claimed.flatMap((one) => (one.near ? [] : one.claims));
  const near = claimed.flatMap((one) => one.near ?? []);
  return {
    register: entry.register,
    subject: '',
    data: {},
    trueSince: '',
    knownSince: at,
    seq,
    bare: true,
    untaken,
    near,
  };
}

/** What the dossier would enter, as far as it is known. */
export const entryBefore = (
  platform: Platform,
  rules: Pick<Procedure, 'entryOf' | 'hiddenOf'>,
  state: DossierState,
): RegisterWrite | undefined => foreseen(platform, state, rules, rules.entryOf);

export function foreseen<Value>(
  { province, clock }: Platform,
  state: DossierState,
  rules: Pick<Procedure, 'hiddenOf'>,
  of: (vars: Record<string, unknown>) => Value,
): Value | undefined {
  try {
    return of(variables(state, rules, { decidedOn: province.calendar.dateOf(clock.now()), code: state.code }));
  } catch {
    // It hangs on what a later step records.
    return undefined;
  }
}

/** Told before anybody decides: what stands there already, with the reason where it was written. */
export async function foreseeStanding(
  platform: Platform,
  rules: Naming,
  { id }: Pick<DossierState, 'id'>,
  entry: RegisterWrite,
): Promise<Refusal | undefined> {
  const standing = await findStanding(platform, id, entry);
  for (const one of standing.toSorted((a, b) => Number(a.name in rules.despite) - Number(b.name in rules.despite))) {
    const refused = refuseStanding(platform, rules, entry, one);
    if (refused) return refused;
    const reason = entry.despite?.[one.name];
    const params = {
      item: rules.itemName(one.name),
      value: shown(one, entry),
      register: registerName(platform, entry),
    };
    if (reason) return refuse('value-entered-beside', { ...params, before: named(one), reason });
    return refuse('value-entered', { ...params, before: inDossier(named(one)) });
  }
  return undefined;
}
