/** One field of a pack's form, in the component that fits it. */

import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FormSource } from '#engine/form/form.ts';
import { isDay } from '#kernel/day.ts';
import { numberInBox } from '#kernel/number-text.ts';
import { joinedLabels } from '#kernel/text.ts';
import type { Translate } from '../i18n.ts';
import { Amount } from '../ui/amount.tsx';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { DateInput, Input, InputsGroup, Select, Textarea } from '../ui/fields.tsx';
import type { Place } from '../view.ts';
import { nearParts } from './address.ts';
import { followRules } from './follow.ts';
import { type Field, type FieldError, hasConditions } from './model.ts';

/** The units an address can lie in, by the name they are written with; every page knows them. */
export const Places = createContext<() => readonly Place[]>(() => []);

export interface FieldViewProps {
  t: Translate;
  field: Field;
  value: unknown;
  errors: readonly FieldError[];
  /** Where the value came from, said under the label. */
  source?: string;
  name?: string;
  /** The page asks for this field alone, so that its label is the page's heading. */
  alone?: boolean;
}

const MANY_OPTIONS = 8;

/** Fields below each other; what is not asked for is put away, and an island brings it out while one answers. */
export function FieldList(p: {
  fields: readonly Field[];
  hidden: ReadonlySet<string>;
  draw(field: Field): ComponentChildren;
}) {
  return (
    <>
      {p.fields.map((field) => (
        <div data-field={field.name} hidden={p.hidden.has(field.name)}>
          {p.draw(field)}
        </div>
      ))}
    </>
  );
}

/** The fields of a section under its heading, which is put away while none of them is asked for. */
export function FieldSection(p: { title: string } & Parameters<typeof FieldList>[0]) {
  return (
    <section data-fields hidden={p.fields.every(({ name }) => p.hidden.has(name))}>
      <h2 class="govuk-heading-m">{p.title}</h2>
      <FieldList fields={p.fields} hidden={p.hidden} draw={p.draw} />
    </section>
  );
}

export function FieldView({ t, field, value, errors, source, name = field.name, alone }: FieldViewProps) {
  const error = errors.find((one) => one.field === name);
  const label = field.required ? field.label : t('form.optional', { label: field.label });
  const hintText = [field.hint, source].filter(Boolean).join(' ') || undefined;
  const common = {
    name,
    id: name,
    label: { text: label, ...(alone && { isPageHeading: true, classes: 'govuk-label--l' }) },
    hint: hintText ? { text: hintText } : undefined,
    errorMessage: error && { text: error.text, visuallyHiddenText: t('error.prefix') },
  };
  const legend = {
    legend: { text: label, ...(alone && { isPageHeading: true, classes: 'govuk-fieldset__legend--l' }) },
  };
  const text = value === undefined || value === null ? '' : String(value);
  // A radio button cannot be taken back: what need not be answered has one that says nothing, chosen until another is.
  const none = field.required ? [] : [{ value: '', text: t('form.none-chosen'), checked: text === '' }];
  switch (field.kind) {
    case 'yes-no':
      return (
        <Radios
          {...common}
          fieldset={legend}
          classes="govuk-radios--inline"
          value={value === true ? 'yes' : value === false ? 'no' : undefined}
          items={[{ value: 'yes', text: t('form.yes') }, { value: 'no', text: t('form.no') }, ...none]}
        />
      );
    case 'choice':
      return field.options.length > MANY_OPTIONS ? (
        <Select {...common} value={text} items={[{ value: '', text: t('form.choose') }, ...field.options]} />
      ) : (
        <Radios {...common} fieldset={legend} value={text} items={[...field.options, ...none]} />
      );
    case 'choices':
      return (
        <Checkboxes
          {...common}
          fieldset={legend}
          values={Array.isArray(value) ? value.map(String) : []}
          items={field.options}
        />
      );
    case 'date':
      return <DateField t={t} common={common} legend={legend} value={text} />;
    case 'address':
      return (
        <AddressField t={t} common={common} legend={legend} value={text} isHere={field.schema.address === 'decides'} />
      );
    case 'list':
      return (
        <Textarea
          {...common}
          hint={{ text: [hintText, t('form.one-per-line')].filter(Boolean).join(' ') }}
          rows={4}
          value={Array.isArray(value) ? value.join('\n') : text}
        />
      );
    case 'group':
      return <Group t={t} field={field} value={value} errors={errors} name={name} alone={alone} />;
    case 'long':
      return (
        <Textarea
          {...common}
          hint={{
            text: [hintText, t('form.limit', { limit: Number(field.schema['maxLength']) })].filter(Boolean).join(' '),
          }}
          rows={5}
          value={text}
        />
      );
    case 'money':
      return <Amount {...common} value={typeof value === 'number' ? text.replace(/\B(?=(\d{3})+$)/g, '.') : text} />;
    case 'integer':
    case 'year':
      return <Input {...common} inputmode="numeric" classes="govuk-input--width-5" value={text} />;
    case 'number': {
      // What could not be read stays as it was typed.
      const shown = typeof value === 'number' ? numberInBox(value, t('form.decimal-sign')) : text;
      return <Input {...common} inputmode="decimal" classes="govuk-input--width-5" value={shown} />;
    }
    default:
      return <Input {...common} value={text} autocapitalize="sentences" />;
  }
}

interface PartsProps {
  t: Translate;
  common: {
    name: string;
    id: string;
    hint?: { text: string };
    errorMessage?: { text: string; visuallyHiddenText: string };
  };
  legend: { legend: { text: string; isPageHeading?: boolean; classes?: string } };
  value: string;
}

