/** Why what was asked for in a supplement stays as it was: asked only once something did. */
import { limitIn } from '#acts/schemas.ts';
import { everyRefusal, isRefusal, type Refusal, refusalText } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import { textFaults, textIn } from './forms/posted.tsx';
import { errorFor, type PageErrors } from './portal/apply-pages.tsx';
import { Textarea } from './ui/fields.tsx';
import type { View } from './view.ts';

const FIELD = 'kept';

export function keptIn(body: Readonly<Record<string, unknown>>): string | undefined {
  return textIn(body, FIELD) || undefined;
}

const keptLimit = (field: string) => (field === FIELD ? limitIn('supplement-dossier', field) : undefined);

/** What is wrong with the text itself. */
export const keptFaults = (view: View, body: Readonly<Record<string, unknown>>): PageErrors =>
  textFaults(view, body, keptLimit);

/** What the act refused, at the field that answers it; `elsewhere` is the place of every other refusal. */
export function keptErrors(view: View, refused: Refusal, elsewhere: string): PageErrors {
  const isOfField = ['supplement-unchanged', 'reason-vague'].includes(refused.code);
  return [{ id: isOfField ? FIELD : elsewhere, text: refusalText(refused, view.lang) }];
}

/** Said by the form itself, at its fields. */
const OF_FIELDS: readonly RefusalCode[] = ['form-invalid', 'supplement-incomplete', 'components-missing'];

/** Rehearsed beside what the form has wrong: what the act would refuse is told with it, not once it is mended. */
export const refusedBeside = (rehearsed: unknown): Refusal[] =>
  isRefusal(rehearsed) ? everyRefusal(rehearsed).filter(({ code }) => !OF_FIELDS.includes(code)) : [];

export function KeptReason({ view, errors, kept }: { view: View; errors: PageErrors; kept?: string }) {
  const { t } = view;
  const error = errorFor(view, errors, FIELD);
  if (!error && !kept) return null;
  return (
    <Textarea
      name={FIELD}
      label={{ text: t('supplement.kept') }}
      hint={{ text: `${t('supplement.kept-hint')} ${t('form.limit', { limit: Number(keptLimit(FIELD)) })}` }}
      errorMessage={error}
      value={kept ?? ''}
      rows={3}
    />
  );
}
