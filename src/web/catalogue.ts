/** Packs as the doors show them: what the manifest, the words and the forms say, read once for each hash. */
import { Cache } from '#acts/cache.ts';
import { closedBecause } from '#acts/gate.ts';
import type { Platform, Procedure } from '#acts/platform.ts';
import type { Setting } from '#authority/values.ts';
import { variables } from '#dossier/context.ts';
import { WHOLE } from '#dossier/phase-words.ts';
import type { DossierState } from '#dossier/state.ts';
import { kindOfNumber } from '#kernel/id-number.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { asksOf } from '#procedure/asks.ts';
import { timesByCase } from '#procedure/limit-by-case.ts';
import { limitCases } from '#procedure/limit-cases.ts';
import { stagesIn } from '#procedure/national/time-in-text.ts';
import type {
  Channel,
  ChannelSource,
  ComponentSource,
  FeeSource,
  LimitSource,
  Manifest,
  Pack,
} from '#procedure/pack.ts';
import { chosenResult, paperWord } from '#procedure/result-case.ts';
import {
  asSaid,
  isAtCentre,
  isIfNeeded,
  isIndexLine,
  isZeroPublished,
  publishedText,
  timesWithoutUnit,
} from '#procedure/said.ts';
import type { ProcedureListing } from '#spine/store.ts';
import { hasConditions, type Words, wordsOf } from './forms/model.ts';
import { referenceLine } from './law-words.ts';
import type { View } from './view.ts';

export interface Shown {
  pack: Pack;
  rules: Procedure;
}

/** What holds today under a code: its manifest says nothing that its source does not. */
export interface ShownToday extends Shown {
  listing: ProcedureListing;
}

const shelf = new WeakMap<Platform, Cache<Pack>>();

/** `at`: when the dossier that is shown was received, whose settings of the province it goes by. */
export async function shownByHash(platform: Platform, hash: string, at?: string): Promise<Outcome<Shown>> {
  let packs = shelf.get(platform);
  if (!packs) {
    packs = new Cache<Pack>(500);
    shelf.set(platform, packs);
  }
  const rules = await platform.procedureByHash(hash, at);
  if (isRefusal(rules)) return rules;
  const pack = await packs.getOrMake(hash, async () => {
    const read = await platform.packByHash(hash);
    if (isRefusal(read)) return read;
    return { ...read, manifest: asSaid(read.manifest, await reasonsOf(platform, read)) };
  });
  return isRefusal(pack) ? pack : { pack, rules };
}

/** What an imported pack was published with, while it is the one that holds. */
async function reasonsOf({ store }: Platform, { hash, manifest }: Pack): Promise<readonly string[]> {
  const listing = manifest.origin === 'catalogue' ? await store.findProcedure(manifest.code) : undefined;
  return listing?.hash === hash ? listing.reasons : [];
}

export async function shownByCode(platform: Platform, code: string): Promise<Outcome<ShownToday>> {
  const listing = await platform.store.findProcedure(code);
  if (!listing) return refuse('procedure-not-found', { procedure: code });
  const shown = await shownByHash(platform, listing.hash);
  if (isRefusal(shown)) return shown;
  const { pack, rules } = shown;
  return { pack: { ...pack, manifest: asSaid(pack.manifest, listing.reasons) }, rules, listing };
}

/** The same of a procedure that is open; else why it is not. */
export async function openByCode(platform: Platform, code: string): Promise<Outcome<ShownToday>> {
  const shown = await shownByCode(platform, code);
  return isRefusal(shown) ? shown : (closedBecause(platform, shown.listing, shown.rules) ?? shown);
}

export const wordsFor = (view: View, pack: Pack): Words => wordsOf(pack.words, view.lang);

export function procedureName(view: View, pack: Pack): string {
  return wordsFor(view, pack)('name') ?? pack.manifest.code;
}

/** The paper that the dossier ends with, by the case of its result: the office's own, whatever other bodies give beside it. */
export const resultName = (view: View, pack: Pack, state: DossierState): string | undefined =>
  wordsOf(
    pack.words,
    view.lang,
  )(paperWord(chosenResult(pack.manifest.result, variables(state, asksOf(pack))), pack.words['vi']));

/** The same where the case is not known: of data that somebody shows. */
export const paperName = (view: View, { words }: Pack): string | undefined =>
  wordsOf(words, view.lang)(paperWord({}, words['vi']));

export interface ShownFact {
  name: string;
  label: string;
  text: string;
}

