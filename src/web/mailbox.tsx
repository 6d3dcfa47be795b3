/** Everybody's mailbox, and how they want to be told besides. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { officerKey, personKey } from '#acts/notify.ts';
import { provenNumber } from '#authority/identity.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { LANGUAGES, type Language, refuse } from '#kernel/outcome.ts';
import { isPhone } from '#kernel/phone.ts';
import type { Delivery, Message, Preference, PushSubscription, Way } from '#spine/messages.ts';
import type { Door } from './door.ts';
import { mayRead } from './dossiers.ts';
import { textFaults, textIn } from './forms/posted.tsx';
import { isLanguage } from './i18n.ts';
import { textOf } from './message-words.ts';
import { Errors, errorFor, type PageErrors } from './portal/apply-pages.tsx';
import { isPushEndpoint } from './push-endpoint.ts';
import { Button, InsetText, Tag } from './ui/basics.tsx';
import { Checkboxes } from './ui/choices.tsx';
import { Input, Select } from './ui/fields.tsx';
import { LANGUAGE_NAMES, Page, Token } from './ui/page.tsx';
import type { View } from './view.ts';

const MANY = 50;
/** How long what is typed may be. */
const SETTINGS: Readonly<Record<string, number>> = { email: 200, phone: 40 };
const WAYS: readonly Way[] = ['mail', 'sms', 'push'];

interface Posted {
  Body: Record<string, string | string[] | undefined>;
}

/** Whose mailbox it is; nothing for a citizen whose number is not known. */
function mailboxOf({ session, person }: View): string | undefined {
  if (!session) return undefined;
  if (session.kind === 'officer') return officerKey(session.id);
  const idNumber = session.idNumber ?? person?.idNumber;
  return idNumber ? personKey(readIdNumber(idNumber) ?? idNumber) : undefined;
}

/** Whether all of the mailbox is theirs: an officer's own, or that of a number which the sign-in proved. */
const isOwn = ({ session }: View): boolean => session?.kind === 'officer' || provenNumber(session) !== undefined;

/** What of a mailbox somebody may read whose number is not proven: of the dossiers that their account began. */
async function readable(view: View, list: readonly Message[]): Promise<Message[]> {
  const may = async ({ dossierId }: Message) => {
    const state = dossierId && (await view.platform.store.load(dossierId))?.state;
    return state ? mayRead(view, state) : false;
  };
  const each = await Promise.all(list.map(may));
  return list.filter((_one, i) => each[i]);
}

