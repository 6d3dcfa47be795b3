/** What an account of level 2 is needed for, said before anything is begun: how to get one, and the other way. */
import { lacksAssurance } from '#authority/permission.ts';
import { joinedLabels } from '#kernel/text.ts';
import { CentresLink } from '../centre-reach.tsx';
import { InsetText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

/** What is done online that a low account does not do, in the order it comes. */
const ONLINE = ['submit-dossier', 'supplement-dossier', 'withdraw-dossier'] as const;

/** Whoever is signed in may not hand in with this account. */
export const isTooLow = (view: View): boolean =>
  view.actor !== undefined && lacksAssurance('submit-dossier', view.actor, view.platform.province) !== undefined;

/** `isTaken`: whether a centre takes it on paper. */
export function LevelNeeded({ view, isTaken }: { view: View; isTaken: boolean }) {
  const { t } = view;
  const { level2 = [] } = view.platform.province.source.assurance ?? {};
  const acts = ONLINE.filter((one) => level2.includes(one)).map((one) => t(`level.${one}`));
  const low = isTooLow(view);
  if (!acts.length || (view.actor && !low)) return null;
  return (
    <InsetText
      text={
        <>
          {low && <p class="govuk-body govuk-!-font-weight-bold">{t('level.own')}</p>}
          <p class="govuk-body">{t('level.needed', { acts: joinedLabels(acts) })}</p>
          <p class="govuk-body">{t(isTaken ? 'level.how' : 'level.how-only')}</p>
          {isTaken && <CentresLink view={view} />}
          <p class="govuk-body govuk-!-margin-bottom-0">{t('level.without')}</p>
        </>
      }
    />
  );
}