/** Facts of a result as people read them: whom it is of first, then in the order of the procedure, in the words of its form. */
export function factsShown(view: View, pack: Pack | undefined, facts: Readonly<Record<string, unknown>>): ShownFact[] {
  const data = pack?.manifest.result.data ?? {};
  const words = pack && wordsFor(view, pack);
  const order = ['applicant', 'applicantId', ...Object.keys(data), 'commune', 'validUntil'];
  const shown: ShownFact[] = [];
  for (const name of [...order, ...Object.keys(facts).filter((one) => !order.includes(one))]) {
    const value = facts[name];
    if (value === undefined || typeof value === 'object') continue;
    const field = /^[\w.]+$/.test(data[name] ?? '') ? data[name].split('.').at(-1) : name;
    const own = name === 'applicant' || name === 'applicantId' || name === 'validUntil' || name === 'commune';
    const label = own
      ? ownLabel(view, pack, name, value)
      : ((field && words?.(`field.${field}`)) ?? words?.(`field.${name}`) ?? name);
    const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    const isMoney = /Vnd$/.test(field ?? name) && /^\d{1,15}$/.test(String(value));
    const text = isDay
      ? view.fmt.date(value)
      : isMoney
        ? view.fmt.money(Number(value))
        : ((field && words?.(`option.${field}.${value}`)) ?? String(value));
    shown.push({ name, label, text });
  }
  return shown;
}

/** A result about somebody or something else, as a birth, was asked for by who applied, and is not issued to them. */
function ownLabel(
  { t }: View,
  pack: Pack | undefined,
  name: 'applicant' | 'applicantId' | 'validUntil' | 'commune',
  value: unknown,
) {
  const isTheirs = pack && !pack.manifest.result.about;
  const kind = kindOfNumber(String(value));
  if (name === 'applicantId' && (kind === 'passport' || kind === 'paper'))
    return t(isTheirs ? `person.number-${kind}` : 'fact.submitterPaper');
  if (name === 'applicant' && !isTheirs) return t('fact.submitter');
  return name === 'applicantId' && !isTheirs ? t('fact.submitterId') : t(`fact.${name}`);
}

/** Where a form asks which of its fields are left out; nowhere for a form without conditions. */
export function conditionsAt({ rules }: Shown, form: string | undefined): string | undefined {
  const source = form ? rules.formOf(form) : undefined;
  return source && hasConditions(source) ? `/forms/${rules.code}/${form}` : undefined;
}

/** "1 bản chính, 2 bản sao": what is none is not said. */
export function paperCount({ t }: View, paper: Pick<ComponentSource, 'originals' | 'copies' | 'anyForm'>): string {
  const { originals, copies, anyForm } = paper;
  if (anyForm && !(originals && copies)) return t('papers.any-form', { n: originals + copies });
  const parts = [
    originals && (originals === 1 ? t('papers.one-original') : t('papers.n-originals', { n: originals })),
    copies && (copies === 1 ? t('papers.one-copy') : t('papers.n-copies', { n: copies })),
  ];
  const said = parts.filter(Boolean).join(', ');
  return anyForm ? t('papers.any-form-too', { papers: said }) : said;
}

/** Of whom a paper is asked for: in the words of the pack, by how one hands in, or of all of its case. */
export function paperCase(view: View, pack: Pick<Pack, 'manifest' | 'words'>, component: ComponentSource): string {
  const { t } = view;
  const { id, when = '', required, case: one } = component;
  const words = wordsOf(pack.words, view.lang);
  const said = words(`when.${id}`);
  if (said) return inCase(view, said);
  const channel = /^channel (!?=) "online"$/.exec(when)?.[1];
  if (channel) return t(channel === '=' ? 'papers.online-only' : 'papers.on-paper-only');
  // What its case makes compulsory is not «if needed».
  if (when && required !== false) return t(one ? 'papers.of-case' : 'papers.by-case');
  return isIfNeeded(pack.manifest, component, words(`component.${id}`) ?? '') ? t('papers.if-needed') : '';
}

/** «trong trường hợp: …», unless the words begin so themselves. */
export const inCase = ({ t }: View, said: string): string =>
  /^(?:khi|nếu|when|if|where|जब|यदि) /iu.test(said) ? said : t('papers.in-case', { case: said });

/** The local day, which settings of the province are taken as of. */
export const todayOf = ({ platform: { province, clock } }: View): string => province.calendar.dateOf(clock.now());

export function limitText(view: View, limit: LimitSource): string {
  const { t } = view;
  if ('setting' in limit) {
    const value = view.platform.province.valueOf(limit.setting, todayOf(view))?.value;
    return typeof value === 'object' ? limitText(view, value) : t('limit.unstated');
  }
  if ('unstated' in limit) return t('limit.unstated');
  if ('immediate' in limit) return t('limit.immediate');
  if ('decision' in limit || 'byCase' in limit) return t('limit.by-case');
  if ('sameDay' in limit) return t('limit.same-day');
  if ('hours' in limit) return t('limit.hours', { n: limit.hours });
  if ('workingHours' in limit) return t('limit.working-hours', { n: limit.workingHours });
  if ('workingDays' in limit) return t('limit.working-days', { n: limit.workingDays });
  return t('limit.days', { n: limit.calendarDays });
}

