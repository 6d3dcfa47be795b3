/** What makes an application impossible: told at the question where it arises, all of it together, and before papers are sent. */
import { refuseSecond } from '#acts/barred.ts';
import { refuseHandedIn, refuseParties } from '#acts/proofs.ts';
import { isParty } from '#authority/identity.ts';
import { dayFacts } from '#dossier/context.ts';
import { refuseResidence } from '#dossier/residence.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { isRefusal, type Refusal, refusalText } from '#kernel/outcome.ts';
import { type Field, type FieldError, formOf, idOf } from '../forms/model.ts';
import { today, type View } from '../view.ts';
import type { PageErrors } from './apply-pages.tsx';
import { asDossier } from './as-dossier.ts';
import { askedFields } from './asked-fields.ts';
import type { Filling, Step } from './draft-model.ts';

/** What is wrong or still missing, and where. `of`: one of several answers that do not go together, by its name, and what is said of all of them. */
export interface Missing {
  page: string;
  error: FieldError;
  of?: { label: string; text: string };
}

export interface Bar {
  page: string;
  error: FieldError;
  /**
   * Where answers of several pages do not go together, the first of each, as whichever may be the wrong one: each page is saved, and the
   * review leads to all of them.
   */
  others: Missing[];
}

/** All of them, or those of one page; of each field the first. */
export function barsOf(filling: Filling, view: View, here?: Step): Bar[] {
  const alone = [oneParty(filling, view, here), residesElsewhere(filling, view, here)];
  const all = [...ineligible(filling, view, here), ...alone.flatMap((one) => (one ? [{ ...one, others: [] }] : []))];
  return all.filter((bar, i) => all.findIndex(({ error }) => error.text === bar.error.text) === i);
}

/**
 * Those that a page brought up. Where one question fills a page, some hang on several: they are told at the last one of their part, each
 * with the question that it is of.
 */
export function barsAt(filling: Filling, view: View, step: Step): Bar[] {
  const bars = barsOf(filling, view, step);
  const ofPart = filling.steps.filter(({ section }) => section.id === step.section.id);
  if (!step.alone || ofPart.at(-1)?.id !== step.id) return bars;
  const part: Step = { ...step, fields: ofPart.flatMap(({ fields }) => fields), alone: false };
  const more = barsOf(filling, view, part)
    .filter(({ error, others }) => !others.length && !bars.some((bar) => bar.error.text === error.text))
    .map((bar) => {
      const field = part.fields.find(({ name }) => name === bar.error.field);
      if (!field || step.fields.includes(field)) return bar;
      return { ...bar, error: { ...bar.error, id: 'main', text: wayTo(view, field, bar.error.text) } };
    });
  return [...bars, ...more];
}

/** Answers of a page that do not go with those of others: each at its field, with the way to the others, where they may be the wrong ones. */
export function contradictions({ t }: View, { draft }: Filling, step: Step, bars: readonly Bar[]): PageErrors {
  const others = bars.flatMap((bar) => bar.others.filter(({ page }) => page !== step.id));
  const ways = others.map(({ page, error: { id, field }, of }) => ({
    id: `${page}-${field}`,
    text: t('bars.other-answer', { field: of?.label ?? '' }),
    href: `/drafts/${draft.id}/${page}#${id}`,
  }));
  return [...bars.map(({ error }) => error), ...new Map(ways.map((way) => [way.id, way])).values()];
}

/**
 * Who is not eligible, or need not ask at all, as soon as the answers by which the rule says so are known: said at the page and the
 * field that has the last of these answers, before anything else is asked.
 */
