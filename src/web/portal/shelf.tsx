/** A person's shelf: their results and papers, what they show to others, and to whom it is still open. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayStillShow } from '#acts/representing.ts';
import { takenOver } from '#acts/taken-over.ts';
import { refuseBeforePapers } from '#dossier/originals.ts';
import { sha256 } from '#kernel/hash.ts';
import { isUuid, uuidV7 } from '#kernel/ids.ts';
import { isRefusal, refuse } from '#kernel/outcome.ts';
import { LostFile, readWhole } from '#spine/files.ts';
import type { Share, ShelfPaper } from '#spine/shelf.ts';
import { idPlace, paperPlace, startOf } from '#views/places.ts';
import { factsShown, type Shown, shownByHash } from '../catalogue.ts';
import { reachedName, reachedNames } from '../centre-reach.tsx';
import type { Door } from '../door.ts';
import { openDossier } from '../dossiers.ts';
import { bringText } from '../message-words.ts';
import { ownerOf } from '../owner.ts';
import { papersOf, resultsOf, type ShelfResult, sharesOf } from '../shelf-model.ts';
import { OverTag, overSince } from '../taken-over.tsx';
import { Button, InsetText, Tag } from '../ui/basics.tsx';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { Pagination } from '../ui/lists.tsx';
import { MessagePage, Page, Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { Errors, type PageErrors } from './apply-pages.tsx';
import { CheckPage, credentialChecked, paperChecked } from './check.tsx';
import { QrCode } from './qr-code.tsx';

const DAYS = [1, 7, 30] as const;
/** Results on one page. */
const PAGE = 50;

interface ById {
  Params: { id: string };
  Body: Record<string, string | string[] | undefined> | undefined;
}

export function shelfRoutes(server: FastifyInstance, door: Door): void {
  const mine = { for: 'citizen' as const };
  const slow = { rateLimit: { max: 30, timeWindow: '1 minute' } };
  const { shelf, platform } = door.parts;
  server.get<{ Querystring: { after?: string; papers?: string } }>(
    '/my/shelf',
    { config: mine },
    async (request, reply) => {
      const view = door.view(request);
      const from = startOf(request.query.after, idPlace);
      if (isRefusal(from)) return door.refuse(request, reply, from);
      const papersFrom = startOf(request.query.papers, paperPlace);
      if (isRefusal(papersFrom)) return door.refuse(request, reply, papersFrom);
      const [{ results, next }, { papers, next: morePapers }, shares] = await Promise.all([
        resultsOf(view, PAGE, from),
        papersOf(door, view, papersFrom),
        sharesOf(door, view),
      ]);
      return door.send(reply, <ShelfPage {...{ view, results, papers, papersFrom, morePapers, shares, from, next }} />);
    },
  );
  server.get<ById>('/my/shelf/:id/show', { config: mine }, async (request, reply) => {
    const showing = await openShowing(door, request);
    if (isRefusal(showing)) return door.refuse(request, reply, showing);
    return door.send(reply, <ShowPage view={door.view(request)} showing={showing} errors={[]} />);
  });
  server.post<ById>('/my/shelf/:id/show', { config: mine }, (request, reply) => show(door, request, reply));
  server.post<ById>('/my/shares/:id/close', { config: mine }, async (request, reply) => {
    const now = platform.clock.now().toString();
    const { id } = request.params;
    const view = door.view(request);
    if (isUuid(id) && !(await shelf.revokeShare(id, { owner: ownerOf(view) }, now))) {
      const own = (await sharesOf(door, view)).find((one) => one.id === id && one.isOwn);
      if (own) await shelf.revokeShare(id, { dossiers: [own.dossierId] }, now);
    }
    return door.seeOther(reply, '/my/shelf', 'share-closed');
  });
  server.get<{ Params: { secret: string } }>('/shown/:secret', { config: slow }, async (request, reply) =>
    shown(door, request, reply, false),
  );
  server.get<{ Params: { secret: string } }>('/shown/:secret/file', { config: slow }, async (request, reply) =>
    shown(door, request, reply, true),
  );
}

interface Showing {
  id: string;
  shown: Shown;
  file: string;
  /** The whole credential, and what of it can be kept back. */
  credential?: string;
  facts: Record<string, unknown>;
}

