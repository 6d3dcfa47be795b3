/** An application being filled in: what it holds, which pages it has, what is still missing. */
import { type LookedUp, lookUp } from '#acts/look-up.ts';
import { homeFields, tellElsewhere } from '#acts/parents.ts';
import { isParty } from '#authority/identity.ts';
import { isEmptyHanded } from '#dossier/components.ts';
import { ownData } from '#dossier/context.ts';
import { countedAnswers } from '#dossier/counted.ts';
import { refuseAddress } from '#dossier/place.ts';
import { provesComponent } from '#dossier/proven.ts';
import type { Applicant, Delivery, Representative, Submitted } from '#dossier/state.ts';
import { nameOf } from '#engine/form/conditions.ts';
import type { FormFault, FormSource } from '#engine/form/form.ts';
import { fillOwn, type OwnData, ownFaults, settledIn, standing } from '#engine/form/own.ts';
import { isRefusal, type Outcome, refusalText, refuse } from '#kernel/outcome.ts';
import type { Known } from '#register/once-only.ts';
import { type FormDraft, isOfSupplement } from '#spine/doors.ts';
import { type Shown, shownByCode, shownByHash, wordsFor } from '../catalogue.ts';
import { errorsOf, type Field, type FieldError, formOf, idOf, type Section, sectionsOf } from '../forms/model.ts';
import { ownerOf } from '../owner.ts';
import type { TakenPaper } from '../uploads.ts';
import { today, type View } from '../view.ts';
import { addressFaults } from './address-faults.ts';
import { barsOf, type Missing } from './bars.ts';

export interface DraftData {
  applicant: Applicant;
  representative?: Representative;
  place?: string;
  receivingUnit?: string;
  delivery?: Delivery;
  /** To send it to, where it was typed before a way was chosen. */
  typedAddress?: string;
  answers: Record<string, unknown>;
  /** Uploads by component. */
  papers: Record<string, TakenPaper>;
  /** The dossier in the record, once a submission was tried. */
  dossierId?: string;
  /** Which drawing of each page saved it last. */
  savedBy?: Record<string, string>;
  /** Of which homes of the parents they were told that none is where the birth would be registered. */
  elsewhereTold?: string;
  /** Why answers of several pages do not go together, as they were told it while filling in. */
  contradictionTold?: string;
  /** It was submitted; the draft only leads there. */
  done?: boolean;
}

export interface Draft extends FormDraft {
  data: DraftData & Record<string, unknown>;
}

export interface Filling {
  draft: Draft;
  shown: Shown;
  sections: Section[];
  /** Fields that are not asked for, given the answers so far. */
  hidden: ReadonlySet<string>;
  /** The pages of the form itself: its sections, or one question after the other. */
  steps: Step[];
  /** What registers hold: filled in, and not asked for. */
  known: Known;
  /** What answers have to be where they are the applicant's own. */
  own: OwnData;
  today: string;
  /** Of registers that hold several things of theirs in the commune, what each says: one is to be named. */
  choices: NonNullable<LookedUp['choices']>;
  /** Registers that hold an entry about the applicant. */
  proven: readonly string[];
  components: Shown['rules']['components'];
  /** Ids of the pages, in order. */
  pages: string[];
  answers: Record<string, unknown>;
  /** Of these, the ones to what is asked for: rules, papers and fees go by them alone. */
  counted: Readonly<Record<string, unknown>>;
}

/** A page of the form: a section, or what of it a phone shows at once. */
export interface Step {
  id: string;
  section: Section;
  fields: Field[];
  /** One question is the whole page. */
  alone: boolean;
}

const NOTHING: Known = { answers: {}, provenance: {} };

