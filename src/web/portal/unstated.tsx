/** What a page of an imported procedure does not know: that nobody published it, or that it stands elsewhere, with the way there. */
import type { Manifest } from '#procedure/pack.ts';
import { isIndexLine, publishedText } from '#procedure/said.ts';
import { unstatedText } from '../catalogue.ts';
import type { View } from '../view.ts';

export function Unstated({ view, manifest }: { view: View; manifest: Manifest }) {
  const text = unstatedText(view, manifest);
  const url = publishedText(manifest, 'url');
  if (!isIndexLine(manifest) || !url.startsWith('https://')) return <>{text}</>;
  return (
    <a class="govuk-link" href={url} rel="noreferrer">
      {text}
    </a>
  );
}