function ineligible(filling: Filling, view: View, here?: Step): Bar[] {
  const foreign = ownNationality(filling, view, here);
  if (foreign) return [foreign];
  const { shown, answers, counted, hidden, draft } = filling;
  const asked = askedFields(view, shown);
  if (contradicts(filling, new Set(asked.map(({ name }) => name)))) return [];
  const unknown = new Set(
    asked.flatMap(({ name }) => (answers[name] === undefined && !hidden.has(name) ? [name] : [])),
  );
  const { calendar } = view.platform.province;
  const { place = null, applicant } = draft.data;
  const given = {
    ...counted,
    place,
    applicant,
    channel: 'online',
    ...dayFacts(shown.rules, counted, calendar.dateOf(view.now), calendar),
  };
  const early = shown.rules.barsBy(given, unknown);
  const whole = early.length || unknown.size ? true : shown.rules.eligible(given);
  const names = new Set(asked.map(({ name }) => name));
  const found = isRefusal(whole) ? [{ names, refusal: whole }] : early;
  /** What the answers of a page say without those of any other. */
  const saidBy = ({ fields }: Step): ReadonlySet<string> => {
    const mine = new Set(fields.map(({ name }) => name));
    const alone = Object.fromEntries(Object.entries(given).filter(([name]) => mine.has(name) || !(name in counted)));
    const others = new Set(asked.flatMap(({ name }) => (mine.has(name) ? [] : [name])));
    return new Set(shown.rules.barsBy(alone, others).map(({ refusal }) => refusalText(refusal, view.lang)));
  };
  return found.flatMap((one) => barFor(filling, view, { ...one, saidBy, here }) ?? []);
}

interface Found {
  names: ReadonlySet<string>;
  refusal: Refusal;
  saidBy: (step: Step) => ReadonlySet<string>;
  here?: Step;
}

function barFor(
  { steps, answers, hidden }: Filling,
  view: View,
  { names, refusal, saidBy, here }: Found,
): Bar | undefined {
  const decides = ({ name }: Field) => names.has(name) && !hidden.has(name);
  const text = refusalText(refusal, view.lang);
  const decisive = (here ? [here] : steps).find((step) => saidBy(step).has(text));
  const step = decisive ?? here ?? steps.findLast(({ fields }) => fields.some(decides));
  const field = step?.fields.findLast(decides);
  if (!step || !field) return undefined;
  const pages = steps.flatMap(({ id, fields }) => {
    const at = fields.find((one) => decides(one) && answers[one.name] !== undefined);
    const of = at && { label: at.label, text };
    return at ? [{ page: id, error: { field: at.name, id: idOf(at), text: wayTo(view, at, text) }, of }] : [];
  });
  // Where nothing need be asked for at all, nobody is led on through the rest.
  const others = pages.length > 1 && !decisive && refusal.code !== 'not-needed' ? pages : [];
  return { page: step.id, error: { field: field.name, id: idOf(field), text }, others };
}

/**
 * With their own nationality, as the register has it, nobody may apply: said where they say who they are, before anything else is asked.
 * Who said otherwise is judged by what they said.
 */
function ownNationality({ shown, own, answers, draft, steps }: Filling, view: View, here?: Step): Bar | undefined {
  const properties = Object.entries(shown.rules.formOf('apply')?.schema.properties ?? {});
  for (const [name, { own: mine }] of properties) {
    if (mine?.datum !== 'nationality' || !own.nationality || !isTrue(mine.when, answers)) continue;
    if ((answers[name] ?? own.nationality) !== own.nationality) continue;
    const says = (field: Field) => new RegExp(`\\b${field.name}\\b`).test(mine.when);
    const step = here ?? steps.find(({ fields }) => fields.some(says));
    const field = step?.fields.find(says);
    if (!step || !field) continue;
    // What nobody was asked yet is as good as not said: the rule is asked of this nationality alone.
    const unknown = new Set(askedFields(view, shown).flatMap((one) => (one.name === name ? [] : [one.name])));
    const given = { [name]: own.nationality, applicant: draft.data.applicant, channel: 'online' };
    const found = shown.rules.ineligibleBy(given, unknown);
    if (!found?.names.has(name)) continue;
    const error = { field: field.name, id: idOf(field), text: refusalText(found.refusal, view.lang) };
    return { page: step.id, error, others: [] };
  }
  return undefined;
}

const wayTo = ({ t }: View, { label }: Field, text: string): string => t('review.at-field', { field: label, text });

