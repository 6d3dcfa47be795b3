/** Back to the dossier that a page or a form of its was refused of: «load it again» needs a way to it. */
import type { View } from './view.ts';

export function DossierWay({ view }: { view: View }) {
  const [, way] = /^(\/(?:my|office)\/dossiers\/[^/?]+)\//.exec(view.url) ?? [];
  if (!way || !view.session) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={way}>
        {view.t('track.open')}
      </a>
    </p>
  );
}
