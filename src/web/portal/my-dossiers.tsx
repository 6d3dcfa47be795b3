/** One's dossiers: first those that wait for the person, then the others, newest first; what is late says so. */
import { isParty, provenNumber } from '#authority/identity.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { awaitsFeeFirst, type DossierState, OPEN_STATUSES, type Pause, type Status } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { DossierListing, PersonFilter } from '#spine/store.ts';
import { aboutOf, withAbout } from '../about.ts';
import { shownByHash } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { readable } from '../dossiers.ts';
import { DueNote, doubtsUntil } from '../due-note.tsx';
import { ownerOf } from '../owner.ts';
import { Button, InsetText, Tag } from '../ui/basics.tsx';
import { Pagination } from '../ui/lists.tsx';
import { Page, Token } from '../ui/page.tsx';
import { unitName, type View } from '../view.ts';
import { ListedStatus } from './dossier-view.tsx';
import { issuedInPart } from './followers.tsx';
import { isPast, lateBy, lateSince } from './late.tsx';

const PAGE = 20;
const WAITING = 50;

interface Mine {
  row: DossierListing;
  state?: DossierState;
  /** Of whom or what it is, where its procedure says which answer tells. */
  about?: string;
  /** What of it is there, while others still work on the rest. */
  part?: string;
  /** Where an application that was not handed in yet goes on. */
  draft?: string;
}
export interface MyList {
  waiting: Mine[];
  others: Mine[];
  /** Others stand before these. */
  begun: boolean;
  next?: string;
  /** Of some that wait for the person there are older ones, on the pages that follow. */
  waitsMore: boolean;
}

/** Their own, and what they hand in or handed in for others: whoever represents somebody reads that dossier as its applicant does. */
async function whoseOf(door: Door, { session }: View, own: string): Promise<PersonFilter> {
  const me = provenNumber(session);
  // Of a number that the sign-in did not prove, what this account began alone.
  if (!me) return { applicantId: own, account: session?.id };
  const all = await door.parts.doors.listDelegations(me);
  const applicants = [...new Set(all.flatMap((one) => (one.to === me ? [one.from] : [])))];
  return { applicantId: own, represents: { applicants, by: me } };
}

/** By its status alone something waits for the person. */
const WAITING_FOR: readonly Status[] = ['awaiting-supplement', 'awaiting-payment', 'draft'];

/** What waits for the person is on the first page, however old it is. */
export async function listMine(door: Door, view: View, own: string, after?: string): Promise<MyList> {
  const { store } = view.platform;
  const whose = await whoseOf(door, view, own);
  const forms = await door.parts.doors.listDrafts(ownerOf(view));
  const draftOf = new Map(forms.map(({ id, data }) => [data['dossierId'], id]));
  const listed = await store.listDossiers(whose, { limit: PAGE, after });
  const asking = after ? [] : WAITING_FOR;
  const older = await Promise.all(asking.map((status) => store.listDossiers({ ...whose, status }, { limit: WAITING })));
  const rows = new Map([...older.flatMap((one) => one.rows), ...listed.rows].map((row) => [row.id, row]));
  const loaded = await store.loadAll([...rows.keys()]);
  const mine = async (row: DossierListing): Promise<Mine> => {
    const state = loaded.get(row.id)?.state;
    const draft = row.status === 'draft' ? draftOf.get(row.id) : undefined;
    const shown = state?.status === 'issued' && (await shownByHash(view.platform, state.procedure.hash));
    const part = shown && !isRefusal(shown) ? issuedInPart({ view, state: state!, shown }) : undefined;
    return { row, state, about: state && (await aboutOf(view, state)), part, draft };
  };
  // A draft of which the form is gone can go nowhere from here: it was removed.
  const listedAll = await Promise.all([...rows.values()].map(mine));
  const all = (await readable(view, listedAll, ({ state }) => state)).filter(
    ({ row, draft }) => row.status !== 'draft' || draft,
  );
  const newestFirst = (a: Mine, b: Mine) => (a.row.id < b.row.id ? 1 : -1);
  return {
    waiting: all.filter(waitsForPerson).sort(newestFirst),
    others: all.filter((one) => !waitsForPerson(one)).sort(newestFirst),
    begun: after !== undefined,
    next: listed.next,
    waitsMore: older.some((one) => one.next !== undefined),
  };
}

/** A supplement, money, a draft to confirm, or an application that was not handed in. */
function waitsForPerson({ row, state }: Mine): boolean {
  if (WAITING_FOR.includes(row.status as Status)) return true;
  if (!state) return false;
  if (legalDate(state).paused?.reason === 'confirmation') return true;
  return awaitsFeeFirst(state);
}

