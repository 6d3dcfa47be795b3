/** What it costs, before it is handed in: each fee that is known by now, when it is due and whether it is given back. */

import { dayFacts } from '#dossier/context.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { Channel } from '#procedure/pack.ts';
import { costText, feeBasis, limitsText } from '../catalogue.ts';
import { openAmount } from '../open-amount.ts';
import { OtherWays } from '../other-ways.tsx';
import { refundText } from '../refund-words.ts';
import { SummaryList } from '../ui/lists.tsx';
import type { View } from '../view.ts';
import type { Filling } from './draft-model.ts';
import { FeesAreFor } from './fees.tsx';

export function ReviewFees({ view, filling }: { view: View; filling: Filling }) {
  const { t, fmt } = view;
  const { shown, counted, draft } = filling;
  const { place = null, applicant } = draft.data;
  const { calendar } = view.platform.province;
  const facts = dayFacts(shown.rules, counted, calendar.dateOf(view.now), calendar);
  const channel = shown.pack.manifest.channels.online;
  const feesBy = (name: Channel) => shown.rules.feesOf(name, { ...counted, place, applicant, channel: name, ...facts });
  const fees = feesBy('online');
  const exempt = ({ law }: { law: string }) => t('fee.exempt', { law: shown.rules.lawText(law) });
  // What is not owed online by the answers is not owed elsewhere either.
  const costOf = (name: Channel) => {
    const of = feesBy(name);
    const [first] = isRefusal(of) || of.some((fee) => !fee.exemption) ? [] : of;
    return first?.exemption && exempt(first.exemption);
  };
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });
  const later = Object.values(shown.rules.steps).some(({ act }) => act === 'request-payment');
  return (
    <>
      <h2 class="govuk-heading-m">{t('review.fees')}</h2>
      {isRefusal(fees) && <p class="govuk-body">{t('review.fee-unknown')}</p>}
      {!isRefusal(fees) && !fees.length && channel && (
        <p class="govuk-body">{costText(view, shown.pack.manifest, channel)}</p>
      )}
      {!isRefusal(fees) &&
        fees.map((fee) => (
          <SummaryList
            rows={[
              row(
                t('fee.amount'),
                fee.exemption ? exempt(fee.exemption) : fee.amountOpen ? openAmount(t, fee) : fmt.money(fee.amountVnd),
              ),
              ...(fee.exemption
                ? []
                : [
                    row(t('fee.when'), t(fee.before === 'receipt' ? 'fee.before-receipt' : 'fee.before-result')),
                    row(t('fee.refund'), refundText(view, shown, fee)),
                    row(t('fee.law'), feeBasis(view, shown, fee.law, 'online')),
                  ]),
            ]}
          />
        ))}
      <FeesAreFor view={view} shown={shown} />
      {later && <p class="govuk-body">{t('review.fee-later')}</p>}
      {channel && (
        <p class="govuk-body">{t('review.time', { time: limitsText(view, shown.pack, channel, counted) })}</p>
      )}
      <OtherWays view={view} shown={shown} from="online" answers={counted} costOf={costOf} />
    </>
  );
}