/** Typed in three boxes; an island adds the browser's own calendar to pick from. */
function DateField({ t, common, legend, value }: PartsProps) {
  const [year = '', month = '', day = ''] = value.split('-');
  const { hint, errorMessage, name } = common;
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={legend}
      hint={hint ?? { text: t('form.date-hint') }}
      errorMessage={errorMessage}
      attributes={{ 'data-pick': t('form.pick-date') }}
      items={[
        { name: 'day', label: t('form.day'), value: day },
        { name: 'month', label: t('form.month'), value: month },
        { name: 'year', label: t('form.year'), value: year },
      ]}
    />
  );
}

/** The place an address ends with, as it is called today, and how much of the text it takes. */
function placeAtEnd(value: string, places: readonly Place[]): { place: string; end: number } {
  const text = value.toLowerCase();
  for (const { name, former } of places)
    for (const end of [name, ...former].map((one) => one.toLowerCase()))
      if (text === end || text.endsWith(`, ${end}`)) return { place: name, end: end.length };
  return { place: '', end: 0 };
}

/**
 * An address: a unit of the province, a village or quarter of it, house and street. Elsewhere it is written as one text; `isHere`: it lies
 * in the province, as its unit says who decides, and that is to be chosen.
 */
function AddressField({ t, common, legend, value, isHere }: PartsProps & { isHere: boolean }) {
  const places = useContext(Places)();
  const { name, hint, errorMessage } = common;
  const { place, end } = placeAtEnd(value, places);
  const before = value.slice(0, value.length - end).replace(/, $/, '');
  const { street, village } = place ? nearParts(before) : { street: before, village: '' };
  return (
    <InputsGroup id={name} fieldset={{ ...legend, attributes: { 'data-address': name } }} {...{ hint, errorMessage }}>
      {() => (
        <>
          <Select
            name={`${name}-place`}
            label={{ text: t('address.place') }}
            value={place}
            items={[
              { value: '', text: isHere ? t('form.choose') : t('address.elsewhere') },
              ...places.map((one) => ({ value: one.name, text: one.title, attributes: { 'data-place': one.code } })),
            ]}
          />
          <Input
            name={`${name}-village`}
            label={{ text: t('address.village') }}
            value={village}
            attributes={{ list: `${name}-villages` }}
          />
          <datalist id={`${name}-villages`} />
          <Input name={`${name}-street`} label={{ text: t('address.street') }} value={street} />
        </>
      )}
    </InputsGroup>
  );
}

/** Rows one below the other, always with an empty one to fill in: no script is needed to add one. */
function Group({ t, field, value, errors, name, alone }: FieldViewProps & { name: string }) {
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  const error = errors.find((one) => one.field === name);
  return (
    <fieldset class="govuk-fieldset govuk-form-group" id={name}>
      <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${alone ? 'l' : 'm'}`}>
        {alone ? <h1 class="govuk-fieldset__heading">{field.label}</h1> : field.label}
      </legend>
      {error && <p class="govuk-error-message">{error.text}</p>}
      {[...rows, {}].map((row, i) => (
        <div class="mc-card govuk-!-margin-bottom-4">
          <p class="govuk-body govuk-!-font-weight-bold">{t('form.row', { n: i + 1 })}</p>
          {field.members.map((member) => (
            <FieldView
              t={t}
              field={member}
              value={(row as Record<string, unknown>)[member.name]}
              errors={errors}
              name={`${name}.${i}.${member.name}`}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

/** A value as it is read: options by their words, dates and money as people write them. */
export function shownValue(
  field: Field,
  value: unknown,
  t: Translate,
  fmt: { date(iso: string): string; money(vnd: number): string; number(n: number): string },
): string {
  if (value === undefined || value === null || value === '') return t('form.none');
  if (field.kind === 'yes-no') return value === true ? t('form.yes') : t('form.no');
  // What was typed and is no day is shown as it was typed.
  if (field.kind === 'date' && isDay(String(value))) return fmt.date(String(value));
  if (field.kind === 'money' && typeof value === 'number') return fmt.money(value);
  // A year is counted by nobody: no separator stands in it.
  if (field.kind === 'year') return String(value);
  if (typeof value === 'number' && !field.options.length) return fmt.number(value);
  const option = (text: string) => field.options.find((one) => one.value === text)?.text ?? text;
  if (field.kind === 'group' && Array.isArray(value))
    return (value as Record<string, unknown>[])
      .map((row) => field.members.map((member) => shownValue(member, row[member.name], t, fmt)).join(', '))
      .join('; ');
  if (Array.isArray(value)) {
    const shown = value.map((one) => option(String(one)));
    return field.options.length ? joinedLabels(shown) : shown.join(', ');
  }
  return option(String(value));
}

/** What the page needs to follow the answers by itself, where what is asked for hangs on them. `answers` are of other pages. */
export function FollowData({
  t,
  source,
  fields,
  answers = {},
}: {
  t: Translate;
  source: FormSource;
  fields: readonly Field[];
  answers?: Readonly<Record<string, unknown>>;
}) {
  if (!hasConditions(source)) return null;
  const rules = followRules(source.layout ?? [], fields, answers, t('form.decimal-sign'));
  const json = JSON.stringify(rules).replaceAll('<', '\\u003c');
  return <script type="application/json" data-follow dangerouslySetInnerHTML={{ __html: json }} />;
}