export function MyDossiers({ view, list, names }: { view: View; list: MyList; names: ReadonlyMap<string, string> }) {
  const { t } = view;
  const { waiting, others, next, waitsMore } = list;
  const rows = (some: readonly Mine[]) => (
    <ul class="mc-hits">
      {some.map((one) => (
        <Row view={view} mine={one} name={names.get(one.row.procedure) ?? one.row.procedure} />
      ))}
    </ul>
  );
  return (
    <Page view={view} title={t('nav.mine')} at="mine">
      <h1 class="govuk-heading-l">{t('nav.mine')}</h1>
      {waiting.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('mine.waiting')}</h2>
          {rows(waiting)}
          {waitsMore && <p class="govuk-body">{t('mine.waiting-newest', { n: WAITING })}</p>}
          {others.length > 0 && <h2 class="govuk-heading-m govuk-!-margin-top-6">{t('mine.others')}</h2>}
        </>
      )}
      {others.length > 0 && rows(others)}
      {waiting.length + others.length === 0 && !next && (
        <InsetText
          text={
            <>
              {t('mine.empty')}{' '}
              <a class="govuk-link" href="/">
                {t('nav.find')}
              </a>
            </>
          }
        />
      )}
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={list.begun ? { href: '/my/dossiers', text: t('list.first') } : undefined}
        next={next ? { href: `/my/dossiers?after=${next}`, text: t('list.next') } : undefined}
      />
    </Page>
  );
}

function Row({ view, mine, name }: { view: View; mine: Mine; name: string }) {
  const { t, fmt } = view;
  const { row, state, draft, about, part } = mine;
  return (
    <li>
      <a class="govuk-link" href={draft ? `/drafts/${draft}/review` : `/my/dossiers/${row.id}`}>
        {withAbout(name, about)}
      </a>{' '}
      {part ? <Tag text={part} classes="govuk-tag--green" /> : <ListedStatus view={view} row={row} state={state} />}
      <p>
        <span class="mc-code">
          {row.code ?? t(row.status === 'refused' ? 'dossier.never-code' : 'dossier.no-code')}
        </span>
        {row.submittedAt && ` · ${t('dossier.submitted-on', { date: fmt.dateTime(row.submittedAt) })}`}
        <Due view={view} mine={mine} />
        <AnswerBy view={view} mine={mine} />
        {state && !isParty(view.actor!, state.applicant) && ` · ${t('mine.for', { name: state.applicant.name })}`}
      </p>
      {draft && (
        <div class="mc-actions">
          <Button text={t('mine.continue')} href={`/drafts/${draft}/review`} classes="govuk-!-margin-bottom-0" />
          <form method="post" action={`/drafts/${draft}/remove`}>
            <Token view={view} />
            <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" text={t('drafts.remove')} />
          </form>
        </div>
      )}
    </li>
  );
}

/** The new day of an apology, which may have passed as well. */
const promised = (view: View, at: string) => (isPast(view, at) ? 'due.promised-missed' : 'due.promised');

/** Until when the person is waited for. */
function AnswerBy({ view, mine: { state } }: { view: View; mine: Mine }) {
  const { t, fmt } = view;
  if (state?.draft) return <> · {t('mine.confirm-by', { date: fmt.dateTime(state.draft.deadline) })}</>;
  if (state?.supplement) {
    const { deadline } = state.supplement;
    return (
      <>
        {' '}
        ·{' '}
        {t(isPast(view, deadline) ? 'mine.supplement-was-by' : 'mine.supplement-by', { date: fmt.dateTime(deadline) })}
      </>
    );
  }
  return null;
}

function Due({ view, mine: { row, state } }: { view: View; mine: Mine }) {
  const { t, fmt } = view;
  // What ended is not awaited any more, however it ended.
  if (row.status !== 'draft' && !OPEN_STATUSES.includes(row.status as Status)) return null;
  const late = state && lateSince(view, state);
  if (late)
    return (
      <>
        {' · '}
        <b>{t('late.since-by', { date: fmt.dateTime(late), late: lateBy(view, late) })}</b>
        {row.promisedAt && ` · ${t(promised(view, row.promisedAt), { date: fmt.dateTime(row.promisedAt) })}`}
        <span class="mc-line">{t('late.what-to-do', { centre: unitName(view, row.receivingUnit) })}</span>
      </>
    );
  if (row.paused)
    return (
      <>
        {` · ${t(`track.paused-${row.paused.reason as Pause['reason']}`)}, ${t('due.since', { date: fmt.dateTime(row.paused.since) })}`}
      </>
    );
  if (!row.dueAt && row.status === 'submitted' && row.acceptBy)
    return <> · {t('mine.check-by', { date: fmt.dateTime(row.acceptBy) })}</>;
  if (!row.dueAt) return null;
  // What came late is there; what is due is the next.
  const dueAt = (state && legalDate(state).next) ?? row.dueAt;
  // The result is there: a date that has passed is awaited no more.
  if (state?.resultAt && isPast(view, dueAt)) return null;
  const theirs = (at: string) => t(isPast(view, at) ? 'outside.they-had-promised' : 'outside.they-promised');
  return (
    <>
      {row.theirsAt === dueAt
        ? ` · ${theirs(dueAt)} ${fmt.dateTime(dueAt)}`
        : ` · ${t(isPast(view, dueAt) ? 'dossier.was-due-on' : 'dossier.due-on', { date: fmt.dateTime(dueAt) })}`}
      {row.theirsAt && row.theirsAt !== dueAt && ` · ${theirs(row.theirsAt)} ${fmt.dateTime(row.theirsAt)}`}
      {row.promisedAt && ` · ${t(promised(view, row.promisedAt), { date: fmt.dateTime(row.promisedAt) })}`}
      {!row.resultAt && <DueNote view={view} doubts={doubtsUntil(view, dueAt)} />}
    </>
  );
}