export function mailboxRoutes(server: FastifyInstance, door: Door): void {
  const config = { for: 'signed-in' as const };
  const { messages, ways, pushKey, platform, assets } = door.parts;
  server.get('/messages', { config }, async (request, reply) => {
    const view = door.view(request);
    const owner = mailboxOf(view);
    const [all, deliveries] = owner
      ? await Promise.all([messages.list(owner, MANY + 1), messages.listDeliveries(owner, MANY * 3)])
      : [[], []];
    const newest = all.slice(0, MANY);
    const list = isOwn(view) ? newest : await readable(view, newest);
    if (owner && isOwn(view) && list.some((one) => !one.readAt))
      await messages.markRead(owner, platform.clock.now().toString());
    return door.send(reply, <Mailbox view={view} list={list} deliveries={deliveries} more={all.length > MANY} />);
  });
  const preferenceOf = async (view: View): Promise<Preference> => {
    const owner = mailboxOf(view);
    const { email, phone } = view.person ?? {};
    const known = owner && (await messages.findPreference(owner));
    return known || { language: view.lang, email, phone, mail: true, sms: true, push: true, quiet: true };
  };
  const tooLow = () => refuse('assurance-too-low', { act: 'message-settings' });
  server.get('/messages/settings', { config }, async (request, reply) => {
    const view = door.view(request);
    if (!isOwn(view)) return door.refuse(request, reply, tooLow());
    const props = { view, ways, pushKey, quiet: door.parts.quiet, preference: await preferenceOf(view) };
    return door.send(reply, <Settings {...props} errors={[]} />);
  });
  server.post<Posted>('/messages/settings', { config }, async (request, reply) => {
    const view = door.view(request);
    if (!isOwn(view)) return door.refuse(request, reply, tooLow());
    const said = (name: string) => textIn(request.body, name);
    const chosen = new Set([request.body['way'] ?? []].flat());
    const language = said('language');
    const preference: Preference = {
      language: isLanguage(language) ? language : view.lang,
      email: said('email') || undefined,
      phone: said('phone') || undefined,
      mail: chosen.has('mail'),
      sms: chosen.has('sms'),
      push: chosen.has('push'),
      quiet: chosen.has('quiet'),
    };
    const errors = textFaults(view, request.body, (field) => SETTINGS[field]);
    const isWhole = (id: string) => !errors.some((one) => one.id === id);
    if (preference.email && isWhole('email') && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(preference.email))
      errors.push({ id: 'email', text: view.t('messages.email-wrong') });
    if (preference.phone && isWhole('phone') && !isPhone(preference.phone))
      errors.push({ id: 'phone', text: view.t('messages.phone-wrong') });
    const props = { view, ways, pushKey, quiet: door.parts.quiet, preference, errors };
    if (errors.length) return door.send(reply, <Settings {...props} />, 422);
    const owner = mailboxOf(view);
    if (owner) await messages.savePreference(owner, preference);
    return door.seeOther(reply, '/messages', 'saved');
  });
  const push = { ...config, json: true };
  server.post<{ Body: Partial<PushSubscription> }>('/messages/push', { config: push }, async (request, reply) => {
    const view = door.view(request);
    const owner = isOwn(view) ? mailboxOf(view) : undefined;
    const { endpoint = '', keys } = request.body ?? {};
    const isKey = (text: unknown) => typeof text === 'string' && /^[\w-]{10,200}={0,2}$/.test(text);
    if (!owner || !isPushEndpoint(String(endpoint)) || !keys || !isKey(keys.p256dh) || !isKey(keys.auth))
      return reply.code(422).send();
    const { p256dh, auth } = keys;
    await messages.subscribe(owner, { endpoint, keys: { p256dh, auth } }, platform.clock.now().toString());
    return reply.code(204).send();
  });
  // At the root and under one name for ever: a worker hears only for what lies below it.
  server.get('/push-worker.js', async (_request, reply) => {
    const file = join(assets.folder, assets.url('push-worker.ts').replace(/^\/assets\//, ''));
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(readFileSync(file));
  });
}

function Mailbox({
  view,
  list,
  deliveries,
  more,
}: {
  view: View;
  list: readonly Message[];
  deliveries: readonly Delivery[];
  /** There are older ones. */
  more: boolean;
}) {
  const { t, fmt } = view;
  return (
    <Page view={view} title={t('nav.messages')} at="messages">
      <h1 class="govuk-heading-l">{t('nav.messages')}</h1>
      {isOwn(view) ? (
        <p class="govuk-body">
          <a class="govuk-link" href="/messages/settings">
            {t('messages.settings')}
          </a>
        </p>
      ) : (
        <InsetText text={t('level.messages')} />
      )}
      {list.length === 0 && <InsetText text={t('messages.empty')} />}
      {more && <p class="govuk-body">{t('messages.newest', { n: fmt.number(MANY) })}</p>}
      {list.length > 0 && (
        <ul class="mc-hits">
          {list.map((message) => {
            const { subject, what, next, path } = textOf(message, view.lang);
            const own = deliveries.filter((one) => one.messageId === message.id);
            const by = (state: Delivery['state']) =>
              [...new Set(own.filter((one) => one.state === state).map((one) => t(`messages.${one.way}`)))].join(', ');
            const [sent, waits, failed] = [by('sent'), by('waiting'), by('failed')];
            return (
              <li>
                <a class="govuk-link" href={path}>
                  {subject}
                </a>{' '}
                {!message.readAt && <Tag text={t('messages.new')} />}
                <p>
                  {what}
                  <br />
                  <b>{next}</b>
                </p>
                <p class="mc-muted">
                  {fmt.dateTime(message.at)}
                  {sent && ` · ${t('messages.sent-by', { ways: sent })}`}
                  {waits && ` · ${t('messages.waits-by', { ways: waits })}`}
                  {failed && ` · ${t('messages.failed-by', { ways: failed })}`}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </Page>
  );
}

interface SettingsProps {
  view: View;
  preference: Preference;
  ways: readonly Way[];
  pushKey?: string;
  quiet: { from: string; to: string };
  errors: PageErrors;
}

function Settings({ view, preference, ways, pushKey, quiet, errors }: SettingsProps) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('messages.settings')}
      at="messages"
      back="/messages"
      islands={pushKey ? ['push.ts'] : []}
      failed={errors.length > 0}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Errors view={view} errors={errors} />
          <h1 class="govuk-heading-l">{t('messages.settings')}</h1>
          <p class="govuk-body">{t('messages.settings-text')}</p>
          <form method="post" action="/messages/settings" novalidate>
            <Token view={view} />
            <Checkboxes
              name="way"
              fieldset={{ legend: { text: t('messages.settings'), classes: 'govuk-visually-hidden' } }}
              values={[...WAYS, 'quiet' as const].filter((way) => preference[way])}
              items={[
                ...WAYS.map((way) => ({
                  value: way,
                  text: t(`messages.${way}`),
                  hint: ways.includes(way) ? undefined : { text: t('messages.not-here') },
                })),
                { value: 'quiet', text: t('messages.quiet', quiet) },
              ]}
            />
            <Input
              name="email"
              type="email"
              autocomplete="email"
              label={{ text: t('messages.email') }}
              value={preference.email}
              errorMessage={errorFor(view, errors, 'email')}
            />
            <Input
              name="phone"
              type="tel"
              autocomplete="tel"
              label={{ text: t('messages.phone') }}
              classes="govuk-input--width-20"
              value={preference.phone}
              errorMessage={errorFor(view, errors, 'phone')}
            />
            <Select
              name="language"
              label={{ text: t('messages.language') }}
              value={preference.language}
              items={LANGUAGES.map((language: Language) => ({ value: language, text: LANGUAGE_NAMES[language] }))}
            />
            <Button text={t('form.save')} />
          </form>
          {pushKey && (
            <Button
              type="button"
              text={t('messages.turn-on-push')}
              classes="govuk-button--secondary"
              attributes={{ hidden: true, 'data-push': pushKey, 'data-done': t('messages.push-on') }}
            />
          )}
        </div>
      </div>
    </Page>
  );
}
