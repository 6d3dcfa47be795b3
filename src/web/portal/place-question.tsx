/** Which place decides, asked in the words of the procedure. */
import type { Shown } from '../catalogue.ts';
import { Select } from '../ui/fields.tsx';
import { communeName, placesOf, type View } from '../view.ts';
import type { Filling } from './draft-model.ts';

/** The communes, wards and special zones, by name. */
function placeOptions(view: View) {
  const { province } = view.platform;
  return [...province.units.values()]
    .filter((unit) => unit.place === unit.code)
    .map((unit) => ({ value: unit.code, text: communeName(view, unit.code) }))
    .sort((a, b) => a.text.localeCompare(b.text, 'vi'));
}

export function PlaceQuestion(p: { view: View; shown: Shown; value?: string; error?: { text: string } }) {
  const { t } = p.view;
  const of = p.shown.rules.place?.of;
  return (
    <Select
      name="place"
      label={{ text: placeLabel(p.view, p.shown) }}
      hint={{ text: of ? t(`apply.place-of-${of}-hint`) : t('apply.place-hint') }}
      errorMessage={p.error}
      value={p.value}
      items={[{ value: '', text: t('form.choose') }, ...placeOptions(p.view)]}
    />
  );
}

export const placeLabel = ({ t }: View, { rules: { place } }: Shown): string =>
  place ? t(`apply.place-of-${place.of}`) : t('apply.place');

/** The address that says where the place lies also says which place it is: it is not asked twice. */
export function placeSaid(view: View, { draft, shown }: Filling, answers: Record<string, unknown>): string | undefined {
  const field = shown.rules.place?.field;
  const address = field && answers[field];
  const named = typeof address === 'string' ? view.platform.province.placeIn(address) : undefined;
  return named?.code ?? draft.data.place;
}

/** The commune that was chosen, as addresses end with it: what is asked next in the form has it already. */
export const addressEnd = (view: View, place: string): string =>
  placesOf(view).find(({ code }) => code === place)?.name ?? '';