async function openShowing(door: Door, request: FastifyRequest<ById>) {
  const view = door.view(request);
  const opened = await openDossier(view, request.params.id);
  if (isRefusal(opened)) return opened;
  const { signed } = opened.state.result ?? {};
  const early = refuseBeforePapers(opened.shown.rules, opened.state, reachedNames(view, opened.state.receivingUnit));
  if (early) return early;
  if (!signed) return refuse('not-in-this-status', { act: 'show', status: opened.state.status });
  if (opened.state.result?.revoked || (await takenOver(view.platform, opened.state)))
    return refuse('result-holds-no-more', { dossier: opened.state.code ?? opened.id });
  const bytes = signed.credential && (await readWhole(door.parts.files, signed.credential.file));
  const credential = bytes?.toString('utf8');
  const { facts } = credential ? await door.parts.verifyCredential(credential) : { facts: {} };
  return { id: opened.id, shown: opened.shown, file: signed.file, credential, facts } satisfies Showing;
}

/** A link that ends by itself, or the data as a file of one's own. */
async function show(door: Door, request: FastifyRequest<ById>, reply: FastifyReply) {
  const view = door.view(request);
  const showing = await openShowing(door, request);
  if (isRefusal(showing)) return door.refuse(request, reply, showing);
  const body = request.body ?? {};
  const names = [body['fact'] ?? []].flat().filter((name) => name in showing.facts);
  const what = body['what'] === 'paper' ? 'paper' : 'facts';
  if (what === 'facts' && !names.length) {
    const errors = [{ id: 'fact', text: view.t('shelf.facts-needed') }];
    return door.send(reply, <ShowPage view={view} showing={showing} errors={errors} />, 422);
  }
  const facts = what === 'paper' ? [] : names;
  if (body['how'] === 'file' && showing.credential && facts.length) {
    const credential = await door.parts.showFacts(showing.credential, facts);
    return reply
      .type('application/dc+sd-jwt')
      .header('content-disposition', 'attachment; filename="ket-qua.sdjwt"')
      .send(credential);
  }
  const days = body['days'] === undefined ? DAYS[0] : DAYS.find((one) => String(one) === body['days']);
  if (days === undefined) {
    const errors = [{ id: 'days', text: view.t('shelf.days-unknown', { days: DAYS.join(', ') }) }];
    return door.send(reply, <ShowPage view={view} showing={showing} errors={errors} />, 422);
  }
  const { platform, shelf, baseUrl } = door.parts;
  const now = platform.clock.now();
  const secret = randomBytes(18).toString('base64url');
  const expiresAt = now.add({ hours: days * 24 }).toString();
  await shelf.addShare(sha256(secret), {
    id: uuidV7(now.epochMilliseconds, platform.random(10)),
    owner: ownerOf(view),
    dossierId: showing.id,
    facts,
    createdAt: now.toString(),
    expiresAt,
  });
  return door.send(reply, <LinkPage view={view} address={`${baseUrl}/shown/${secret}`} expiresAt={expiresAt} />);
}

/** What somebody was shown, for as long as they may see it. Each opening is counted for the one who shows it. */
async function shown(
  door: Door,
  request: FastifyRequest<{ Params: { secret: string } }>,
  reply: FastifyReply,
  file: boolean,
) {
  const view = door.view(request);
  const { shelf, platform, files, verifyCredential, showFacts, verify } = door.parts;
  const { secret } = request.params;
  const share = await shelf.openShare(sha256(secret), platform.clock.now().toString());
  const state = share && (await platform.store.load(share.dossierId))?.state;
  const signed = state?.result?.signed;
  if (!share || !state || !signed || !(await mayStillShow(platform, share, state)))
    return door.send(reply, MessagePage({ view, title: view.t('shown.over'), text: view.t('shown.over-text') }), 404);
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
  const of = await shownByHash(platform, state.procedure.hash);
  const download = `/shown/${secret}/file`;
  if (!share.facts.length) {
    const pdf = await readWhole(files, signed.file);
    if (!pdf) throw new LostFile(signed.file);
    if (file && state.result?.revoked) reply.header('content-disposition', 'inline; filename="ket-qua-da-thu-hoi.pdf"');
    if (file) return reply.type('application/pdf').send(pdf);
    return door.send(
      reply,
      <CheckPage view={view} {...(await paperChecked(view, await verify(pdf)))} download={download} />,
    );
  }
  const bytes = signed.credential && (await readWhole(files, signed.credential.file));
  const credential = bytes && (await showFacts(bytes.toString('utf8'), share.facts));
  if (!credential)
    return door.send(reply, MessagePage({ view, title: view.t('shown.over'), text: view.t('shown.over-text') }), 404);
  if (file)
    return reply
      .type('application/dc+sd-jwt')
      .header(
        'content-disposition',
        `attachment; filename="ket-qua${state.result?.revoked ? '-da-thu-hoi' : ''}.sdjwt"`,
      )
      .send(credential);
  const checked = await credentialChecked(view, await verifyCredential(credential));
  const props = { ...checked, of: isRefusal(of) ? undefined : of, download };
  return door.send(reply, <CheckPage view={view} {...props} />);
}

