/** Which place decides, asked in the words of the procedure. */
import type { Shown } from '../catalogue.ts';
import { Select } from '../ui/fields.tsx';
import { communeName, type View } from '../view.ts';

/** The communes, wards and special zones, by name. */
export function placeOptions(view: View) {
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
