/** The form of the counter: who stands there, what they ask for, and the papers one by one. */
import type { Offered } from '#dossier/refusal-grounds.ts';
import { prefilled } from '#engine/form/form.ts';
import { conditionsAt, costText, limitsText, procedureName, type Shown, wordsFor } from '../catalogue.ts';
import { FieldSection, FieldView, FollowData } from '../forms/field.tsx';
import { type FieldError, formOf, sectionsOf } from '../forms/model.ts';
import { OtherWays } from '../other-ways.tsx';
import { Errors, errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { DeliveryQuestion } from '../portal/delivery-question.tsx';
import { PlaceQuestion } from '../portal/place-question.tsx';
import { codesOf, Same, type ToldSame } from '../same-matter.tsx';
import { Button } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import { uploadWords } from '../ui/fields.tsx';
import { Page, Token } from '../ui/page.tsx';
import { TAKE_PATH, type Uploaded } from '../uploads.ts';
import type { View } from '../view.ts';
import { KeptTyped } from './kept-form.tsx';
import { NameAsRegistered } from './name-as.tsx';
import { type Body, PaperChecks, said } from './paper-checks.tsx';
import { RefuseReception } from './reception-refusal.tsx';
import { personField } from './who-stands-here.tsx';

/** Beside the questions of the procedure, which have names of their own. */
export const DELIVERY = { method: 'delivery-method', address: 'delivery-address' };

export interface ReceptionProps {
  view: View;
  shown: Shown;
  errors: PageErrors;
  fieldErrors: readonly FieldError[];
  body: Body;
  answers?: Record<string, unknown>;
  papers?: Uploaded['papers'];
  /** Other dossiers of the person that are of the same matter, which the officer is asked about once. */
  same?: readonly ToldSame[];
  /** That neither parent is said to live where the birth would be registered: told once, of these addresses. */
  elsewhere?: string;
  /** On what its reception may be refused. */
  grounds: readonly Offered[];
  /** The refusal names a document of law that no list has. */
  unlisted?: boolean;
}

export function ReceptionPage({ view, shown, errors, fieldErrors, body, papers, same = [], ...p }: ReceptionProps) {
  const { t, platform } = view;
  const words = wordsFor(view, shown.pack);
  const source = shown.rules.formOf('apply');
  const sections = source ? sectionsOf(source, words) : [];
  const fields = sections.flatMap((section) => section.fields);
  const answers = p.answers ?? prefilled(fields, {});
  const idNumber = said(body, 'idNumber');
  // Where the land, the business or a parent's home decides, the home of who stands here is not filled in for it.
  const isHome = !shown.rules.place;
  // A form that comes back is another: what it says now is not what was begun.
  const once = (!errors.length && !fieldErrors?.length && said(body, 'once')) || crypto.randomUUID();
  const field = personField(view, errors, body);
  return (
    <Page
      view={view}
      title={procedureName(view, shown.pack)}
      at="counter"
      back="/office/counter"
      failed={errors.length > 0}
      islands={['counter.ts', 'fields.ts', 'uploads.ts']}
    >
      <Errors view={view} errors={errors} />
      <div id="same">
        <Same view={view} same={same} to="office" />
      </div>
      <h1 class="govuk-heading-l">{procedureName(view, shown.pack)}</h1>
      <ToTell view={view} shown={shown} />
      <form
        method="post"
        novalidate
        enctype="multipart/form-data"
        action={`/office/counter/${shown.rules.code}`}
        {...uploadWords(t, TAKE_PATH)}
        data-conditions={conditionsAt(shown, 'apply')}
        data-keep
      >
        <Token view={view} />
        <KeptTyped view={view} />
        <input type="hidden" name="sameSeen" value={codesOf(same)} />
        <input type="hidden" name="elsewhereSeen" value={p.elsewhere ?? ''} />
        <input type="hidden" name="once" value={once} />
        <div class="mc-two">
          <div>
            <h2 class="govuk-heading-m">{t('review.people')}</h2>
            {field('idNumber', t('person.id-number'), {
              inputmode: 'numeric',
              autocomplete: 'off',
              classes: 'govuk-input--width-20',
              attributes: { autofocus: !idNumber, list: 'known-people' },
            })}
            <datalist id="known-people">
              {[...platform.province.people.values()].map((person) => (
                <option
                  value={person.idNumber}
                  data-name={person.name}
                  data-address={person.address}
                  data-phone={person.phone}
                  data-email={person.email}
                  data-place={isHome ? person.place : undefined}
                >
                  {person.name}
                </option>
              ))}
            </datalist>
            {field('name', t('person.name'), { autocomplete: 'off' })}
            <NameAsRegistered view={view} body={body} />
            {field('address', t('person.address'), { autocomplete: 'off' })}
            {field('phone', t('person.phone'), {
              inputmode: 'tel',
              classes: 'govuk-input--width-20',
              autocomplete: 'off',
            })}
            {field('email', t('person.email'), { type: 'email', autocomplete: 'off', spellcheck: false })}
            <PlaceQuestion
              view={view}
              shown={shown}
              value={said(body, 'place')}
              error={errorFor(view, errors, 'place')}
            />
            <DeliveryQuestion
              view={view}
              error={(name) => errorFor(view, errors, name)}
              names={DELIVERY}
              delivery={{ method: said(body, DELIVERY.method), address: said(body, DELIVERY.address) }}
              addressHint={t('delivery.address-own')}
            />
            <h2 class="govuk-heading-m" id="papers">
              {t('papers.title')}
            </h2>
            <PaperChecks {...{ view, shown, body, papers, errors }} />
            {shown.rules.components.length > 0 && (
              <Checkboxes
                name="noPapers"
                idPrefix="noPapers"
                classes="govuk-checkboxes--small"
                values={said(body, 'noPapers') ? ['yes'] : []}
                errorMessage={errorFor(view, errors, 'noPapers')}
                items={[{ value: 'yes', text: t('papers.none-handed-in') }]}
              />
            )}
          </div>
          <div>
            {source && <FollowData t={t} source={source} fields={fields} />}
            {source &&
              sections.map((section) => (
                <FieldSection
                  title={section.title}
                  fields={section.fields}
                  hidden={formOf(source).hidden(answers)}
                  draw={(one) => (
                    <FieldView
                      t={t}
                      field={one.schema.source ? { ...one, required: false } : one}
                      value={answers[one.name]}
                      errors={fieldErrors}
                      source={one.schema.source ? t('counter.from-register') : undefined}
                    />
                  )}
                />
              ))}
          </div>
        </div>
        <Button text={t('counter.receive')} preventDoubleClick />
        <RefuseReception
          view={view}
          shown={shown}
          body={body}
          errors={errors}
          grounds={p.grounds}
          answers={p.answers ?? {}}
          unlisted={p.unlisted}
        />
      </form>
    </Page>
  );
}

/** What who comes to the counter asks first: what it costs there and how long it takes. */
function ToTell({ view, shown }: { view: View; shown: Shown }) {
  const { counter } = shown.pack.manifest.channels;
  if (!counter) return null;
  return (
    <>
      <dl class="mc-facts">
        <div>
          <dt>{view.t('procedure.fee')}</dt>
          <dd>{costText(view, shown.pack.manifest, counter)}</dd>
        </div>
        <div>
          <dt>{view.t('procedure.time')}</dt>
          <dd>{limitsText(view, shown.pack, counter)}</dd>
        </div>
      </dl>
      <OtherWays view={view} shown={shown} from="counter" />
    </>
  );
}
