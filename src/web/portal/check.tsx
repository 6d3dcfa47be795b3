/**
 * Is this real? For anybody who was handed a result: by the file, which proves itself, as a paper or as data; or by the code printed
 * under its QR code, which says what was issued and nothing about whom it is of. Status lists are public.
 */
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asIssued } from '#acts/as-issued.ts';
import { issuerOf } from '#acts/frame.ts';
import { askWhere } from '#acts/gate.ts';
import { type PartGiven, partsGiven } from '#acts/parts-given.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { CredentialFinding } from '#spine/credentials.ts';
import type { PaperFinding } from '#spine/papers.ts';
import { holdsAs, isAltered, isOtherThanIssued, isUnjudged } from '#views/unjudged.ts';
import { factsShown, paperName, resultName, type Shown, shownByCode } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { loadDossier } from '../dossiers.ts';
import { fileOf } from '../form-parts.ts';
import { type Over, OverTag, overOf, overSince, withRegister } from '../taken-over.tsx';
import { Button, InsetText, NotificationBanner, Tag } from '../ui/basics.tsx';
import { ErrorSummary, FileUpload, fileWords } from '../ui/fields.tsx';
import { SummaryList } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import { MAX_UPLOAD_BYTES } from '../upload-limit.ts';
import { named, unitName, type View } from '../view.ts';

export function checkRoutes(server: FastifyInstance, door: Door): void {
  const slow = { rateLimit: { max: 20, timeWindow: '1 minute' } };
  server.get('/check', async (request, reply) => door.send(reply, <CheckPage view={door.view(request)} />));
  server.get<{ Params: { code: string } }>('/check/:code', { config: slow }, async (request, reply) => {
    const view = door.view(request);
    const found = await loadDossier(view, request.params.code.slice(0, 80));
    const known = !isRefusal(found) && found.state.result?.signed ? found : undefined;
    const over = known && (await overOf(view, known.state));
    const parts = known && !over ? await partsGiven(view.platform, known.state) : undefined;
    const issued = known && { ...known, state: await asIssued(view.platform, known.state) };
    return door.send(
      reply,
      <CheckPage view={view} issued={issued} over={over} parts={parts} missing={!issued} />,
      issued ? 200 : 404,
    );
  });
  server.post('/check', { config: { ...slow, files: true } }, async (request, reply) => {
    const file = request.isMultipart() ? await fileOf(request, MAX_UPLOAD_BYTES) : undefined;
    refuseStrange(request, file);
    const bytes = await file?.toBuffer().catch(() => undefined);
    const view = door.view(request);
    if (file?.file.truncated) return door.send(reply, <CheckPage view={view} failed="too-large" />, 422);
    return check(door, request, reply, bytes);
  });
  // Asked for by everybody who keeps a copy (IETF OAuth Status List 8), from whatever page they are on; it may be kept as long as it says.
  server.get<{ Params: { list: string } }>('/status/:list', async (request, reply) => {
    const list = Number(request.params.list);
    const token = Number.isInteger(list) && list > 0 ? await door.parts.statusList(list) : undefined;
    if (!token) return reply.code(404).type('text/plain').send('');
    return reply
      .type('application/statuslist+jwt')
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=300')
      .send(token);
  });
}

/** Of who is signed in: the token is the first field, before the file. */
function refuseStrange({ session, headers }: FastifyRequest, file: MultipartFile | undefined): void {
  const token = file?.fields['_token'];
  const given = token && 'value' in token ? token.value : headers['x-form-token'];
  if (session && file && given !== session.formToken)
    throw Object.assign(new Error('a form without its token'), { statusCode: 403 });
}

async function check(door: Door, request: FastifyRequest, reply: FastifyReply, bytes: Buffer | undefined) {
  const view = door.view(request);
  const { parts } = door;
  if (!bytes?.length) return door.send(reply, <CheckPage view={view} failed="no-file" />, 422);
  if (bytes.subarray(0, 1024).includes('%PDF-'))
    return door.send(reply, <CheckPage view={view} {...(await paperChecked(view, await parts.verify(bytes)))} />);
  const text = parts.plainCredential(bytes);
  if (text) {
    const checked = await credentialChecked(view, await parts.verifyCredential(text));
    const shown = await shownByCode(view.platform, checked.credential.claims.procedure);
    return door.send(reply, <CheckPage view={view} {...checked} of={isRefusal(shown) ? undefined : shown} />);
  }
  if (!isPicture(bytes)) return door.send(reply, <CheckPage view={view} failed="wrong-type" />, 422);
  const address = await parts.readQr(bytes);
  if (!address) return door.send(reply, <CheckPage view={view} failed="no-code" />, 422);
  const here = `${parts.baseUrl}/check/`;
  if (address.startsWith(here)) return reply.redirect(address.slice(parts.baseUrl.length), 303);
  return door.send(reply, <CheckPage view={view} foreign={address.slice(0, 200)} />, 422);
}