/** One of the answers that the rule looks at is wrong by itself or beside another: it would speak of what is not meant. */
function contradicts({ shown, answers }: Filling, names: ReadonlySet<string>): boolean {
  const source = shown.rules.formOf('apply');
  const faults = source ? formOf(source).faults(answers) : [];
  return faults.some(({ field }) => names.has(field) && answers[field] !== undefined);
}

/** Members of a family who stand in the register already, or are not as written: said where they are named, before papers are asked for. */
export async function unfitMembers(
  filling: Filling,
  view: View,
  here?: Step,
): Promise<{ page: string; error: FieldError } | undefined> {
  const { platform, actor } = view;
  const { shown, steps } = filling;
  const { named } = platform.registers.registers.get(shown.rules.register ?? '')?.members ?? {};
  const step = (here ? [here] : steps).find(({ fields }) => fields.some(({ name }) => name === named));
  const field = step?.fields.find(({ name }) => name === named);
  if (!step || !field || filling.hidden.has(field.name)) return undefined;
  const state = asDossier(filling);
  // As it is when it is handed in: nobody else is told what is theirs.
  const mayKnow = (number: string) => number === state.applicant.idNumber && isParty(actor!, state.applicant);
  const refusal =
    (await refuseHandedIn(platform, shown.rules, state, mayKnow)) ??
    (await refuseSecond(platform, shown.rules, state, mayKnow));
  if (!refusal) return undefined;
  return { page: step.id, error: { field: field.name, id: idOf(field), text: refusalText(refusal, view.lang) } };
}

/** Who gives and who receives are one: said at the page that names who gives, as soon as it is filled in. */
function oneParty(filling: Filling, view: View, here?: Step): { page: string; error: FieldError } | undefined {
  // One question a page: the number that tells namesakes apart may be asked for after the name.
  if (here?.alone) return undefined;
  const { shown, answers, hidden, steps } = filling;
  const { platform } = view;
  const properties = shown.rules.formOf('apply')?.schema.properties ?? {};
  const names = ({ name }: Field) => {
    const { nameOf } = properties[name] ?? {};
    return nameOf !== undefined && nameOf !== 'applicant' && !hidden.has(name) && answers[name] !== undefined;
  };
  const step = here ?? steps.find(({ fields }) => fields.some(names));
  const field = step?.fields.find(names);
  if (!step || !field) return undefined;
  const refusal = refuseParties(platform, shown.rules, asDossier(filling));
  if (!refusal) return undefined;
  // What is wrong with who receives or gives beside them is said at the field that names these.
  const beside = step.fields.find(
    ({ name }) => properties[name]?.['format'] === 'parties' && !hidden.has(name) && answers[name] !== undefined,
  );
  const answer = platform.registers.registers.get(shown.rules.register ?? '')?.holding?.minors?.represented;
  const represented = refusal.code === 'party-minor' && step.fields.find(({ name }) => name === answer);
  const at = represented || (refusal.code !== 'giver-is-receiver' && beside) || field;
  return { page: step.id, error: { field: at.name, id: idOf(at), text: refusalText(refusal, view.lang) } };
}

/** Residence is asked for elsewhere, or not as a home apart: said at the page that has the last of these answers. */
function residesElsewhere(filling: Filling, view: View, here?: Step): { page: string; error: FieldError } | undefined {
  if (here?.alone) return undefined;
  const { shown, counted, hidden, draft, steps } = filling;
  const { province } = view.platform;
  const { rules } = shown;
  const { at } = rules.residence ?? {};
  const step = here ?? steps.find(({ fields }) => fields.some(({ name }) => name === at));
  const field = step?.fields.find(({ name }) => name === at && !hidden.has(name));
  if (!step || !field) return undefined;
  const { place } = draft.data;
  const refusal = refuseResidence({ rules, answers: counted, place, province, date: today(view) });
  return (
    refusal && { page: step.id, error: { field: field.name, id: idOf(field), text: refusalText(refusal, view.lang) } }
  );
}
