/** The queue of a centre as it stands at its entrance: how many wait, and a number to take. */
import { Button, NotificationBanner } from '../ui/basics.tsx';
import { Page, Token } from '../ui/page.tsx';
import { unitName, type View } from '../view.ts';

export function QueuePage({
  view,
  centre,
  waiting,
  number,
}: {
  view: View;
  centre: string;
  waiting: number;
  number?: number;
}) {
  const { t } = view;
  return (
    <Page view={view} title={t('queue.title')}>
      <h1 class="govuk-heading-l">{unitName(view, centre)}</h1>
      {number !== undefined && (
        <NotificationBanner
          type="success"
          titleText={t('queue.title')}
          text={
            <p class="govuk-notification-banner__heading">
              {t('queue.yours', { n: number, waiting: Math.max(0, waiting - 1) })}
            </p>
          }
        />
      )}
      <p class="govuk-body-l">{t('queue.waiting', { n: waiting })}</p>
      <form method="post" action={`/queue/${centre}`}>
        <Token view={view} />
        <Button text={t('queue.take')} />
      </form>
    </Page>
  );
}