const PICTURES = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0x89, 0x50, 0x4e, 0x47])];
const isPicture = (bytes: Buffer): boolean => PICTURES.some((head) => bytes.subarray(0, head.length).equals(head));

type PaperChecked = Awaited<ReturnType<typeof withRegister<PaperFinding>>> & { original?: string };

/** A signed paper, and what the register says of the result that it is. */
export async function paperChecked(view: View, finding: PaperFinding): Promise<PaperChecked> {
  if (isOtherThanIssued(finding)) return { finding, original: await originalOf(view, finding.code) };
  return withRegister(view, finding, { code: finding.code, is: ({ signed }) => signed?.file === finding.sha256 });
}

/** The dossier whose result was signed, by the code that an altered or cut file still has: what was signed is asked for there. */
async function originalOf(view: View, code: string): Promise<string | undefined> {
  const found = code ? await loadDossier(view, code.slice(0, 80)) : undefined;
  return found && !isRefusal(found) && found.state.result?.signed ? found.state.code : undefined;
}

/** The same of data. */
export async function credentialChecked(view: View, credential: CredentialFinding) {
  const { dossier, number } = credential.claims;
  const is = (result: NonNullable<DossierState['result']>) => Boolean(result.signed) && result.number === number;
  const { finding, ...register } = await withRegister(view, credential, { code: dossier, is });
  return { credential: finding, ...register };
}

interface CheckProps {
  view: View;
  issued?: { state: DossierState; shown: Shown };
  missing?: boolean;
  finding?: PaperFinding;
  credential?: CredentialFinding;
  of?: Shown;
  /** Of a file that was altered or cut short: the dossier under whose code the result that was signed is found. */
  original?: string;
  /** What the register says of a result that another dossier took over. */
  over?: Over;
  /** What went of the land while the rest was kept. */
  parts?: readonly PartGiven[];
  foreign?: string;
  /** Why the file could not be looked at. */
  failed?: 'no-file' | 'too-large' | 'wrong-type' | 'no-code';
  download?: string;
}

/** `download`: where what was checked can be saved, for who was shown it by a link. */
export function CheckPage(p: CheckProps) {
  const { view, issued, missing, finding, credential, of, original, over, parts, foreign, failed, download } = p;
  const { t } = view;
  const fault = failed && t(`check.${failed}`, { limit: MAX_UPLOAD_BYTES / 1024 / 1024 });
  return (
    <Page view={view} title={t('check.title')} failed={Boolean(failed)}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {fault && <ErrorSummary titleText={t('form.errors')} errorList={[{ text: fault, href: '#paper' }]} />}
          <h1 class="govuk-heading-l">{t('check.title')}</h1>
          {issued && <Issued view={view} over={over} parts={parts} {...issued} />}
          {missing && <InsetText text={t('check.not-issued')} />}
          {foreign && <InsetText classes="mc-break" text={t('check.foreign-code', { address: foreign })} />}
          {finding && <Finding view={view} finding={finding} original={original} over={over} parts={parts} />}
          {credential && <Credential view={view} finding={credential} of={of} over={over} parts={parts} />}
          {download && (
            <p class="govuk-body">
              <a class="govuk-link" href={download}>
                {t('check.download')}
              </a>
            </p>
          )}
          <p class="govuk-body">{t('check.text')}</p>
          <form method="post" action="/check" enctype="multipart/form-data" novalidate>
            <Token view={view} />
            <FileUpload
              words={fileWords(t)}
              name="paper"
              label={{ text: t('check.file') }}
              hint={{ text: t('check.hint') }}
              errorMessage={fault ? { text: fault, visuallyHiddenText: t('error.prefix') } : undefined}
              attributes={{ accept: 'application/pdf,.sdjwt,.txt,image/png,image/jpeg' }}
            />
            <Button text={t('check.button')} preventDoubleClick />
          </form>
        </div>
      </div>
    </Page>
  );
}

