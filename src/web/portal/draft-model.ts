/** An application being filled in: what it holds, which pages it has, what is still missing. */
import { lookUp } from '#acts/perform.ts';
import type { Applicant, Delivery, Representative, Submitted } from '#dossier/state.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import type { Known } from '#register/once-only.ts';
import type { FormDraft } from '#spine/doors.ts';
import { type Shown, shownByCode, wordsFor } from '../catalogue.ts';
import { errorsOf, type FieldError, formOf, isShown, type Section, sectionsOf } from '../forms/model.ts';
import { ownerOf } from '../uploads.ts';
import type { View } from '../view.ts';

export interface DraftData {
  applicant: Applicant;
  representative?: Representative;
  place?: string;
  receivingUnit?: string;
  delivery?: Delivery;
  answers: Record<string, unknown>;
  /** Uploads by component. */
  papers: Record<string, { file: string; name: string }>;
  /** The dossier in the record, once a submission was tried. */
  dossierId?: string;
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
  /** What registers hold: filled in, and not asked for. */
  known: Known;
  proven: readonly string[];
  components: Shown['rules']['components'];
  /** Ids of the pages, in order. */
  pages: string[];
  answers: Record<string, unknown>;
}

const NOTHING: Known = { answers: {}, provenance: {} };

export async function fillingOf(view: View, draft: Draft): Promise<Outcome<Filling>> {
  const shown = await shownByCode(view.platform, draft.procedure);
  if (isRefusal(shown)) return shown;
  const { data } = draft;
  const source = shown.rules.formOf('apply');
  const own = data.applicant.id === view.session?.id;
  const looked = own ? await lookUp(view.platform, shown.rules, data.applicant.idNumber) : { proven: [] };
  const known = ('known' in looked && looked.known) || NOTHING;
  const answers = { ...known.answers, ...data.answers };
  const vars = { ...answers, place: data.place ?? null, channel: 'online', applicant: data.applicant };
  const sections = source
    ? sectionsOf(source, wordsFor(view, shown.pack)).filter((section) => isShown(section, vars))
    : [];
  const components = shown.rules.components.filter(
    (component) =>
      shown.rules.isAsked(component, vars) && !(component.register && looked.proven.includes(component.register)),
  );
  const pages = [
    ...sections.map((section) => section.id),
    ...(components.length ? ['papers'] : []),
    'delivery',
    'review',
  ];
  return { draft, shown, sections, known, proven: looked.proven, components, pages, answers };
}

export async function findDraft(
  view: View,
  find: (id: string) => Promise<FormDraft | undefined>,
  id: string,
): Promise<Outcome<Draft>> {
  const draft = /^[0-9a-f-]{36}$/.test(id) ? await find(id) : undefined;
  // Another's draft is as good as none: nothing of it is said.
  if (!draft || draft.owner !== ownerOf(view)) return refuse('draft-not-found');
  return draft as Draft;
}

/** What is still wrong, by page. */
export function missingOf({ sections, shown, answers, components, draft }: Filling, view: View) {
  const source = shown.rules.formOf('apply');
  const missing: { page: string; error: FieldError }[] = [];
  if (source) {
    const shownFields = new Set(sections.flatMap(({ fields }) => fields.map((field) => field.name)));
    const faults = formOf(source).faults(answers);
    for (const section of sections)
      for (const error of errorsOf(faults, section.fields, view.t))
        if (shownFields.has(error.field.split('.')[0])) missing.push({ page: section.id, error });
  }
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
  return missing;
}

export function componentName(view: View, shown: Shown, id: string): string {
  return wordsFor(view, shown.pack)(`component.${id}`) ?? id;
}

export function submittedOf({ components, draft }: Filling): Submitted[] {
  return components.flatMap(({ id, originals, copies }) => {
    const paper = draft.data.papers[id];
    return paper ? [{ component: id, originals: Math.max(originals, copies ? 0 : 1), copies, file: paper.file }] : [];
  });
}