/** A way to hand in. Where one goes is said only where it is known: «Trực tiếp» of a court is at no centre of ours. */
export function channelName({ t }: View, manifest: Manifest, channel: string): string {
  if (channel !== 'counter' || isAtCentre(manifest)) return t(`channel.${channel as Channel}`);
  return t(publishedText(manifest, 'sequence') ? 'channel.in-person-steps' : 'channel.in-person-unknown');
}

/** The limit of a way to hand in; where it has several, each with the result that it is of. `answers`: of that case alone. */
export function limitsText(
  view: View,
  pack: Pack,
  { limit, phases = [], law }: ChannelSource,
  answers: Readonly<Record<string, unknown>> = {},
): string {
  const { origin, law: listed } = pack.manifest;
  const [name] = Object.entries(pack.manifest.channels).find(([, one]) => one.limit === limit) ?? [];
  const said =
    'byCase' in limit && name
      ? timesText(view, pack.manifest, name as Channel)
      : limitByCase(view, pack, limit, answers);
  // An imported limit seldom has an article: where it has, people read by what it holds.
  const isBased = origin === 'catalogue' && law && !('unstated' in limit);
  const whole = isBased ? view.t('track.limit-law', { limit: said, law: referenceLine(view, listed, law) }) : said;
  if (!phases.length) return whole;
  const words = wordsFor(view, pack);
  const result = words('paper') ?? words('result') ?? '';
  return [...phases.map((one) => `${result}: ${limitText(view, one.limit)}`), `${WHOLE[view.lang]}: ${whole}`].join(
    '; ',
  );
}

/** The limit of each case, where a decision gives it by an answer to one question; else as `limitText`. */
function limitByCase(view: View, pack: Pack, limit: LimitSource, answers: Readonly<Record<string, unknown>>): string {
  const words = wordsFor(view, pack);
  if ('unstated' in limit) return publishedTime(view, pack.manifest) ?? unstatedText(view, pack.manifest);
  const cases = 'decision' in limit ? limitCases(pack, limit.decision) : undefined;
  if (!cases) return limitText(view, limit);
  const isGiven = (name: string) => answers[name.split('.')[0]] === name.slice(name.indexOf('.') + 1);
  const given = [...cases].map(([days, names]) => [days, names.filter(isGiven)] as const);
  const chosen = given.filter(([, names]) => names.length);
  return (chosen.length ? chosen : [...cases])
    .map(([days, names]) => {
      const named = names.map((name) => words(`option.${name}`) ?? name).join('; ');
      return `${view.t('limit.working-days', { n: days })} (${named})`;
    })
    .join('. ');
}

/** What the source publishes of each case; nobody here knows which of them one's own is. */
function timesText(view: View, manifest: Manifest, name: Channel): string {
  const { t } = view;
  const { inTable, said } = timesByCase(manifest, name);
  if (said.length) return t('limit.by-case-said', { said: said.map((one) => `“${one}”`).join('; ') });
  if (!inTable.length) return t('limit.by-case');
  return t('limit.by-case-times', { times: inTable.map((one) => limitText(view, one)).join(t('limit.or')) });
}

/** What is published in part is not «not published»: a number without a unit, and the stages that the source names. */
function publishedTime({ t }: View, manifest: Manifest): string | undefined {
  if (isIndexLine(manifest)) return undefined;
  const numbers = timesWithoutUnit(manifest);
  const stages = stagesIn(publishedText(manifest, 'sequence'));
  const said = [
    ...(numbers.length ? [t('limit.no-unit', { n: numbers.join(', ') })] : []),
    ...(stages.length ? [t('limit.stages', { stages: stages.join('; ') })] : []),
  ];
  return said.length ? said.join('. ') : undefined;
}

/** That the source does not publish it; or that it was not taken in here, and where it stands. */
export const unstatedText = ({ t }: View, manifest: Manifest): string =>
  t(isIndexLine(manifest) ? 'procedure.not-imported' : 'procedure.unstated');

const COST_UNKNOWN = { byCase: 'fee.by-case', byCouncil: 'fee.ask-council' } as const;
const COST_ZERO = {
  byCase: 'fee.zero-by-case',
  byCouncil: 'fee.zero-by-council',
  unstated: 'fee.zero-stored',
} as const;