const row = (key: string, value: preact.ComponentChildren) => ({ key: { text: key }, value: { text: value } });

interface IssuedProps {
  view: View;
  state: DossierState;
  shown: Shown;
  over?: Over;
  parts?: readonly PartGiven[];
}

export function Issued({ view, state, shown, over, parts }: IssuedProps) {
  const { t, fmt } = view;
  const result = state.result!;
  const { revoked } = result;
  const status = revoked ? (revoked.replacedBy ? 'replaced' : 'revoked') : 'valid';
  return (
    <>
      <h2 class="govuk-heading-m">{t('check.issued')}</h2>
      <SummaryList
        rows={[
          ...(over
            ? overRows(view, over)
            : [
                row(
                  t('check.status'),
                  <Tag text={t(`check.status-${status}`)} classes={revoked ? 'govuk-tag--red' : 'govuk-tag--green'} />,
                ),
              ]),
          ...partRows(view, parts),
          ...(revoked
            ? [
                row(
                  t('check.revoked-by'),
                  [
                    fmt.date(revoked.at),
                    revoked.paper && unitName(view, revoked.paper.unit),
                    revoked.paper?.number && t('check.revocation-number', { number: revoked.paper.number }),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                ),
              ]
            : []),
          ...(revoked?.replacedBy
            ? [row(t('check.replaced-by'), `${revoked.replacedBy.number} · ${revoked.replacedBy.code}`)]
            : []),
          row(
            t('result.title'),
            result.against ? t('result.against') : (resultName(view, shown.pack, state) ?? t('result.title')),
          ),
          row(t('check.number'), t('result.number', { number: result.number || '–', date: fmt.date(result.issuedAt) })),
          ...(result.validUntil ? [row(t('fact.validUntil'), fmt.date(result.validUntil))] : []),
          row(t('check.agency'), unitName(view, issuerOf(state))),
          row(t('check.signed-by'), result.signed!.signatures.map((one) => one.name).join(', ')),
          row('SHA-256', <span class="mc-code mc-break">{result.signed!.file}</span>),
        ]}
      />
    </>
  );
}

/** Genuine as it is, it is of the rest alone. */
const partRows = ({ t, fmt }: View, parts: readonly PartGiven[] = []) =>
  parts.map(({ at }) => row(t('check.part'), t('check.part-given', { date: fmt.date(at) })));

const overRows = (view: View, over: Over) => [
  row(
    view.t('check.status'),
    <>
      <OverTag view={view} over={over} /> {overSince(view, over)}
    </>,
  ),
];

interface OutcomeProps {
  view: View;
  holds: boolean;
  yes: string;
  faults: readonly (PaperFinding['faults'][number] | CredentialFinding['faults'][number])[];
  /** It was signed, and altered afterwards: said before all else. */
  altered?: boolean;
  original?: string;
}

/** Only what is broken, altered or taken back is not to be trusted; of the others nothing is known, and that is what is said. */
function Outcome({ view, holds, yes, faults, altered, original }: OutcomeProps) {
  const { t } = view;
  const open = isUnjudged(faults);
  const unsigned = open && faults.includes('paper-not-signed');
  const told = unsigned ? [t('check.not-signed')] : faults.map((fault) => t(`paper-fault.${fault}`));
  const changed = t('paper-fault.paper-changed');
  const asksAgain = altered || faults.includes('seal-missing');
  const bad = altered ? [t('check.altered'), ...told.filter((one) => one !== changed)] : [t('check.fails'), ...told];
  const [heading, ...others] = holds ? [yes, ...told] : open ? told : bad;
  return (
    <NotificationBanner
      type={holds ? 'success' : undefined}
      classes={holds || open ? undefined : 'mc-banner-bad'}
      role="alert"
      titleText={t('check.outcome')}
      text={
        <>
          <p class="govuk-notification-banner__heading">{heading}</p>
          {others.map((text) => (
            <p class="govuk-body">{text}</p>
          ))}
          {asksAgain && <p class="govuk-body">{t('check.altered-next')}</p>}
          {asksAgain && original && (
            <>
              <p class="govuk-body">{t('check.altered-kept', { code: original })}</p>
              <p class="govuk-body">
                <a class="govuk-link" href={`/check/${original}`}>
                  {t('check.altered-original', { code: original })}
                </a>
              </p>
            </>
          )}
          {unsigned && (
            <>
              <p class="govuk-body">
                {t('check.not-signed-next', { centre: named({ ...askWhere(view.platform) }, view.lang) })}
              </p>
              <p class="govuk-body">
                <a class="govuk-link" href="/track">
                  {t('check.not-signed-track')}
                </a>
              </p>
            </>
          )}
        </>
      }
    />
  );
}

/** A list does not say whether what stands in its place is the same holder's. */
const listedAs = (status: NonNullable<PaperFinding['status']>) =>
  status === 'replaced' ? 'check.listed-replaced' : (`check.status-${status}` as const);

const statusText = ({ t, fmt }: View, status: NonNullable<PaperFinding['status']>, asOf: string | undefined) =>
  asOf ? t('check.as-of', { status: t(listedAs(status)), at: fmt.dateTime(asOf) }) : t(listedAs(status));

interface FindingProps {
  view: View;
  finding: PaperFinding;
  original?: string;
  over?: Over;
  parts?: readonly PartGiven[];
}

export function Finding({ view, finding, original, over, parts }: FindingProps) {
  const { t, fmt } = view;
  const altered = isAltered(finding);
  // What an unsigned or altered file says of itself is repeated nowhere: it could be anybody's words.
  const signed = finding.signatures.length > 0 && !altered;
  return (
    <>
      <Outcome
        view={view}
        holds={finding.holds}
        yes={t(holdsAs(finding))}
        faults={finding.faults}
        altered={altered}
        original={original}
      />
      <SummaryList
        rows={[
          ...(signed
            ? [
                row(t('check.paper'), finding.kind === 'copy' ? t('check.kind-copy') : finding.title || '–'),
                row(t('dossier.code'), <span class="mc-code">{finding.code || '–'}</span>),
              ]
            : []),
          // Of what is not the paper that was signed nothing holds.
          ...(over ? overRows(view, over) : []),
          ...(!over && finding.status && (finding.holds || finding.status !== 'valid')
            ? [row(t('check.status'), statusText(view, finding.status, finding.statusAsOf))]
            : []),
          ...partRows(view, parts),
          row('SHA-256', <span class="mc-code mc-break">{finding.sha256}</span>),
        ]}
      />
      {finding.signatures.map((one) => (
        <div class="mc-card govuk-!-margin-bottom-4">
          <p class="govuk-body govuk-!-margin-bottom-1">
            <b>{one.name || '–'}</b>{' '}
            <Tag
              text={t(one.faults.length ? 'check.broken' : altered ? 'check.good-before' : 'check.good')}
              classes={`govuk-tag--${one.faults.length ? 'red' : altered ? 'yellow' : 'green'}`}
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

interface CredentialProps {
  view: View;
  finding: CredentialFinding;
  of?: Shown;
  over?: Over;
  parts?: readonly PartGiven[];
}

function Credential({ view, finding, of, over, parts }: CredentialProps) {
  const { t, fmt } = view;
  const { claims, facts, faults } = finding;
  // Nothing of what was not signed is repeated: it could be anybody's words under our name.
  const genuine = !faults.some(
    (one) => one === 'credential-unreadable' || one.startsWith('certificate-') || one === 'signature-broken',
  );
  return (
    <>
      <Outcome view={view} holds={finding.holds} yes={t('check.holds-data')} faults={faults} />
      {genuine && (
        <>
          <SummaryList
            rows={[
              row(t('check.credential'), (of && paperName(view, of.pack)) || claims.result),
              row(
                t('check.number'),
                t('result.number', { number: claims.number || '–', date: fmt.date(claims.issuedOn) }),
              ),
              row(t('check.agency'), claims.agency),
              row(t('dossier.code'), <span class="mc-code">{claims.dossier}</span>),
              ...(over
                ? overRows(view, over)
                : [row(t('check.status'), statusText(view, finding.status, finding.asOf))]),
              ...partRows(view, parts),
            ]}
          />
          <h2 class="govuk-heading-m">{t('check.facts')}</h2>
          <SummaryList rows={factsShown(view, of?.pack, facts).map(({ label, text }) => row(label, text))} />
          {finding.keptBack > 0 && (
            <p class="govuk-body mc-muted">{t('check.kept-back', { count: finding.keptBack })}</p>
          )}
        </>
      )}
    </>
  );
}