interface ShelfProps {
  view: View;
  results: readonly ShelfResult[];
  papers: readonly ShelfPaper[];
  /** Behind which paper these begin, and behind which the next ones do. */
  papersFrom?: string;
  morePapers?: string;
  shares: readonly (Share & { name: string })[];
  /** Behind which dossier these results begin, and behind which the next ones do. */
  from?: string;
  next?: string;
}

function ShelfPage({ view, results, papers, papersFrom, morePapers, shares, from, next }: ShelfProps) {
  const { t, fmt } = view;
  return (
    <Page view={view} title={t('nav.shelf')} at="shelf">
      <h1 class="govuk-heading-l">{t('nav.shelf')}</h1>
      <h2 class="govuk-heading-m">{t('shelf.results')}</h2>
      {results.length === 0 && <InsetText text={t(from ? 'shelf.no-older' : 'shelf.no-results')} />}
      {results.length > 0 && (
        <ul class="mc-hits">
          {results.map(({ state, name, procedure, over, bring }) => {
            const { number, issuedAt, signed, revoked, validUntil } = state.result!;
            return (
              <li>
                <a class="govuk-link" href={bring ? `/my/dossiers/${state.id}` : `/papers/${state.id}/${signed!.file}`}>
                  {name}
                </a>{' '}
                {bring && <Tag text={t('shelf.waits')} classes="govuk-tag--yellow" />}
                {revoked && (
                  <Tag
                    text={t(revoked.replacedBy ? 'check.status-replaced' : 'check.status-revoked')}
                    classes="govuk-tag--red"
                  />
                )}
                {over && <OverTag view={view} over={over} />}
                <p>
                  {over && (
                    <>
                      {overSince(view, over)}
                      <br />
                    </>
                  )}
                  {t('result.number', { number: number || '–', date: fmt.date(issuedAt) })}
                  {validUntil && ` · ${t('fact.validUntil')} ${fmt.date(validUntil)}`}
                  <br />
                  <span class="mc-muted">{procedure}</span> · <span class="mc-code">{state.code}</span>
                </p>
                {bring && (
                  <p>
                    {bringText(t, view.lang, bring)}{' '}
                    {t('shelf.bring-to', { centre: reachedName(view, state.receivingUnit!) })}
                  </p>
                )}
                {!revoked && !over && !bring && (
                  <p>
                    <a class="govuk-link" href={`/my/shelf/${state.id}/show`}>
                      {t('shelf.show')}
                      <span class="govuk-visually-hidden"> {name}</span>
                    </a>
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={from ? { href: '/my/shelf', text: t('list.first') } : undefined}
        next={next ? { href: `/my/shelf?after=${next}`, text: t('list.next') } : undefined}
      />
      <h2 class="govuk-heading-m">{t('shelf.open-links')}</h2>
      {shares.length === 0 && <p class="govuk-body mc-muted">{t('shelf.no-links')}</p>}
      {shares.length > 0 && (
        <ul class="mc-hits">
          {shares.map((share) => (
            <li>
              <b>{share.name}</b>
              <p>
                {share.facts.length ? t('shelf.n-facts', { count: share.facts.length }) : t('shelf.whole-paper')}
                {` · ${t('shelf.until', { at: fmt.dateTime(share.expiresAt) })} · `}
                {share.openedAt
                  ? t('shelf.opened', { count: share.opened, at: fmt.dateTime(share.openedAt) })
                  : t('shelf.not-opened')}
              </p>
              <form method="post" action={`/my/shares/${share.id}/close`}>
                <Token view={view} />
                <Button
                  classes="govuk-button--secondary govuk-!-margin-bottom-0 govuk-!-margin-top-2"
                  text={
                    <>
                      {t('shelf.close')} <span class="govuk-visually-hidden">{share.name}</span>
                    </>
                  }
                />
              </form>
            </li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m" id="papers">
        {t('shelf.papers')}
      </h2>
      <p class="govuk-body">{t('shelf.papers-text')}</p>
      {papers.length === 0 && <p class="govuk-body mc-muted">{t('shelf.no-papers')}</p>}
      {papers.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {papers.map((paper) => (
            <li class="mc-break">
              {paper.name}{' '}
              <span class="mc-muted">
                {paper.pages ? `${t('shelf.pages', { count: paper.pages })} · ` : ''}
                {fmt.date(paper.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Pagination
        landmarkLabel={t('shelf.papers-pages')}
        previous={papersFrom ? { href: '/my/shelf#papers', text: t('list.first') } : undefined}
        next={
          morePapers
            ? { href: `/my/shelf?papers=${encodeURIComponent(morePapers)}#papers`, text: t('list.next') }
            : undefined
        }
      />
    </Page>
  );
}

function ShowPage({ view, showing, errors }: { view: View; showing: Showing; errors: PageErrors }) {
  const { t } = view;
  const facts = factsShown(view, showing.shown.pack, showing.facts);
  return (
    <Page view={view} title={t('shelf.show')} at="shelf" back="/my/shelf" failed={errors.length > 0}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Errors view={view} errors={errors} />
          <h1 class="govuk-heading-l">{t('shelf.show')}</h1>
          <p class="govuk-body">{t('shelf.show-text')}</p>
          <form method="post" action={`/my/shelf/${showing.id}/show`} novalidate>
            <Token view={view} />
            {facts.length > 0 && (
              <Checkboxes
                name="fact"
                fieldset={{ legend: { text: t('shelf.which-facts'), classes: 'govuk-fieldset__legend--m' } }}
                errorMessage={errors[0] && { text: errors[0].text, visuallyHiddenText: t('error.prefix') }}
                items={facts.map(({ name, label, text }) => ({ value: name, text: label, hint: { text } }))}
              />
            )}
            <Radios
              name="what"
              fieldset={{ legend: { text: t('shelf.what'), classes: 'govuk-fieldset__legend--m' } }}
              value="facts"
              items={[
                { value: 'facts', text: t('shelf.what-facts') },
                { value: 'paper', text: t('shelf.what-paper') },
              ]}
            />
            <Radios
              name="days"
              fieldset={{ legend: { text: t('shelf.how-long'), classes: 'govuk-fieldset__legend--m' } }}
              value="1"
              items={DAYS.map((days) => ({ value: String(days), text: t('shelf.days', { count: days }) }))}
            />
            <div class="govuk-button-group">
              <Button text={t('shelf.make-link')} preventDoubleClick />
              {showing.credential && (
                <Button
                  text={t('shelf.save-file')}
                  classes="govuk-button--secondary"
                  attributes={{ name: 'how', value: 'file' }}
                />
              )}
            </div>
          </form>
        </div>
      </div>
    </Page>
  );
}

function LinkPage({ view, address, expiresAt }: { view: View; address: string; expiresAt: string }) {
  const { t, fmt } = view;
  return (
    <Page view={view} title={t('shelf.link')} at="shelf" back="/my/shelf">
      <h1 class="govuk-heading-l">{t('shelf.link')}</h1>
      <p class="govuk-body">{t('shelf.link-text', { at: fmt.dateTime(expiresAt) })}</p>
      <QrCode view={view} address={address} label={t('shelf.link')} />
      <p class="govuk-body mc-break">
        <a class="govuk-link" href={address}>
          {address}
        </a>
      </p>
    </Page>
  );
}
