/** The form of a review: what was read, to be taken as it is or mended, with each doubt at what it is of. */

import { COST_KINDS, LIMIT_KINDS } from '#procedure/mend.ts';
import { isAdded } from '#procedure/mend-papers.ts';
import type { Channel } from '#procedure/pack.ts';
import { doubtOf } from '#procedure/said.ts';
import { FormAgain } from '../forms/posted.tsx';
import { lawEndNote } from '../law-words.ts';
import { Amount } from '../ui/amount.tsx';
import { Button, Details } from '../ui/basics.tsx';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { Fieldset, Input, Select, Textarea } from '../ui/fields.tsx';
import { Token } from '../ui/page.tsx';
import { KeptTyped } from './kept-form.tsx';
import { CHANNELS, doubtText, SPARE_LAWS, SPARE_PAPERS } from './review-model.ts';
import { caseHint, Doubts, errorAt, type FormProps, Sure } from './review-parts.tsx';
import { TakingOff } from './review-taking-off.tsx';

export function ReviewForm(p: FormProps) {
  const { view, entered } = p;
  const { t } = view;
  const back = { form: '', posted: {}, errors: p.errors.map(({ at, text }) => ({ id: at, text })) };
  return (
    <form method="post" action={`/office/review/${p.code}`} novalidate data-keep={p.hash}>
      <Token view={view} />
      <KeptTyped view={view} />
      <FormAgain view={view} form="" refused={back}>
        <input type="hidden" name="seen" value={p.hash} />
        <input type="hidden" name="seen-reviews" value={p.reviews} />
        {!p.isLocked && <Values {...p} />}
        <Textarea
          name="basis"
          label={{ text: t('control.basis') }}
          hint={{ text: t('control.basis-hint') }}
          rows={3}
          value={entered['basis']}
          errorMessage={errorAt(p, 'basis')}
        />
        {p.takesOff && <TakingOff {...p} underWay={p.takesOff} />}
        <div class="mc-actions">
          {!p.isLocked && <Button text={t('control.open')} name="verdict" value="opened" preventDoubleClick />}
          <Button
            text={t('control.send-back')}
            name="verdict"
            value="sent-back"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
          <Button
            text={t('control.close')}
            name="verdict"
            value="closed"
            classes="govuk-button--warning"
            preventDoubleClick
          />
        </div>
      </FormAgain>
    </form>
  );
}

/** All that the procedure will say. */
function Values(p: FormProps) {
  const { view, entered } = p;
  const { t } = view;
  return (
    <>
      <Decider {...p} />
      <Laws {...p} />
      <h3 class="govuk-heading-s">{t('control.channels')}</h3>
      <Doubts view={view} reasons={p.reasons} part="channels" />
      {CHANNELS.map((name) => (
        <ChannelFields {...p} name={name} />
      ))}
      <Papers {...p} />
      <h3 class="govuk-heading-s">{t('procedure.result')}</h3>
      <Doubts view={view} reasons={p.reasons} part="result" />
      <Input
        name="result"
        label={{ text: t('control.result') }}
        value={entered['result']}
        errorMessage={errorAt(p, 'result')}
      />
      <Input
        name={'result-law'}
        label={{ text: t('control.result-law') }}
        hint={{ text: t('control.basis-law-hint') }}
        value={entered['result-law']}
        errorMessage={errorAt(p, 'result-law')}
      />
      <Why {...p} at="why-result" />
      <Input
        name="result-code"
        label={{ text: t('control.result-code') }}
        hint={{ text: t('control.result-code-hint') }}
        value={entered['result-code']}
        classes="govuk-input--width-20"
      />
      <Checkboxes
        name="letter"
        classes="govuk-checkboxes--small"
        values={[entered['letter'] ?? '']}
        errorMessage={errorAt(p, 'letter')}
        items={[{ value: 'yes', text: t('control.letter'), hint: { text: t('control.letter-hint') } }]}
      />
    </>
  );
}

/** Why a value of the source does not hold: asked for where what was entered is another. */
function Why({ at, ...p }: FormProps & { at: string }) {
  if (!p.entered[at] && !p.errors.some((one) => one.at === at)) return null;
  return (
    <Textarea
      name={at}
      label={{ text: p.view.t('control.why') }}
      hint={{ text: p.view.t('control.why-hint') }}
      rows={2}
      value={p.entered[at]}
      errorMessage={errorAt(p, at)}
    />
  );
}

