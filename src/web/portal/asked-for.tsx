/** While a supplement is awaited: until when, and what was asked for; for everybody who sees the dossier and has no form to answer it. */
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import type { View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  /** Followed by the secret on the slip: what is asked for, without why, which may speak of people. */
  byCode?: boolean;
}

export function AskedFor({ view: { t, fmt, lang }, state: { supplement }, shown, byCode }: Props) {
  if (!supplement) return null;
  return (
    <section aria-labelledby="asked-for">
      <h2 class="govuk-heading-s" id="asked-for">
        {t('supplement.awaited', { date: fmt.dateTime(supplement.deadline) })}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {supplement.items.map(({ item, reason }) => (
          <li>
            {shown.rules.itemName(item)[lang]}
            {!byCode && `: ${reason}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
