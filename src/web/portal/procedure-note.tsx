/** What the pack adds in words to one of the facts of its page. */
import { type ShownToday, wordsFor } from '../catalogue.ts';
import type { View } from '../view.ts';

interface Props {
  view: View;
  shown: ShownToday;
}

export function Note({ view, shown, of }: Props & { of: 'time' | 'papers' | 'result' | 'decides' }) {
  const text = wordsFor(view, shown.pack)(`note.${of}`);
  return text ? <p class="govuk-body">{text}</p> : null;
}