export async function fillingOf(view: View, draft: Draft): Promise<Outcome<Filling>> {
  const { data } = draft;
  const begun = data.dossierId ? await view.platform.store.load(data.dossierId) : undefined;
  const shown = begun
    ? await shownByHash(view.platform, begun.state.procedure.hash)
    : await shownByCode(view.platform, draft.procedure);
  if (isRefusal(shown)) return shown;
  const source = shown.rules.formOf('apply');
  const isOwn = isParty(view.actor, data.applicant);
  const looked: LookedUp = isOwn
    ? await lookUp(view.platform, shown.rules, data.applicant.idNumber, data)
    : { proven: [] };
  const known = looked.known ?? NOTHING;
  const own = ownData(
    data.applicant,
    { ...looked, province: view.platform.province, at: view.platform.clock.now() },
    { representative: data.representative, channel: 'online' },
  );
  // An application that was begun on the form of before may have answers to what is asked no more.
  const still = Object.entries(data.answers).filter(([name]) => !source || name in source.schema.properties);
  const said = { ...known.answers, ...Object.fromEntries(still) };
  const answers = source ? fillOwn(formOf(source), said, own) : said;
  const settled = source ? settledIn(formOf(source), own).keys() : [];
  const hidden = new Set([...shown.rules.hiddenOf('apply', answers), ...settled]);
  const counted = countedAnswers(answers, shown.rules);
  const vars = { ...counted, place: data.place ?? null, channel: 'online', applicant: data.applicant };
  const sections = (source ? sectionsOf(source, wordsFor(view, shown.pack)) : []).filter((section) =>
    section.fields.some((field) => !hidden.has(field.name)),
  );
  const steps = sections.flatMap((section) =>
    view.oneByOne
      ? questionsOf(section, known, hidden, source?.layout)
      : [{ id: section.id, section, fields: section.fields, alone: false }],
  );
  const components = shown.rules.components.filter(
    (component) => shown.rules.isAsked(component, vars) && !provesComponent(shown.rules, component, counted, looked),
  );
  const pages = [...steps.map((step) => step.id), ...(components.length ? ['papers'] : []), 'delivery', 'review'];
  return {
    draft,
    shown,
    sections,
    hidden,
    steps,
    known,
    own,
    today: today(view),
    proven: looked.proven,
    choices: looked.choices ?? {},
    components,
    pages,
    answers,
    counted,
  };
}

/**
 * What registers know of a section on one page, to be looked at; then every question on its own. Those that one answer brings up together,
 * such as number, date and place of one paper, stay together: none of them can hang on another, as their condition is the same.
 */
function questionsOf(
  section: Section,
  known: Known,
  hidden: ReadonlySet<string>,
  layout: FormSource['layout'],
): Step[] {
  const asked = section.fields.filter((field) => !hidden.has(field.name));
  const held = asked.filter((field) => known.provenance[field.name]);
  const open = asked.filter((field) => !known.provenance[field.name]);
  return [
    ...(held.length ? [{ id: section.id, section, fields: held, alone: false }] : []),
    ...together(open, layout).map((fields) => ({
      id: `${section.id}.${fields[0].name}`,
      section,
      fields,
      alone: fields.length === 1,
    })),
  ];
}

/** Fields one after the other in groups, each of one condition of their own. */
function together(fields: readonly Field[], layout: FormSource['layout'] = []): Field[][] {
  const placed = layout.flatMap((section) => section.fields);
  const when = ({ name }: Field) => {
    const found = placed.find((one) => nameOf(one) === name);
    return typeof found === 'object' ? found.when : undefined;
  };
  const groups: Field[][] = [];
  for (const field of fields) {
    const before = groups.at(-1);
    if (before && when(field) && when(before[0]) === when(field)) before.push(field);
    else groups.push([field]);
  }
  return groups;
}

/** The step of that address, also where it was made for another way of asking. */
export function stepAt({ steps }: Filling, page: string): Step | undefined {
  const [section, name] = page.split('.');
  const ofSection = steps.filter((step) => step.section.id === section);
  return (
    steps.find((step) => step.id === page) ??
    ofSection.find(({ fields }) => fields.some((field) => field.name === name)) ??
    ofSection[0] ??
    steps[0]
  );
}

export async function findDraft(
  view: View,
  find: (id: string) => Promise<FormDraft | undefined>,
  id: string,
): Promise<Outcome<Draft>> {
  const draft = /^[0-9a-f-]{36}$/.test(id) ? await find(id) : undefined;
  // Another's draft is as good as none: nothing of it is said.
  if (!draft || draft.owner !== ownerOf(view) || isOfSupplement(draft)) return refuse('draft-not-found');
  return draft as Draft;
}

/** Everything wrong with the answers, by themselves and beside whose they have to be. */
export function faultsOf({ shown, own, today }: Filling, answers: Record<string, unknown>): FormFault[] {
  const source = shown.rules.formOf('apply');
  if (!source) return [];
  const form = formOf(source);
  return [...form.faults(answers, today, standing(own)), ...ownFaults(form, answers, own)];
}

