/** That a dossier was withdrawn, or stopped because what was asked for did not come: when, by whom and why, as its events say it. */
import { issuerOf } from '#acts/frame.ts';
import { eventByKey } from '#dossier/by-key.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { staysOf } from '#dossier/handed-in.ts';
import { originalsHeld } from '#dossier/originals-back.ts';
import type { DossierState } from '#dossier/state.ts';
import { sentence } from '#kernel/text.ts';
import { reachedName } from '../centre-reach.tsx';
import { eventsOf, type Opened, slipsOfDossier } from '../dossiers.ts';
import { InsetText } from '../ui/basics.tsx';
import { unitName, type View } from '../view.ts';
import { deciderName } from './outside.tsx';

export type EventOf<Type extends DossierEvent['type']> = Extract<DossierEvent, { type: Type }>;

type Stopping = 'dossier-withdrawn' | 'supplement-lapsed';
type Refusing = 'dossier-refused' | 'dossier-rejected' | 'outside-result-recorded' | 'outside-result-corrected';

export interface Stop {
  how: EventOf<Stopping | Refusing | 'result-revoked'>;
  /** What was asked for last before it lapsed. */
  asked?: EventOf<'supplement-requested'>;
  /** By what it stopped, as form 05 cites it. */
  law?: string;
}

/** By which acts a dossier ends as it did; none where it goes on, or its result holds. */
function endingActs({ outcome, result }: DossierState): readonly DossierEvent['type'][] {
  if (result?.revoked) return ['result-revoked'];
  if (outcome === 'withdrawn') return ['dossier-withdrawn'];
  if (outcome === 'lapsed') return ['supplement-lapsed'];
  if (outcome !== 'refused') return [];
  // An approval that was taken back before its result was issued ends it, too.
  return result?.outside
    ? ['outside-result-recorded', 'outside-result-corrected']
    : ['dossier-refused', 'dossier-rejected', 'result-revoked'];
}

/** How it came to nothing, of whatever kind. */
export async function stopOf(view: View, opened: Opened, byCode = false): Promise<Stop | undefined> {
  const acts = endingActs(opened.state);
  if (!acts.length) return undefined;
  const all = await eventsOf(view, opened.id);
  const events = byCode ? all.map(eventByKey) : all;
  const how = events.findLast((one): one is Stop['how'] => acts.includes(one.type));
  if (!how) return undefined;
  if (how.type !== 'dossier-withdrawn' && how.type !== 'supplement-lapsed') return { how };
  const slip = (await slipsOfDossier(view, opened)).find((one) => one.form === '05');
  const law = slip?.form === '05' ? slip.law : undefined;
  const asked = how.type === 'supplement-lapsed' && events.findLast((one) => one.type === 'supplement-requested');
  return { how, ...(asked && { asked }), ...(law && { law }) };
}

interface Props {
  view: View;
  opened: Pick<Opened, 'state' | 'shown'>;
  stop: Stop | undefined;
}

/**
 * Whoever follows by the key of the slip reads no names, nor a reason that somebody wrote, which may speak of people. What was refused or
 * taken back is told with the result.
 */
