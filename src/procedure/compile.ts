/** From a pack to rules that run. Refuses what is missing or joins to nothing; the fuller examination is `check.ts`. */
import type { Setting, ValueOf } from '#authority/values.ts';
import type { Limit } from '#calendar/calendar.ts';
import type { Process } from '#engine/bpmn/graph.ts';
import { readProcess } from '#engine/bpmn/read.ts';
import { decide, type OnRule } from '#engine/dmn/decide.ts';
import type { OnDecided } from '#engine/dmn/decided.ts';
import type { Model } from '#engine/dmn/model.ts';
import { evaluateExpression, isTrue } from '#engine/feel/feel.ts';
import { compileForm, type Form, type FormSource } from '#engine/form/form.ts';
import { fillOwn, type OwnData, ownFaults, ownPhrase, standing, typedFormat } from '#engine/form/own.ts';
import { invariant, isRefusal, must, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { applicantsOf, isForCitizens } from './applicants.ts';
import { askedAtCollection } from './at-collection.ts';
import { concludes, conclusionIn, outcomeIn, placedIn, reasonIn, refusedPartIn, rightEndsIn } from './conclusion.ts';
import { publishedConditions, wordsUnder } from './conditions-published.ts';
import { deriveBpmn } from './derive.ts';
import { eligibilityRules } from './eligibility.ts';
import { despiteOf, evaluated, standingOnce, textOf } from './entry-values.ts';
import { feesOf } from './fees-of.ts';
import { fieldsInWords, misnamedInWords } from './fields-in-words.ts';
import { expressions, joins } from './joins.ts';
import { documentName, isGround, isUnseen, lawText, namedBy, recitals, recitalText } from './law.ts';
import { readLetter } from './letter.ts';
import { isHeldByRegister } from './national/doubted-lines.ts';
import type { Channel, ComponentSource, Pack, SettingRef, StepSource } from './pack.ts';
import { restsOn } from './rests-on.ts';
import { chosenResult, paperWord, resultWord } from './result-case.ts';
import { ruleModels } from './rule-models.ts';
import { asSaid, deciderSaid } from './said.ts';
import { fits, limitSettings, settingUses, UNKNOWN_AMOUNT, USUAL, usualOf } from './settings.ts';
import { soFarOf } from './so-far.ts';

type Vars = Readonly<Record<string, unknown>>;
type Words = { vi: string; en: string; hi: string };

/** `on` gives the procedure by the settings of the province as of a local day; refused where one of them is not there. */
export type Procedure = ReturnType<typeof build> & { on(date: string): Outcome<Procedure> };

export interface CompileOptions {
  /** Told of every decision rule that matched: for coverage. */
  onRule?: OnRule;
  /** The settings of the province that the procedure runs in. */
  values?: ValueOf;
  /** Under which name the province knows a document that the procedure lists by its number alone. */
  titleOf?: (number: string) => string | undefined;
}

/** What runs in every province alike. */
interface Parts {
  process: Process;
  models: Record<string, Model>;
  forms: Record<string, Form>;
}

/** A pack never changes, so neither does this. */
const compiled = new WeakMap<Pack, Promise<Outcome<Parts>>>();

export async function compilePack(pack: Pack, options: CompileOptions = {}): Promise<Outcome<Procedure>> {
  const known = compiled.get(pack) ?? compileParts(pack);
  compiled.set(pack, known);
  const parts = await known;
  if (isRefusal(parts)) return parts;
  return byDay(pack, options, (settings) => build(pack, parts, options, settings));
}

async function compileParts(pack: Pack): Promise<Outcome<Parts>> {
  const { manifest } = pack;
  const process = await readProcess(pack.bpmn ?? bpmnOf(pack));
  if (isRefusal(process)) return process;
  const models: Record<string, Model> = {};
  for (const [file, model] of ruleModels(pack)) {
    if (isRefusal(model)) return inFile(file, model);
    for (const id of Object.keys(model.decisions)) models[id] = model;
  }
  const forms: Record<string, Form> = {};
  for (const [name, source] of Object.entries(pack.forms)) {
    const form = compileForm(name === 'apply' ? decidingAddress(source, manifest) : source, `forms/${name}.yaml`);
    if (isRefusal(form)) return form;
    forms[name] = form;
  }
  return joins(manifest, process, models, forms) ?? expressions(manifest) ?? { process, models, forms };
}

type Settings = ReadonlyMap<string, Setting>;

/** Days are remembered: a procedure is asked for the same few again and again. */
const REMEMBERED_DAYS = 50;

/** What takes no settings is the same on every day. */
function byDay(
  pack: Pack,
  { values }: CompileOptions,
  make: (settings: Settings) => ReturnType<typeof build>,
): Procedure {
  const needed = [...new Set(settingUses(pack).map((use) => use.setting))];
  const open = usualOf(pack.manifest);
  const days = new Map<string, Procedure>();
  const on = (date: string): Outcome<Procedure> => {
    const known = days.get(date);
    if (known) return known;
    const usual = open.flatMap((one) => {
      const row = values?.(one.setting, date);
      return row ? [{ ...one, row }] : [];
    });
    if (!needed.length && !usual.length) return undated;
    const rows = needed.map((id) => [id, values?.(id, date)] as const);
    const missing = rows.find(([, row]) => !row)?.[0] ?? usual.find(({ row, kind }) => !fits(row, kind))?.setting;
    if (missing) return refuse('setting-missing', { procedure: pack.manifest.code, setting: missing, date });
    if (days.size >= REMEMBERED_DAYS) days.clear();
    const found = new Map(rows as [string, Setting][]);
    for (const { setting, row } of usual) found.set(setting, row);
    const made: Procedure = Object.assign(make(found), { on });
    days.set(date, made);
    return made;
  };
  const undated: Procedure = Object.assign(make(new Map()), { on });
  return undated;
}

type TimedStep = Omit<StepSource, 'limits'> & { name: Words; limits?: Partial<Record<Channel, Limit>> };

/** The application, with its address by which the competent office is found marked as that. */
function decidingAddress(source: FormSource, { place }: Pack['manifest']): FormSource {
  const { properties } = source?.schema ?? {};
  const field = place?.field;
  if (!field || !properties?.[field]?.address) return source;
  const marked = { ...properties[field], address: 'decides' as const };
  return { ...source, schema: { ...source.schema, properties: { ...properties, [field]: marked } } };
}

export function bpmnOf(pack: Pack): string {
  const nameOf = (step: string) => pack.words['vi']?.[`step.${step}`] ?? step;
  return pack.bpmn ?? deriveBpmn(pack.manifest, nameOf, ({ form }) => concludes(pack.forms[form ?? '']));
}

function inFile(file: string, refusal: Refusal): Refusal {
  return {
    ...refusal,
    params: {
      ...refusal.params,
      detail: phrase('beside', { of: file, detail: refusal.params['detail'] as string | Phrase }),
    },
  };
}

function build(pack: Pack, { process, models, forms }: Parts, { onRule, titleOf }: CompileOptions, settings: Settings) {
  const { manifest } = pack;
  const words = (key: string): Words => {
    const vi = pack.words['vi']?.[key] ?? key;
    return { vi, en: pack.words['en']?.[key] ?? vi, hi: pack.words['hi']?.[key] ?? vi };
  };
  const ask = (decision: string, vars: Vars, onDecided?: OnDecided): Outcome<unknown> =>
    models[decision]
      ? decide(models[decision], decision, vars, onRule, onDecided)
      : refuse('dmn-invalid', { element: 'decision', id: decision, detail: phrase('decision-missing') });
  const { result } = manifest;
  const { law } = asSaid(manifest, []);
  const named = namedBy(law, titleOf);
  const taken = settingsReader(manifest.code, settings);
  const usual = ({ setting, amount }: { setting: string; amount: number }) =>
    settings.has(setting) ? { setting } : amount;
  // Settings are of a day: they are read where the step is timed.
  const stepOf = ({ limits, ...step }: StepSource): TimedStep => {
    const named = { ...step, name: words(`step.${step.id}`) };
    if (!limits) return named;
    const dated = Object.entries(limits);
    return {
      ...named,
      get limits() {
        return Object.fromEntries(dated.map(([name, one]) => [name, taken.limit(one)]));
      },
    };
  };
  const rounds = manifest.supplement?.rounds ?? usual(USUAL.rounds);
  const answerDays = manifest.supplement?.answerWorkingDays ?? usual(USUAL.answer);
  const alertHours = manifest.acceptance?.alertWorkingHours ?? usual(USUAL.alert);
  const intakeHours = manifest.acceptance?.workingHours ?? usual(USUAL.intake);
  const components = new Set(manifest.components.map((component) => component.id));
  const asked = forms['apply'].source.schema.properties;
  const formOfStep = new Map(manifest.steps.map(({ id, form }) => [id, forms[form ?? '']?.source]));
  const despite = despiteOf(manifest, forms);
  type Mark = 'toRead' | 'toConfirm' | 'ground' | 'waives';
  const markedIn = (form: string | undefined, ...marks: Mark[]) =>
    Object.entries(forms[form ?? '']?.source.schema.properties ?? {}).flatMap(([name, field]) =>
      marks.some((mark) => field[mark]) ? [name] : [],
    );
  const marked = (...marks: Mark[]) => new Map(manifest.steps.map(({ id, form }) => [id, markedIn(form, ...marks)]));
  const [toRead, toConfirm, grounds] = [marked('toRead', 'toConfirm'), marked('toConfirm'), marked('ground')];
  const waivers = marked('waives');
  const askedToRead = markedIn('apply', 'toRead');
  const grounded = isGround(manifest.law, manifest.consultation?.law);
  /** A pack of before may rest on a draft: then no time is left out. What the province set says from where it is. */
  const groundedClock = <Clock>(said: { clock?: Clock; law?: string } | undefined): Clock | undefined =>
    said?.clock === 'not-counted' && !isGround(manifest.law, said.law) ? undefined : said?.clock;
  return {
    code: manifest.code,
    hash: pack.hash,
    name: words('name'),
    field: manifest.field,
    tier: manifest.tier,
    decidedBy: manifest.decidedBy,
    decider: deciderSaid(manifest),
    applicants: applicantsOf(manifest.audience),
    admitsForeigners: !manifest.audience?.length || manifest.audience.includes('Người nước ngoài'),
    citizensOnly: isForCitizens(manifest.audience),
    outside: manifest.outside,
    place: manifest.place,
    terms: manifest.terms,
    residence: manifest.residence,
    draft: manifest.origin === 'draft',
    imported: manifest.origin === 'catalogue',
    process,
    steps: Object.fromEntries(manifest.steps.map((step) => [step.id, stepOf(step)])),
    channels: Object.keys(manifest.channels) as Channel[],
    components: manifest.components.map((component) => ({
      ...component,
      required: component.required !== false && !component.shown,
      name: words(`component.${component.id}`),
      ...(isHeldByRegister(words(`component.${component.id}`).vi) && { ofRegister: true as const }),
    })),
    paperNames: wordsUnder(pack, 'component', 'when', 'form', 'option', 'name', 'result'),
    conditionNames: wordsUnder(pack, 'condition', 'reason'),
    conditions: publishedConditions(pack, models, words),
    audience: manifest.audience,
    get supplement() {
      return {
        rounds: taken.count(rounds),
        answerWorkingDays: taken.days(answerDays),
        clock: taken.word(groundedClock(manifest.supplement) ?? 'restart'),
        ...(manifest.supplement?.afterResult !== undefined && {
          afterResult: taken.days(manifest.supplement.afterResult),
        }),
        law: manifest.supplement?.law ?? '',
      };
    },
    supplementLaw: manifest.supplement?.law ?? '',
    originalsAtCollection: askedAtCollection(manifest.originalsAtCollection),
    /** Of those, the ones that are settings of the province, with where they are from. */
    supplementSettings: {
      rounds: settingIn(settings, rounds),
      answer: settingIn(settings, answerDays),
      clock: settingIn(settings, manifest.supplement?.clock),
    },
    get confirmation() {
      const { confirmation } = manifest;
      return { clock: taken.word(groundedClock(confirmation) ?? 'counted'), law: confirmation?.law ?? '' };
    },
    get consultation() {
      return {
        limit: taken.limit(manifest.consultation?.limit ?? { workingDays: 3 }),
        // A pack of before may rest on a draft: then silence is no yes, and the time is counted.
        silence: (grounded && manifest.consultation?.silence) || ('wait' as const),
        law: manifest.consultation?.law ?? '',
        clock: (grounded && manifest.consultation?.clock) || ('runs' as const),
      };
    },
    acceptance: { alertWorkingHours: taken.hours(alertHours), workingHours: taken.hours(intakeHours) },
    /** Where the time to look at what came in is from, where it is a setting of the province. */
    acceptanceSetting: settingIn(settings, intakeHours),
    confirmationSetting: settingIn(settings, manifest.confirmation?.clock),
    result: {
      code: result.code ?? '',
      name: words('result'),
      paper: words(paperWord({}, pack.words['vi'])),
      letter: result.letter,
      book: bookOf(pack, result.letter),
    },
    /** The result that a dossier ends in, where there are several. */
    resultOf(vars: Vars) {
      const chosen = chosenResult(result, vars);
      const { code = '', letter } = chosen;
      const paper = words(paperWord(chosen, pack.words['vi']));
      return { code, name: words(resultWord(chosen)), paper, letter, book: bookOf(pack, letter) };
    },
    aboutOf: (vars: Vars) => textOf(result.about, vars),
    followsOf: (vars: Vars) =>
      (result.follows ?? [])
        .filter(({ when }) => !when || isTrue(when, vars))
        .map(({ step }) => ({
          step,
          name: words(`follows.${step}`),
          unit: manifest.steps.find((one) => one.id === step)?.unit ?? '',
        })),
    lawText: (reference: string): string => lawText(named, reference),
    recitalOf: (reference: string): string => recitalText(named, reference),
    recitalsOf: (references: readonly string[]): string[] => recitals(named, references),
    lawNames: Object.values(law)
      .filter((one) => !isUnseen(one))
      .map(documentName),
    // The national database gives numbers alone.
    laws: Object.values(law).map((one) =>
      manifest.origin === 'catalogue' && one.title !== one.number ? { ...one, titleGiven: true as const } : one,
    ),
    /** Of an imported limit: our own packs have the article of each on their page. */
    limitLawOf(channel: Channel): string {
      const reference = manifest.origin === 'catalogue' ? manifest.channels[channel]?.law : undefined;
      return reference ? lawText(law, reference) : '';
    },
    limitOf(channel: Channel, vars: Vars, onDecided?: OnDecided): Outcome<Limit> {
      const { limit } = manifest.channels[channel]!;
      // At once is due like the same day: what comes in after the cut-off, on the next working day.
      if ('immediate' in limit) return { sameDay: true };
      if ('unstated' in limit || 'byCase' in limit || 'hours' in limit)
        return refuse('limit-unknown', { procedure: manifest.code });
      if ('setting' in limit) return taken.asLimit(limit.setting);
      if (!('decision' in limit)) return limit;
      const answer = ask(limit.decision, vars, onDecided);
      if (isRefusal(answer)) return answer;
      if (typeof answer === 'string') return taken.asLimit(answer);
      if (typeof answer !== 'number' || answer <= 0)
        return refuse('process-stuck', {
          element: limit.decision,
          detail: phrase('limit-odd', { value: String(answer) }),
        });
      return { workingDays: answer };
    },
    phasesOf(channel: Channel): Outcome<{ until: string; limit: Limit }[]> {
      const found: { until: string; limit: Limit }[] = [];
      for (const { until, limit: source } of manifest.channels[channel]?.phases ?? []) {
        const limit = 'setting' in source ? taken.asLimit(source.setting) : source;
        if (isRefusal(limit)) return limit;
        found.push({ until, limit });
      }
      return found;
    },
    /** The settings that a channel's limit and its fees are taken from, with where they are from. */
    settingsOf(channel: Channel): { limit: Setting[]; fees: Setting[] } {
      const source = manifest.channels[channel];
      const rows = (ids: readonly (string | undefined)[]) => ids.flatMap((id) => settings.get(id ?? '') ?? []);
      return {
        limit: source ? rows(limitSettings(pack, source)) : [],
        fees: rows((source?.fees ?? []).map((fee) => fee.setting)),
      };
    },
    tellsCases: Boolean(manifest.competence),
    /** Which case of the province's competence the dossier is of; nothing where the procedure knows none. */
    caseOf(vars: Vars): string | undefined {
      const found = manifest.competence && evaluateExpression(manifest.competence, vars);
      return typeof found === 'string' && found ? found : undefined;
    },
    /** Whether the centre of the place alone receives it. */
    isReceivedAtPlace: (vars: Vars): boolean =>
      Boolean(manifest.receiving) && evaluateExpression(manifest.receiving!, vars) === 'place',
    feeIds: Object.values(manifest.channels).flatMap(({ fees = [] }) => fees.map(({ id }) => id)),
    isAmountOpen: (channel: Channel, fee: string) =>
      (manifest.channels[channel]?.fees ?? []).some(({ id, setting }) => id === fee && taken.isUnknown(setting)),
    feeUnknown: (channel: Channel) => manifest.channels[channel]?.feeUnknown,
    feesOf: (channel: Channel, vars: Vars) => feesOf(manifest, channel, vars, ask, taken),
    ...eligibilityRules(pack, { models, words, ask, onRule }),
    decide: ask,
    checkForm(name: string, answers: Record<string, unknown>, today?: string, dossier?: Vars) {
      const checked = forms[name] ? forms[name].check(answers, today, dossier) : answers;
      return isRefusal(checked) ? fieldsInWords(pack, checked) : checked;
    },
    refuseMisnamed: (name: string, answers: Vars, misnamedOn: OwnData['misnamedOn']) =>
      misnamedInWords(pack, forms[name], answers, misnamedOn),
    /** Refuses answers that are another's where they must be the applicant's own; fills those that are empty. */
    checkOwn(answers: Vars, own: OwnData): Outcome<Record<string, unknown>> {
      const faults = ownFaults(forms['apply'], answers, own);
      if (!faults.length) return fillOwn(forms['apply'], answers, own);
      const fields = faults.map((fault) => ownPhrase(fault, typedFormat(asked[fault.field]?.typed)));
      return fieldsInWords(pack, refuse('form-invalid', { fields }));
    },
    /** What comes in at any door: everything that is wrong with it at once, the first of each field. */
    checkAnswers(answers: Vars, own: OwnData, today: string): Outcome<Record<string, unknown>> {
      const form = forms['apply'];
      const mine = ownFaults(form, answers, own).map((fault) =>
        ownPhrase(fault, typedFormat(asked[fault.field]?.typed)),
      );
      const checked = form.check(fillOwn(form, answers, own), today, undefined, standing(own));
      if (isRefusal(checked) && checked.code !== 'form-invalid') return checked;
      if (!isRefusal(checked) && !mine.length) return checked;
      const more = isRefusal(checked) ? (checked.params['fields'] as readonly Phrase[]) : [];
      const named = new Set(mine.map(({ params }) => params['field']));
      const fields = [...mine, ...more.filter(({ params }) => !named.has(params['field']))];
      return fieldsInWords(pack, refuse('form-invalid', { fields }));
    },
    ...soFarOf(forms),
    filledFrom: (register: string): string[] =>
      Object.entries(asked).flatMap(([field, { source }]) => (source?.register === register ? [field] : [])),
    filledBy: (field: string): string | undefined => asked[field]?.source?.register,
    isInResult: (item: string): boolean => restsOn(pack).has(item),
    itemName: (item: string): Words => {
      const key = components.has(item) ? `component.${item}` : `field.${item}`;
      return pack.words['vi']?.[key] ? words(key) : { vi: item, en: item, hi: item };
    },
    optionName: (field: string, value: string): Words => {
      const key = `option.${field}.${value}`;
      return pack.words['vi']?.[key] ? words(key) : { vi: value, en: value, hi: value };
    },
    formOf: (name: string) => forms[name]?.source,
    placedIn: (form: string) => placedIn(forms[form]?.source),
    rightEndsIn: (form: string) => rightEndsIn(forms[form]?.source),
    despite,
    /** Of the entry, only what stands once and why it may stand again. */
    onceOf: (vars: Vars) =>
      result.register
        ? { register: result.register, subject: '', trueSince: '', data: {}, ...standingOnce(result, despite, vars) }
        : undefined,
    register: result.register,
    subjectOf: (vars: Vars): string =>
      chosenResult(result, vars).enters ? String(evaluateExpression(result.subject!, vars) ?? '') : '',
    entryOf(vars: Vars) {
      const { register } = result;
      if (!register) return undefined;
      const once = standingOnce(result, despite, vars);
      const { enters } = chosenResult(result, vars);
      if (!enters && !once.unique && !once.untaken) return undefined;
      const data = Object.fromEntries(evaluated(result.data!, vars));
      // Nothing is written of what is only taken back; but that it was is known by what it takes.
      if (!enters) return { register, subject: '', trueSince: '', data, ...once, bare: true as const };
      return {
        register,
        subject: String(evaluateExpression(result.subject!, vars) ?? ''),
        trueSince: String(evaluateExpression(result.trueSince!, vars) ?? ''),
        data,
        ...once,
      };
    },
    validUntilOf: (vars: Vars) => textOf(result.validUntil, vars),
    numberOf: (vars: Vars) => textOf(chosenResult(result, vars).number, vars),
    isAsked: (component: Pick<ComponentSource, 'when'>, vars: Vars) => !component.when || isTrue(component.when, vars),
    reasonOf: (step: string, answers: Vars) => reasonIn(formOfStep.get(step), answers),
    toRead: (step: string): readonly string[] => toRead.get(step) ?? [],
    toConfirm: (step: string): readonly string[] => toConfirm.get(step) ?? [],
    askedToRead,
    grounds: (step: string): readonly string[] => grounds.get(step) ?? [],
    waivers: (step: string): readonly string[] => waivers.get(step) ?? [],
    outcomeOf: (step: string, answers: Vars) => outcomeIn(formOfStep.get(step), answers),
    refusedPart: (step: string, answers: Vars) => refusedPartIn(formOfStep.get(step), answers),
    conclusionOf: (step: string, answers: Vars) => conclusionIn(formOfStep.get(step), answers),
  };
}

const settingIn = (settings: Settings, source: unknown): Setting | undefined =>
  typeof source === 'object' && source !== null ? settings.get((source as SettingRef).setting) : undefined;

/** The book that the number of the result is drawn from, by the letter it leaves with. */
function bookOf(
  { letters }: Pack,
  letter: string | undefined,
): { kind: string; symbol?: string; number: 'drawn' | 'none' } {
  // Its letters were read when the pack was.
  const { kind, symbol, number } = must(readLetter(letter ?? 'result', letters[letter ?? ''] ?? '')).head;
  return { kind, symbol, number: number === 'drawn' ? 'drawn' : 'none' };
}

/** Values that are settings of the province: those of the day the procedure is taken for. */
function settingsReader(procedure: string, settings: Settings) {
  const missing = (setting: string) => refuse('setting-missing', { procedure, setting, date: '–' });
  const dated = (setting: string): Setting['value'] => {
    const found = settings.get(setting);
    invariant(found, 'procedure-without-day', () => `${procedure} ${setting}`);
    return found.value;
  };
  return {
    asLimit(setting: string): Outcome<Limit> {
      const found = settings.get(setting)?.value;
      return typeof found === 'object' ? found : missing(setting);
    },
    amount(setting: string): Outcome<number> {
      const found = settings.get(setting)?.value;
      if (found === UNKNOWN_AMOUNT) return 0;
      return typeof found === 'number' ? found : missing(setting);
    },
    isUnknown: (setting: string | undefined): boolean => settings.get(setting ?? '')?.value === UNKNOWN_AMOUNT,
    limit: (source: Limit | SettingRef): Limit => ('setting' in source ? (dated(source.setting) as Limit) : source),
    days: (source: number | SettingRef): number =>
      typeof source === 'number' ? source : (dated(source.setting) as { workingDays: number }).workingDays,
    hours: (source: number | SettingRef): number =>
      typeof source === 'number' ? source : (dated(source.setting) as { workingHours: number }).workingHours,
    count: (source: number | SettingRef): number =>
      typeof source === 'number' ? source : (dated(source.setting) as number),
    word: <Word extends string>(source: Word | SettingRef): Word =>
      typeof source === 'string' ? source : (dated(source.setting) as Word),
  };
}