/** What is still wrong, by page; where something bars it altogether, nothing is said of papers, which would be sent for nothing. */
export function missingOf(filling: Filling, view: View): Missing[] {
  const { steps, shown, answers, counted, components, draft } = filling;
  const source = shown.rules.formOf('apply');
  const missing: Missing[] = [];
  if (source) {
    const faults = faultsOf(filling, answers);
    for (const { id, fields } of steps)
      for (const error of withUnplaced(errorsOf(faults, fields, view.t), view, shown.rules, fields, counted))
        missing.push({ page: id, error });
  }
  // Of a wrong answer the rule would speak of what is not meant.
  const bars = barsOf(filling, view).flatMap((bar): Missing[] => (bar.others.length ? bar.others : [bar]));
  const meant = bars.filter((bar) => !missing.some(({ error }) => error.field === bar.error.field));
  if (bars.length) return [...meant, ...missing];
  for (const component of components)
    if (component.required && !draft.data.papers[component.id])
      missing.push({
        page: 'papers',
        error: {
          field: component.id,
          id: component.id,
          text: view.t('papers.missing', { paper: componentName(view, shown, component.id) }),
        },
      });
  for (const { id, text } of addressFaults(view, draft.data.delivery ?? {}))
    missing.push({ page: 'delivery', error: { field: id, id, text } });
  if (!draft.data.delivery)
    missing.push({ page: 'delivery', error: { field: 'method', id: 'method', text: view.t('delivery.needed') } });
  const vars = { ...counted, place: draft.data.place ?? null, channel: 'online', applicant: draft.data.applicant };
  const given = submittedOf(filling);
  const [first] = components;
  if (first && !given.length && !filling.proven.length && isEmptyHanded(shown.rules, given, counted, vars)) {
    const refusal = refuse('papers-none', { field: shown.rules.itemName('request') });
    missing.push({ page: 'papers', error: { field: first.id, id: first.id, text: refusalText(refusal, view.lang) } });
  }
  return missing;
}

/** What is wrong with the fields of a page, and that; instead of what its format says, which takes its end for a commune. */
export function withUnplaced(errors: readonly FieldError[], ...asked: Parameters<typeof unplacedIn>): FieldError[] {
  const nowhere = unplacedIn(...asked);
  return nowhere ? [...errors.filter(({ field }) => field !== nowhere.field), nowhere] : [...errors];
}

/** The address by which the competent office is found does not tell it: said at that field. */
function unplacedIn(
  view: View,
  rules: Shown['rules'],
  fields: readonly Field[],
  answers: Readonly<Record<string, unknown>>,
): FieldError | undefined {
  const field = fields.find(({ name }) => name === rules.place?.field);
  const { province } = view.platform;
  const refusal = field && refuseAddress({ rules, province, date: today(view) }, countedAnswers(answers, rules));
  return refusal && { field: field!.name, id: idOf(field!), text: refusalText(refusal, view.lang) };
}

/** None of the parents is said to live where the birth would be registered: told where that is asked, and before it is handed in. */
export function toldElsewhere({ shown, counted, draft, steps }: Filling, view: View, page: string): string | undefined {
  const homes = homeFields(view.platform, shown.rules);
  const asks = steps.find(({ id }) => id === page)?.fields.some(({ name }) => homes.includes(name));
  if (!asks && page !== 'place' && page !== 'review') return undefined;
  const told = tellElsewhere(view.platform, shown.rules, { answers: counted, place: draft.data.place });
  return told && refusalText(told, view.lang);
}

export function componentName(view: View, shown: Shown, id: string): string {
  return wordsFor(view, shown.pack)(`component.${id}`) ?? id;
}

/** A paper as the act takes it. Where it came from is told by the act, unless it came from the shelf. */
export function submittedPaper(component: string, originals: number, copies: number, paper: TakenPaper): Submitted {
  const { file, pages, from, validUntil } = paper;
  const source = from ? { kind: 'shelf' as const, from } : undefined;
  return { component, originals, copies, file, pages, validUntil, source };
}

export function submittedOf({ components, draft }: Filling): Submitted[] {
  return components.flatMap(({ id, originals, copies }) => {
    const paper = draft.data.papers[id];
    return paper ? [submittedPaper(id, Math.max(originals, copies ? 0 : 1), copies, paper)] : [];
  });
}