/** What a channel costs. Free is said only with the article or the words that say so. */
export function costText(
  view: View,
  manifest: Manifest,
  { fees, free, feeUnknown, feeUnknownBy }: ChannelSource,
): string {
  const { t, fmt, platform } = view;
  const amountOf = ({ amountVnd, setting }: FeeSource) =>
    setting ? platform.province.valueOf(setting, todayOf(view))?.value : amountVnd;
  if (feeUnknown && isZeroPublished(manifest)) return t(COST_ZERO[feeUnknown]);
  if (feeUnknown === 'unstated') return unstatedText(view, manifest);
  if (feeUnknown && feeUnknownBy)
    return t('fee.by-law', { cost: t(COST_UNKNOWN[feeUnknown]), law: referenceLine(view, manifest.law, feeUnknownBy) });
  if (feeUnknown) return t(COST_UNKNOWN[feeUnknown]);
  if (fees?.length)
    return fees
      .map(amountOf)
      .map((amount) => (typeof amount === 'number' ? fmt.money(amount) : t(amount ? 'fee.ask-council' : 'fee.by-case')))
      .join(' + ');
  if (free) return t('fee.free', { law: referenceLine(view, manifest.law, free) });
  return unstatedText(view, manifest);
}

/** The same inside a sentence, for who sets it or waits for that: of the Council's, only whose it is. */
export function costInText(view: View, { pack: { manifest } }: Pick<Shown, 'pack'>, channel: Channel): string {
  const source = manifest.channels[channel];
  const isOfCouncil = source?.feeUnknown === 'byCouncil';
  const said = isOfCouncil
    ? view.t('fee.by-council')
    : source
      ? costText(view, manifest, source)
      : unstatedText(view, manifest);
  return said.charAt(0).toLocaleLowerCase(view.lang) + said.slice(1);
}

/** Who pays nothing, by which article, in the words of the pack; nothing where all pay. */
export function exemptionsText(view: View, pack: Pack): string[] {
  const words = wordsFor(view, pack);
  const lines = Object.values(pack.manifest.channels)
    .flatMap(({ fees = [] }) => fees)
    .flatMap(({ exemptions = [] }) => exemptions)
    .map(({ id, law }) =>
      view.t('fee.exempt-who', {
        who: words(`exemption.${id}`) ?? id,
        law: referenceLine(view, pack.manifest.law, law),
      }),
    );
  return [...new Set(lines)];
}

/** «…; Nghị định 96/2026/NĐ-CP chưa đối chiếu»: which text a setting was not compared with. */
const NOT_COMPARED = /^(.+) chưa đối chiếu$/u;

/** Where values are from that are settings of the province, each source and each open text once; nothing where the law itself says them. */
export function settingsText({ t }: View, settings: readonly Setting[]): string {
  const said = new Map<string, { confirmed: boolean; law: string; sources: Set<string> }>();
  for (const { source, confirmed } of settings) {
    const parts = source.split(/;\s+/);
    const law = confirmed ? '' : parts.flatMap((part) => NOT_COMPARED.exec(part)?.[1] ?? []).join(', ');
    const key = `${confirmed} ${law}`;
    const one = said.get(key) ?? { confirmed, law, sources: new Set() };
    for (const part of parts) if (!law || !NOT_COMPARED.test(part)) one.sources.add(part);
    said.set(key, one);
  }
  return [...said.values()]
    .map(({ confirmed, law, sources }) => {
      const source = [...sources].join('; ');
      if (law) return t('setting.unconfirmed-of', { source, law });
      return t(confirmed ? 'setting.confirmed' : 'setting.unconfirmed', { source });
    })
    .join(' ');
}

/**
 * By what a fee is due; by the procedure itself, also where its amount is from as long as nobody compared that with the text. What an officer
 * set by another text rests on that.
 */
export function feeBasis(view: View, { pack, rules }: Shown, law: string, channel: Channel): string {
  const said = rules.lawText(law);
  // What a law is called, and what stands after it, nobody translated.
  const text = view.lang === 'vi' || !said ? said : view.t('fee.law-vietnamese', { law: said });
  if (!pack.manifest.channels[channel]?.fees?.some((fee) => fee.law === law)) return text;
  const open = rules.settingsOf(channel).fees.filter(({ confirmed }) => !confirmed);
  return [text, settingsText(view, open)].filter(Boolean).join('. ');
}

/** Where the time to answer a supplement is from, and whether it was compared with the text; nothing where the law itself says it. */
export function supplementSource(view: View, { rules }: Pick<Shown, 'rules'>): string {
  const { answer } = rules.supplementSettings;
  return answer ? settingsText(view, [answer]) : '';
}

/** Fewer ended dossiers than this say nothing of the next. */
const ENOUGH_RUNS = 10;

/** The middle of what it took lately, in working hours; unknown with too little to go by. */
export function usualHours(view: View, runs: readonly { from: string; to: string }[]): number | undefined {
  if (runs.length < ENOUGH_RUNS) return undefined;
  const { calendar } = view.platform.province;
  const hours = runs
    .map(({ from, to }) => calendar.measureMs(Temporal.Instant.from(from), Temporal.Instant.from(to)) / 3_600_000)
    .sort((a, b) => a - b);
  return hours[Math.floor(hours.length / 2)];
}