function Decider(p: FormProps) {
  const { view, entered } = p;
  const { t } = view;
  return (
    <>
      <h3 class="govuk-heading-s">{t('procedure.decides')}</h3>
      <Doubts view={view} reasons={p.reasons} part="decider" />
      <Radios
        name="decider-kind"
        fieldset={{ legend: { text: t('control.decider'), classes: 'govuk-visually-hidden' } }}
        classes="govuk-radios--small"
        value={entered['decider-kind']}
        errorMessage={errorAt(p, 'decider')}
        items={[
          {
            value: 'unit',
            text: t('control.decider-unit'),
            conditional: {
              text: (
                <>
                  <Select
                    name="decider-unit"
                    label={{ text: t('control.decider-which') }}
                    value={entered['decider-unit']}
                    items={[{ value: '', text: t('form.choose') }, ...p.deciders]}
                  />
                  <Checkboxes
                    name="decider-in-person"
                    classes="govuk-checkboxes--small"
                    values={[entered['decider-in-person'] ?? '']}
                    errorMessage={errorAt(p, 'decider-in-person')}
                    items={[
                      { value: 'yes', text: t('control.in-person'), hint: { text: t('control.in-person-hint') } },
                    ]}
                  />
                </>
              ),
            },
          },
          {
            value: 'outside',
            text: t('control.decider-outside'),
            conditional: {
              text: (
                <Input
                  name="decider-outside"
                  label={{ text: t('control.decider-name') }}
                  value={entered['decider-outside']}
                />
              ),
            },
          },
        ]}
      />
      <Input
        name="decider-basis"
        label={{ text: t('control.decider-basis') }}
        hint={{ text: t('control.decider-basis-hint') }}
        value={entered['decider-basis']}
        errorMessage={errorAt(p, 'decider-basis')}
      />
      <Why {...p} at="why-decider" />
      <Why {...p} at="why-signer" />
      {(p.unlisted || entered['law-checked']) && !p.takesOff && (
        <Checkboxes
          name="law-checked"
          classes="govuk-checkboxes--small"
          values={[entered['law-checked'] ?? '']}
          items={[{ value: 'yes', text: t('acts.law-checked') }]}
        />
      )}
    </>
  );
}

function Laws(p: FormProps) {
  const { view, entered } = p;
  const { t } = view;
  const rows = Array.from({ length: Number(entered['laws']) || 0 }, (_, i) => i);
  const spare = rows.slice(-SPARE_LAWS);
  return (
    <>
      <h3 class="govuk-heading-s">{t('control.laws')}</h3>
      <Doubts view={view} reasons={p.reasons} part="law" />
      <p class="govuk-body-s mc-muted">{t('control.laws-hint')}</p>
      <input type="hidden" name="laws" value={rows.length} />
      {rows.slice(0, -SPARE_LAWS).map((i) => (
        <LawFields {...p} i={i} />
      ))}
      <Details
        summaryText={t('control.law-more')}
        open={spare.some((i) => entered[`law-doc-${i}-number`] || errorAt(p, `law-doc-${i}`))}
        text={spare.map((i) => <LawFields {...p} i={i} />)}
      />
    </>
  );
}

