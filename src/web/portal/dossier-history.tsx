/** What happened in a dossier, and what its owner and the office wrote to each other. */
import { limitIn } from '#acts/schemas.ts';
import { TOLD_WAYS } from '#dossier/choices.ts';
import type { DossierState } from '#dossier/state.ts';
import { isUnreachable } from '#dossier/untold.ts';
import type { HistoryLine } from '../dossiers.ts';
import { PostForm, type RefusedForm } from '../forms/posted.tsx';
import { KeptTyped } from '../office/kept-form.tsx';
import { noticeText, OTHER } from '../office/untold.tsx';
import { ONCE } from '../once.ts';
import { Button, Details } from '../ui/basics.tsx';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { Textarea } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import { drawingOf } from './draft-seen.ts';

/** The form by which both sides write. */
export const MESSAGE = 'send-message';

export function Why({ lines = [] }: { lines?: readonly string[] }) {
  return lines.map((line) => <p class="govuk-body-s mc-why">{line}</p>);
}

export const messageLimit = (field: string) => limitIn('send-message', field);

/** What happened, oldest first; officers see what each act did to the day it is due. */
export function History({ view, lines }: { view: View; lines: readonly HistoryLine[] }) {
  const { t, session } = view;
  const office = session?.kind === 'officer';
  return (
    <ol class="mc-timeline">
      {lines.map((line) => (
        <li>
          <time datetime={line.at}>{line.printed}</time>
          <br />
          <b>{line.what}</b> · {line.who}
          {line.detail && <span class="mc-muted"> · {line.detail}</span>}
          {office && line.duePrinted && (
            <span class="mc-muted">
              {' '}
              · {t('dossier.due-on', { date: line.duePrinted })} {line.dueNote}
            </span>
          )}
          <Why lines={line.because} />
        </li>
      ))}
    </ol>
  );
}

interface MessagesProps {
  view: View;
  state: DossierState;
  /** Where a message is sent; nothing for who only reads. */
  action?: string;
  /** As it came back, where it was refused. */
  refused?: RefusedForm;
}

export function Messages({ view, state, action, refused }: MessagesProps) {
  const { t, fmt } = view;
  const office = view.session?.kind === 'officer';
  const { untold = [] } = state;
  const unread = office && (untold.length > 0 || isUnreachable(state, view.platform.ways));
  if (!action && !state.messages?.length) return null;
  return (
    <section aria-labelledby="messages">
      <h2 class="govuk-heading-m" id="messages">
        {t('message.title')}
      </h2>
      {state.messages?.length ? (
        <ul class="mc-timeline">
          {state.messages.map((message) => (
            <li>
              <time datetime={message.at}>{fmt.dateTime(message.at)}</time> · {message.by} ·{' '}
              {message.told
                ? t(`untold.${message.told}`)
                : t(message.topic === 'reply' ? 'message.reply' : 'message.question')}
              <br />
              {message.text}
            </li>
          ))}
        </ul>
      ) : null}
      {action && (
        <Details
          summaryText={t(unread ? 'untold.record' : office ? 'message.reply-now' : 'message.write')}
          open={refused?.form === MESSAGE}
          text={
            <PostForm
              view={view}
              form={MESSAGE}
              action={action}
              refused={refused}
              limitOf={messageLimit}
              kept={<KeptTyped view={view} />}
            >
              <input type="hidden" name={ONCE} value={drawingOf(view)} />
              <Textarea
                name="text"
                label={{ text: t('message.text') }}
                hint={office ? undefined : { text: t('message.rights') }}
              />
              {unread && untold.length > 0 && (
                <Checkboxes
                  name="of"
                  values={[refused?.posted['of'] ?? []].flat().map(String)}
                  fieldset={{ legend: { text: t('untold.of') } }}
                  items={[
                    ...untold.map((one) => ({ value: String(one.seq), text: noticeText(view, one) })),
                    { value: OTHER, text: t('untold.of-none') },
                  ]}
                />
              )}
              {unread && (
                <Radios
                  name="told"
                  fieldset={{ legend: { text: t('untold.how') } }}
                  items={TOLD_WAYS.map((way) => ({ value: way, text: t(`untold.${way}`) }))}
                />
              )}
              <Button text={t(unread ? 'untold.save' : 'message.send')} preventDoubleClick />
            </PostForm>
          }
        />
      )}
    </section>
  );
}
