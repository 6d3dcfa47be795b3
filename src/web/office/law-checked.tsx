/** Asked once an act named a document of law that no list has, or rests on one of another procedure: whether who acts looked it up. */
import { Checkboxes } from '../ui/choices.tsx';
import type { View } from '../view.ts';
import type { OfficeAct } from './act-commands.ts';
import type { Failed } from './take-act.tsx';

export function LawChecked({ view: { t }, failed, act }: { view: View; failed: Failed; act: OfficeAct }) {
  const marked = failed.posted?.['lawChecked'] === 'yes';
  if (failed.act !== act || (!failed.unlisted && !marked)) return null;
  return (
    <Checkboxes
      name="lawChecked"
      idPrefix={`${act}-law-checked`}
      items={[{ value: 'yes', text: t('acts.law-checked') }]}
      values={marked ? ['yes'] : []}
    />
  );
}