function LawFields(p: FormProps & { i: number }) {
  const { view, entered, i, law } = p;
  const { t } = view;
  const said = (what: string) => entered[`law-doc-${i}-${what}`];
  const key = said('key');
  const listed = key ? law[key] : undefined;
  const note = listed && lawEndNote(view, listed);
  return (
    <Fieldset
      legend={{ text: t('control.law-n', { n: i + 1 }), classes: 'govuk-fieldset__legend--s' }}
      classes="mc-card mc-review"
    >
      {key && <input type="hidden" name={`law-doc-${i}-key`} value={key} />}
      {note && (
        <ul class="mc-doubts">
          <li>{note}</li>
        </ul>
      )}
      <Input
        name={`law-doc-${i}-number`}
        label={{ text: t('control.law-number') }}
        hint={listed?.numberDoubtful ? { text: t('control.law-doubted', { number: listed.number }) } : undefined}
        value={said('number')}
        classes="govuk-input--width-20"
        errorMessage={errorAt(p, `law-doc-${i}`)}
      />
      <Input name={`law-doc-${i}-title`} label={{ text: t('control.law-title') }} value={said('title')} />
      {key && (
        <Checkboxes
          name={`law-doc-${i}-struck`}
          classes="govuk-checkboxes--small"
          values={[said('struck') ?? '']}
          items={[{ value: 'yes', text: t('control.law-strike') }]}
        />
      )}
      {(said('by') || errorAt(p, `law-doc-${i}-by`)) && (
        <Input
          name={`law-doc-${i}-by`}
          label={{ text: t('control.law-by') }}
          hint={{ text: t('control.law-by-hint') }}
          value={said('by')}
          errorMessage={errorAt(p, `law-doc-${i}-by`)}
        />
      )}
    </Fieldset>
  );
}

function ChannelFields(p: FormProps & { name: Channel }) {
  const { view, entered, name } = p;
  const { t } = view;
  const said = (what: string) => entered[`${what}-${name}`];
  return (
    <Fieldset legend={{ text: t(`channel.${name}`), classes: 'govuk-fieldset__legend--s' }} classes="mc-card mc-review">
      <Doubts view={view} reasons={p.reasons} part={name} />
      <Checkboxes
        name={`offered-${name}`}
        classes="govuk-checkboxes--small"
        values={[said('offered') ?? '']}
        errorMessage={name === 'online' ? errorAt(p, 'channels') : undefined}
        items={[{ value: 'yes', text: t('control.offered') }]}
      />
      <Input
        name={`offered-law-${name}`}
        label={{ text: t('control.offered-law') }}
        hint={{ text: t('control.basis-law-hint') }}
        value={said('offered-law')}
        errorMessage={errorAt(p, `offered-law-${name}`)}
      />
      <Why {...p} at={`why-channel-${name}`} />
      <div class="mc-review__row">
        <Select
          name={`limit-${name}`}
          label={{ text: t('procedure.time') }}
          value={said('limit')}
          errorMessage={errorAt(p, `limit-${name}`)}
          items={[
            { value: '', text: t('control.not-known') },
            ...LIMIT_KINDS.map((value) => ({ value, text: t(`control.limit-${value}`) })),
          ]}
        />
        <Input
          name={`amount-${name}`}
          label={{ text: t('control.amount') }}
          value={said('amount')}
          inputmode="decimal"
          classes="govuk-input--width-4"
          errorMessage={errorAt(p, `amount-${name}`)}
        />
      </div>
      <Input
        name={`limit-law-${name}`}
        label={{ text: t('control.limit-law') }}
        hint={{ text: t('control.basis-law-hint') }}
        value={said('limit-law')}
        errorMessage={errorAt(p, `limit-law-${name}`)}
      />
      <Why {...p} at={`why-limit-${name}`} />
      <div class="mc-review__row">
        <Select
          name={`cost-${name}`}
          label={{ text: t('procedure.fee') }}
          value={said('cost')}
          errorMessage={errorAt(p, `cost-${name}`)}
          items={[
            { value: '', text: t('control.not-known') },
            ...COST_KINDS.map((value) => ({ value, text: t(`control.cost-${value}`) })),
          ]}
        />
        <Amount
          name={`fee-${name}`}
          label={{ text: t('control.fee') }}
          value={said('fee')}
          errorMessage={errorAt(p, `fee-${name}`)}
        />
      </div>
      {said('fee')?.includes(';') && (
        <Checkboxes
          name={`sum-${name}`}
          classes="govuk-checkboxes--small"
          values={[said('sum') ?? '']}
          items={[{ value: 'yes', text: t('control.sum') }]}
        />
      )}
      <Sure {...p} name={name} />
      <Input
        name={`law-${name}`}
        label={{ text: t('control.law') }}
        hint={{ text: t('control.law-hint') }}
        value={said('law')}
        errorMessage={errorAt(p, `law-${name}`)}
      />
      <Why {...p} at={`why-fee-${name}`} />
    </Fieldset>
  );
}

