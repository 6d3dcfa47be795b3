/**
 * Is this paper real? For anybody who was handed one: by the file, which proves itself, or by the code printed under its QR code,
 * which says what was issued and nothing about whom it is of.
 */
import type { FastifyInstance } from 'fastify';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { PaperFinding } from '#spine/papers.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { type Door, MAX_UPLOAD_BYTES } from '../door.ts';
import { loadDossier } from '../dossiers.ts';
import { Button, InsetText, NotificationBanner, Tag } from '../ui/basics.tsx';
import { ErrorSummary, FileUpload } from '../ui/fields.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import { unitName, type View } from '../view.ts';

export function checkRoutes(server: FastifyInstance, door: Door): void {
  const slow = { rateLimit: { max: 20, timeWindow: '1 minute' } };
  server.get('/check', async (request, reply) => door.send(reply, <CheckPage view={door.view(request)} />));
  server.get<{ Params: { code: string } }>('/check/:code', { config: slow }, async (request, reply) => {
    const view = door.view(request);
    const found = await loadDossier(view, request.params.code.slice(0, 80));
    const issued = !isRefusal(found) && found.state.result?.signed ? found : undefined;
    return door.send(reply, <CheckPage view={view} issued={issued} missing={!issued} />, issued ? 200 : 404);
  });
  server.post('/check', { config: slow }, async (request, reply) => {
    const view = door.view(request);
    const file = request.isMultipart() ? await request.file({ limits: { fileSize: MAX_UPLOAD_BYTES } }) : undefined;
    const bytes = await file?.toBuffer().catch(() => undefined);
    if (!bytes?.length || file?.file.truncated) return door.send(reply, <CheckPage view={view} failed />, 422);
    return door.send(reply, <CheckPage view={view} finding={await door.parts.verify(bytes)} />);
  });
}

interface CheckProps {
  view: View;
  issued?: { state: DossierState; shown: Shown };
  missing?: boolean;
  finding?: PaperFinding;
  failed?: boolean;
}

function CheckPage({ view, issued, missing, finding, failed }: CheckProps) {
  const { t, session } = view;
  const token = session ? `?_token=${encodeURIComponent(session.formToken)}` : '';
  return (
    <Page view={view} title={t('check.title')} failed={failed}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {failed && (
            <ErrorSummary titleText={t('form.errors')} errorList={[{ text: t('check.no-file'), href: '#paper' }]} />
          )}
          <h1 class="govuk-heading-l">{t('check.title')}</h1>
          {issued && <Issued view={view} {...issued} />}
          {missing && <InsetText text={t('check.not-issued')} />}
          {finding && <Finding view={view} finding={finding} />}
          <p class="govuk-body">{t('check.text')}</p>
          <form method="post" action={`/check${token}`} enctype="multipart/form-data" novalidate>
            <FileUpload
              name="paper"
              label={{ text: t('check.file') }}
              hint={{ text: t('check.hint') }}
              errorMessage={failed ? { text: t('check.no-file'), visuallyHiddenText: t('error.prefix') } : undefined}
              attributes={{ accept: 'application/pdf' }}
            />
            <Button text={t('check.button')} preventDoubleClick />
          </form>
        </div>
      </div>
    </Page>
  );
}

const row = (key: string, value: preact.ComponentChildren) => ({ key: { text: key }, value: { text: value } });

function Issued({ view, state, shown }: { view: View; state: DossierState; shown: Shown }) {
  const { t, fmt } = view;
  const result = state.result!;
  return (
    <>
      <h2 class="govuk-heading-m">{t('check.issued')}</h2>
      <SummaryList
        rows={[
          row(t('result.title'), wordsFor(view, shown.pack)('result') ?? t('result.title')),
          row(t('check.number'), t('result.number', { number: result.number, date: fmt.date(result.issuedAt) })),
          row(t('check.agency'), unitName(view, state.unit)),
          row(t('check.signed-by'), result.signed!.signatures.map((one) => one.name).join(', ')),
          row('SHA-256', <span class="mc-code mc-break">{result.signed!.file}</span>),
        ]}
      />
    </>
  );
}

function Finding({ view, finding }: { view: View; finding: PaperFinding }) {
  const { t, fmt } = view;
  return (
    <>
      <NotificationBanner
        type={finding.holds ? 'success' : undefined}
        role="alert"
        titleText={t('check.outcome')}
        text={
          <>
            <p class="govuk-notification-banner__heading">{t(finding.holds ? 'check.holds' : 'check.fails')}</p>
            {finding.faults.map((fault) => (
              <p class="govuk-body">{t(`paper-fault.${fault}`)}</p>
            ))}
          </>
        }
      />
      <SummaryList
        rows={[
          row(t('check.paper'), finding.title || '–'),
          row(t('dossier.code'), <span class="mc-code">{finding.code || '–'}</span>),
          row('SHA-256', <span class="mc-code mc-break">{finding.sha256}</span>),
        ]}
      />
      {finding.signatures.map((one) => (
        <div class="mc-card govuk-!-margin-bottom-4">
          <p class="govuk-body govuk-!-margin-bottom-1">
            <b>{one.name || '–'}</b>{' '}
            <Tag
              text={t(one.faults.length ? 'check.broken' : 'check.good')}
              classes={one.faults.length ? 'govuk-tag--red' : 'govuk-tag--green'}
            />
          </p>
          <p class="govuk-body-s govuk-!-margin-bottom-0">
            {[t(`check.kind-${one.kind}`), one.title, one.organisation, one.at && fmt.dateTime(one.at)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {one.faults.map((fault) => (
            <p class="govuk-body-s govuk-!-margin-bottom-0">{t(`paper-fault.${fault}`)}</p>
          ))}
        </div>
      ))}
    </>
  );
}
