/** One field of a pack's form, in the component that fits it. */
import type { Translate } from '../i18n.ts';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { DateInput, Input, Select, Textarea } from '../ui/fields.tsx';
import type { Field, FieldError } from './model.ts';

export interface FieldViewProps {
  t: Translate;
  field: Field;
  value: unknown;
  errors: readonly FieldError[];
  /** Where the value came from, said under the label. */
  source?: string;
  name?: string;
}

const MANY_OPTIONS = 8;

export function FieldView({ t, field, value, errors, source, name = field.name }: FieldViewProps) {
  const error = errors.find((one) => one.field === name);
  const label = field.required ? field.label : t('form.optional', { label: field.label });
  const hintText = [field.hint, source].filter(Boolean).join(' ') || undefined;
  const common = {
    name,
    id: name,
    label: { text: label },
    hint: hintText ? { text: hintText } : undefined,
    errorMessage: error && { text: error.text, visuallyHiddenText: t('error.prefix') },
  };
  const legend = { legend: { text: label } };
  const text = value === undefined || value === null ? '' : String(value);
  switch (field.kind) {
    case 'yes-no':
      return (
        <Radios
          {...common}
          fieldset={legend}
          classes="govuk-radios--inline"
          value={value === true ? 'yes' : value === false ? 'no' : undefined}
          items={[
            { value: 'yes', text: t('form.yes') },
            { value: 'no', text: t('form.no') },
          ]}
        />
      );
    case 'choice':
      return field.options.length > MANY_OPTIONS ? (
        <Select {...common} value={text} items={[{ value: '', text: t('form.choose') }, ...field.options]} />
      ) : (
        <Radios {...common} fieldset={legend} value={text} items={field.options} />
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
      return <Group t={t} field={field} value={value} errors={errors} name={name} />;
    case 'long':
      return <Textarea {...common} rows={5} value={text} />;
    case 'money':
      return (
        <Input
          {...common}
          inputmode="numeric"
          classes="govuk-input--width-10"
          suffix={{ text: '₫' }}
          value={typeof value === 'number' ? text.replace(/\B(?=(\d{3})+$)/g, '.') : text}
        />
      );
    case 'integer':
      return <Input {...common} inputmode="numeric" classes="govuk-input--width-5" value={text} />;
    case 'number':
      return <Input {...common} inputmode="decimal" classes="govuk-input--width-5" value={text.replace('.', ',')} />;
    default:
      return <Input {...common} value={text} autocapitalize="sentences" />;
  }
}

function DateField({
  t,
  common,
  legend,
  value,
}: {
  t: Translate;
  common: {
    name: string;
    id: string;
    hint?: { text: string };
    errorMessage?: { text: string; visuallyHiddenText: string };
  };
  legend: { legend: { text: string } };
  value: string;
}) {
  const [year = '', month = '', day = ''] = value.split('-');
  const { hint, errorMessage, name } = common;
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={legend}
      hint={hint ?? { text: t('form.date-hint') }}
      errorMessage={errorMessage}
      items={[
        { name: 'day', label: t('form.day'), value: day },
        { name: 'month', label: t('form.month'), value: month },
        { name: 'year', label: t('form.year'), value: year },
      ]}
    />
  );
}

/** Rows one below the other, always with an empty one to fill in: no script is needed to add one. */
function Group({ t, field, value, errors, name }: FieldViewProps & { name: string }) {
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  const error = errors.find((one) => one.field === name);
  return (
    <fieldset class="govuk-fieldset govuk-form-group" id={name}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{field.label}</legend>
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
  if (field.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value))) return fmt.date(String(value));
  if (field.kind === 'money' && typeof value === 'number') return fmt.money(value);
  if (typeof value === 'number') return fmt.number(value);
  const option = (text: string) => field.options.find((one) => one.value === text)?.text ?? text;
  if (field.kind === 'group' && Array.isArray(value))
    return (value as Record<string, unknown>[])
      .map((row) => field.members.map((member) => shownValue(member, row[member.name], t, fmt)).join(', '))
      .join('; ');
  if (Array.isArray(value)) return value.map((one) => option(String(one))).join(', ');
  return option(String(value));
}