export function Stopped({ view, opened, stop }: Props) {
  if (!stop) return null;
  const { t, fmt } = view;
  const { how, asked, law } = stop;
  if (how.type !== 'dossier-withdrawn' && how.type !== 'supplement-lapsed') return null;
  const date = fmt.dateTime(how.at);
  return (
    <InsetText
      text={
        how.type === 'dossier-withdrawn' ? (
          <>
            <p class="govuk-body">
              <b>{t('stopped.withdrawn', { date })}</b>
            </p>
            <p class="govuk-body">
              {byWhom(view, how)}{' '}
              {view.session ? t('stopped.reason', { reason: sentence(how.reason) }) : t('result.reason-where')}
            </p>
            {law && <p class="govuk-body">{t('stopped.law', { law: sentence(law) })}</p>}
            {view.session?.kind !== 'officer' && staysText(view, opened) && (
              <p class="govuk-body">{staysText(view, opened)}</p>
            )}
          </>
        ) : (
          <>
            <p class="govuk-body">
              <b>{t('stopped.lapsed', { date })}</b>
            </p>
            <p class="govuk-body">{t('stopped.lapsed-why', { deadline: fmt.dateTime(how.deadline) })}</p>
            {law && <p class="govuk-body">{t('stopped.law', { law: sentence(law) })}</p>}
            {asked && (
              <>
                <p class="govuk-body">{t('stopped.asked', { date: fmt.dateTime(asked.at) })}</p>
                <ul class="govuk-list govuk-list--bullet">
                  {asked.items.map(({ item, reason }) => (
                    <li>
                      {[opened.shown.rules.itemName(item)[view.lang], ...(view.session ? [reason] : [])].join(': ')}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {view.session?.kind !== 'officer' && (
              <p class="govuk-body">{[t('message.lapsed.next'), staysText(view, opened)].join(' ')}</p>
            )}
          </>
        )
      }
    />
  );
}

/** Where what was handed in is, as far as it is known. */
function staysText(view: View, { state, shown }: Pick<Opened, 'state' | 'shown'>): string {
  const { t } = view;
  const { files, paper } = staysOf(state);
  const centre = reachedName(view, state.receivingUnit);
  const originals = originalsText(view, { state, shown });
  const isBack = !originals && state.originalsBack?.length;
  const papers = originals ?? (paper && !isBack ? t('stopped.papers-at-centre', { centre }) : undefined);
  return [files && t('stopped.files-kept'), papers].filter(Boolean).join(' ');
}

/** The originals that are still to be fetched, and where. */
function originalsText(view: View, { state, shown }: Pick<Opened, 'state' | 'shown'>): string | undefined {
  const held = originalsHeld(state);
  if (!held.length) return undefined;
  const papers = held.map(({ component }) => shown.rules.itemName(component)[view.lang]).join('; ');
  return view.t('originals.at-centre', { papers, centre: reachedName(view, state.receivingUnit) });
}

/** Of a dossier that was refused, or whose result waits: what was withdrawn or lapsed says it with its end. */
export function OriginalsToFetch({ view, state, shown }: { view: View } & Pick<Opened, 'state' | 'shown'>) {
  const waits = state.status === 'issued' || state.outcome === 'refused';
  const text = waits && originalsText(view, { state, shown });
  return text ? <InsetText text={text} /> : null;
}

/** Of a refusal when and by which office; by which officer, for who may read names. What a body outside answered is told with its answer. */
export function RefusedBy({ view, opened: { state }, stop, byCode }: Props & { byCode?: boolean }) {
  if (!stop) return null;
  const { t, fmt } = view;
  const { how } = stop;
  const date = fmt.dateTime(how.at);
  const signed = t('ended.signed-by', { by: how.by.name });
  const said = (line: string, who: string) => <p class="govuk-body">{byCode ? line : `${line} ${who}`}</p>;
  switch (how.type) {
    case 'dossier-refused':
      return said(
        t('result.refused-on', { date, unit: unitName(view, state.receivingUnit) }),
        t('ended.by', { by: how.by.name }),
      );
    case 'dossier-rejected':
      return said(t('result.rejected-on', { date, unit: unitName(view, issuerOf(state)) }), signed);
    case 'result-revoked':
      // What was issued and taken back is told with the result.
      return state.result?.revoked ? null : said(t('ended.taken-back', { date }), signed);
    case 'outside-result-recorded':
    case 'outside-result-corrected':
      return byCode ? (
        <p class="govuk-body">{t('ended.outside', { body: deciderName(view, state), date: fmt.date(how.issuedOn) })}</p>
      ) : null;
    default:
      return null;
  }
}

/** On which request an officer entered it, stands by itself for who may read names. */
function byWhom({ t, session }: View, { by, request }: EventOf<'dossier-withdrawn'>): string {
  if (by.kind === 'citizen') return session ? t('withdrawn.by-own', { by: by.name }) : t('stopped.by-own');
  if (!session) return t(request ? 'stopped.by-office' : 'stopped.unasked');
  return request ? t('stopped.entered', { by: by.name }) : t('withdrawn.unasked', { by: by.name });
}