function Papers(p: FormProps) {
  const { view, entered } = p;
  const { t } = view;
  const count = Number(entered['papers']) || 0;
  const rows = Array.from({ length: count }, (_, i) => i);
  const spare = rows.slice(-SPARE_PAPERS);
  return (
    <>
      <h3 class="govuk-heading-s">{t('procedure.papers')}</h3>
      <Doubts view={view} reasons={p.reasons} part="papers" />
      <input type="hidden" name="papers" value={count} />
      {rows.slice(0, -SPARE_PAPERS).map((i) => (
        <PaperFields {...p} i={i} />
      ))}
      <Details
        summaryText={t('control.paper-more')}
        open={spare.some((i) => entered[`paper-${i}-name`] || errorAt(p, `paper-${i}`))}
        text={spare.map((i) => <PaperFields {...p} i={i} />)}
      />
      <Input
        name="no-papers"
        label={{ text: t('control.no-papers') }}
        hint={{ text: t('control.no-papers-hint') }}
        value={entered['no-papers']}
        errorMessage={errorAt(p, 'no-papers')}
      />
      <Why {...p} at="why-no-papers" />
    </>
  );
}

const KINDS = ['paper', 'if-needed', 'of-register', 'of-office', 'note', 'drop'] as const;

function PaperFields(p: FormProps & { i: number }) {
  const { view, entered, i } = p;
  const { t } = view;
  const said = (what: string) => entered[`paper-${i}-${what}`];
  const id = said('id');
  const doubts = id ? p.reasons.filter((reason) => doubtOf(reason).field === id) : [];
  const legend = t('control.paper', { n: i + 1 });
  const struck = `paper-struck-${id}`;
  const law = `paper-law-${i}`;
  const isOther = isAdded({ id }) || entered[law] || p.errors.some(({ at }) => at === law);
  const isDoubted = doubts.some((reason) => /^component-of-/.test(reason));
  const isStruck = id && !isAdded({ id }) && (isDoubted || entered[struck] || p.errors.some(({ at }) => at === struck));
  return (
    <Fieldset legend={{ text: legend, classes: 'govuk-fieldset__legend--s' }} classes="mc-card mc-review">
      {doubts.length > 0 && (
        <ul class="mc-doubts">
          {doubts.map((reason) => (
            <li>{doubtText(reason, view.lang)}</li>
          ))}
        </ul>
      )}
      {id && p.headings.has(id) && <p class="govuk-body-s mc-muted">{p.headings.get(id)}</p>}
      {id && <input type="hidden" name={`paper-${i}-id`} value={id} />}
      <Textarea
        name={`paper-${i}-name`}
        label={{ text: t('papers.paper') }}
        rows={2}
        value={said('name')}
        errorMessage={errorAt(p, `paper-${i}`)}
      />
      <div class="mc-review__row">
        {(['originals', 'copies'] as const).map((what) => (
          <Input
            name={`paper-${i}-${what}`}
            label={{ text: t(`papers.${what}`) }}
            value={said(what)}
            inputmode="numeric"
            classes="govuk-input--width-2"
          />
        ))}
        <Select
          name={`paper-${i}-kind`}
          label={{ text: t('control.paper-kind') }}
          value={said('kind')}
          hint={caseHint(p, said('name') ?? '', Boolean(id) && !isDoubted && said('kind') === '')}
          items={[
            ...(isDoubted || said('kind') === '' ? [{ value: '', text: t('form.choose') }] : []),
            ...KINDS.map((value) => ({ value, text: t(`control.paper-${value}`) })),
          ]}
        />
      </div>
      {isOther && (
        <Input
          name={law}
          label={{ text: t('control.paper-law') }}
          hint={{ text: t('control.basis-law-hint') }}
          value={entered[law]}
          errorMessage={errorAt(p, law)}
        />
      )}
      {isStruck && (
        <Input
          name={struck}
          label={{ text: t('control.paper-struck') }}
          hint={{ text: t('control.paper-struck-hint') }}
          value={entered[struck]}
          errorMessage={errorAt(p, struck)}
        />
      )}
      <Why {...p} at={`why-paper-${id || i}`} />
    </Fieldset>
  );
}
