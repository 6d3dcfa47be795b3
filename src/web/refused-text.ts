/** What a refusal says on a page: nothing of what is not theirs to know, and no id that names nothing to anybody. */
import { type Refusal, refusalText } from '#kernel/outcome.ts';
import { refusalTexts } from '#kernel/refusals.ts';
import type { View } from './view.ts';

/** An id or a hash of the record, and no code that stands on a paper. */
const OF_RECORD = /[\da-f]{8}-[\da-f]{4}-|[\da-f]{12}/i;

export function refusedText({ t, lang }: Pick<View, 't' | 'lang'>, refusal: Refusal): string {
  // Who acts for another learns what they lack.
  const isSilent = refusalTexts[refusal.code].kind === 'forbidden' && refusal.code !== 'delegation-needed';
  if (isSilent) return t('error.not-yours');
  const isUnnamed = refusal.code === 'dossier-not-found' && OF_RECORD.test(String(refusal.params['dossier']));
  return isUnnamed ? t('error.missing-text') : refusalText(refusal, lang);
}
