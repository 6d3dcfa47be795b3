/** Fields of a form: one label, one hint, one error each, tied together for who cannot see them. */
import type { ComponentChildren } from 'preact';
import type { Translate } from '../i18n.ts';
import { MAX_UPLOAD_BYTES } from '../upload-limit.ts';
import { useAgain } from './again.ts';
import type { Attributes, Common, Content, Text } from './parts.ts';
import { classes, ids } from './parts.ts';

export interface LabelProps extends Text {
  for?: string;
  isPageHeading?: boolean;
}

export function Label(p: LabelProps) {
  if (!p.text) return null;
  const label = (
    <label class={classes('govuk-label', p.classes)} {...p.attributes} for={p.for}>
      {p.text}
    </label>
  );
  return p.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}

export function Hint(p: Text & { id?: string }) {
  return (
    <div id={p.id} class={classes('govuk-hint', p.classes)} {...p.attributes}>
      {p.text}
    </div>
  );
}

export function ErrorMessage(p: Text & { id?: string; visuallyHiddenText?: string | false }) {
  return (
    <p id={p.id} class={classes('govuk-error-message', p.classes)} {...p.attributes}>
      {p.visuallyHiddenText && <span class="govuk-visually-hidden">{p.visuallyHiddenText}:</span>}
      {p.visuallyHiddenText ? ' ' : ''}
      {p.text}
    </p>
  );
}

export interface LegendProps extends Text {
  isPageHeading?: boolean;
}

export function Fieldset(
  p: Common & { describedBy?: string; role?: string; legend?: LegendProps; children?: ComponentChildren },
) {
  const { legend } = p;
  return (
    <fieldset
      class={classes('govuk-fieldset', p.classes)}
      role={p.role as 'group' | undefined}
      aria-describedby={p.describedBy || undefined}
      {...p.attributes}
    >
      {legend?.text && (
        <legend class={classes('govuk-fieldset__legend', legend.classes)}>
          {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{legend.text}</h1> : legend.text}
        </legend>
      )}
      {p.children}
    </fieldset>
  );
}

export interface FormGroup extends Common {
  beforeInput?: Text;
  afterInput?: Text;
  beforeInputs?: Text;
  afterInputs?: Text;
}

export interface FieldProps extends Common {
  id?: string;
  name: string;
  label: LabelProps;
  hint?: Text;
  errorMessage?: Text & { visuallyHiddenText?: string | false };
  describedBy?: string;
  formGroup?: FormGroup;
  disabled?: boolean;
  autocomplete?: string;
  spellcheck?: boolean;
  attributes?: Attributes;
}

/** The frame of a field: label, hint, error, and what they describe. */
function Group(
  p: Pick<FieldProps, 'label' | 'hint' | 'errorMessage' | 'formGroup'> & { id: string; children: ComponentChildren },
) {
  const { formGroup, errorMessage, hint, id } = p;
  return (
    <div
      class={classes('govuk-form-group', errorMessage && 'govuk-form-group--error', formGroup?.classes)}
      {...formGroup?.attributes}
    >
      <Label {...p.label} for={id} />
      {hint && <Hint {...hint} id={`${id}-hint`} />}
      {errorMessage && <ErrorMessage {...errorMessage} id={`${id}-error`} />}
      {p.children}
    </div>
  );
}

const described = (p: Pick<FieldProps, 'describedBy' | 'hint' | 'errorMessage'>, id: string) =>
  ids(p.describedBy, p.hint && `${id}-hint`, p.errorMessage && `${id}-error`);

export interface InputProps extends FieldProps {
  type?: string;
  value?: string | number;
  inputmode?: string;
  pattern?: string;
  autocapitalize?: string;
  prefix?: Text;
  suffix?: Text;
  inputWrapper?: Common;
}

export function Input(given: InputProps) {
  const p = useAgain(given);
  const { formGroup, id } = p;
  const input = (
    <input
      class={classes('govuk-input', p.classes, p.errorMessage && 'govuk-input--error')}
      id={id}
      name={p.name}
      type={(p.type ?? 'text') as 'text'}
      spellcheck={p.spellcheck}
      value={p.value ?? p.posted}
      disabled={p.disabled}
      aria-describedby={described(p, id)}
      autocomplete={p.autocomplete}
      autocapitalize={p.autocapitalize as 'words' | undefined}
      pattern={p.pattern}
      inputmode={p.inputmode as 'text' | undefined}
      {...p.attributes}
    />
  );
  const wrapped = p.prefix?.text || p.suffix?.text || formGroup?.beforeInput?.text || formGroup?.afterInput?.text;
  return (
    <Group {...p} id={id}>
      {wrapped ? (
        <div class={classes('govuk-input__wrapper', p.inputWrapper?.classes)} {...p.inputWrapper?.attributes}>
          {formGroup?.beforeInput?.text}
          {p.prefix?.text && <Affix {...p.prefix} kind="prefix" />}
          {input}
          {p.suffix?.text && <Affix {...p.suffix} kind="suffix" />}
          {formGroup?.afterInput?.text}
        </div>
      ) : (
        input
      )}
    </Group>
  );
}

function Affix(p: Text & { kind: 'prefix' | 'suffix' }) {
  return (
    <div class={classes(`govuk-input__${p.kind}`, p.classes)} aria-hidden="true" {...p.attributes}>
      {p.text}
    </div>
  );
}

export function Textarea(given: FieldProps & { value?: string; rows?: number | string }) {
  const p = useAgain(given, true);
  const { id } = p;
  return (
    <Group {...p} id={id}>
      {p.formGroup?.beforeInput?.text}
      <textarea
        class={classes('govuk-textarea', p.errorMessage && 'govuk-textarea--error', p.classes)}
        id={id}
        name={p.name}
        rows={Number(p.rows ?? 5)}
        spellcheck={p.spellcheck}
        disabled={p.disabled}
        aria-describedby={described(p, id)}
        autocomplete={p.autocomplete}
        {...p.attributes}
      >
        {p.value ?? p.posted}
      </textarea>
      {p.formGroup?.afterInput?.text}
    </Group>
  );
}

export interface Option {
  value?: string | number;
  text?: string;
  selected?: boolean;
  disabled?: boolean;
  attributes?: Attributes;
}

export function Select(given: FieldProps & { items?: readonly (Option | undefined)[]; value?: string | number }) {
  const p = useAgain(given);
  const { id } = p;
  return (
    <Group {...p} id={id}>
      {p.formGroup?.beforeInput?.text}
      <select
        class={classes('govuk-select', p.classes, p.errorMessage && 'govuk-select--error')}
        id={id}
        name={p.name}
        disabled={p.disabled}
        aria-describedby={described(p, id)}
        {...p.attributes}
      >
        {p.items?.map(
          (item) =>
            item && (
              <option
                value={item.value}
                selected={item.selected || (isChosen(item, p.value ?? p.posted) && item.selected !== false)}
                disabled={item.disabled}
                {...item.attributes}
              >
                {item.text}
              </option>
            ),
        )}
      </select>
      {p.formGroup?.afterInput?.text}
    </Group>
  );
}

function isChosen(item: Option, value: string | number | undefined): boolean {
  return Boolean(value) && String(item.value ?? item.text) === String(value);
}

export interface DatePart extends Common {
  id?: string;
  name: string;
  label: string;
  value?: string | number;
  autocomplete?: string;
  pattern?: string;
  inputmode?: string;
  error?: boolean;
}

export interface DateInputProps extends Common {
  id: string;
  namePrefix?: string;
  items: readonly DatePart[];
  fieldset?: Common & { describedBy?: string; legend?: LegendProps };
  hint?: Text;
  errorMessage?: FieldProps['errorMessage'];
  formGroup?: FormGroup;
}

/** The frame of several inputs that answer one question: legend, hint, error, and what they describe. */
export function InputsGroup(p: {
  id: string;
  fieldset?: Common & { describedBy?: string; role?: string; legend?: LegendProps };
  hint?: Text;
  errorMessage?: FieldProps['errorMessage'];
  formGroup?: FormGroup;
  describedBy?: string;
  /** Given the ids of what describes them. */
  children(describedBy: string | undefined): ComponentChildren;
}) {
  const { id, fieldset, hint, errorMessage } = p;
  const describedBy = ids(fieldset?.describedBy ?? p.describedBy, hint && `${id}-hint`, errorMessage && `${id}-error`);
  const inner = (
    <>
      {hint && <Hint {...hint} id={`${id}-hint`} />}
      {errorMessage && <ErrorMessage {...errorMessage} id={`${id}-error`} />}
      {p.children(describedBy)}
    </>
  );
  return (
    <div
      class={classes('govuk-form-group', errorMessage && 'govuk-form-group--error', p.formGroup?.classes)}
      {...p.formGroup?.attributes}
    >
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedBy}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </div>
  );
}

/** A date typed in three boxes; the boxes in error are the ones named, or all. */
export function DateInput(p: DateInputProps) {
  const named = p.items.some((item) => item.error || item.classes?.includes('govuk-input--error'));
  return (
    <InputsGroup {...p} fieldset={p.fieldset && { ...p.fieldset, role: 'group' }}>
      {() => (
        <div class={classes('govuk-date-input', p.classes)} {...p.attributes} id={p.id}>
          {p.formGroup?.beforeInputs?.text}
          {p.items.map((item) => {
            const wrong = item.error || (item.error !== false && p.errorMessage && !named);
            return (
              <div class="govuk-date-input__item">
                <Input
                  label={{ text: item.label, classes: 'govuk-date-input__label' }}
                  id={item.id ?? `${p.id}-${item.name}`}
                  classes={classes(
                    'govuk-date-input__input',
                    wrong && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
                    !item.classes?.includes('govuk-input--width-') &&
                      `govuk-input--width-${item.name === 'year' ? 4 : 2}`,
                    item.classes,
                  )}
                  name={`${p.namePrefix ? `${p.namePrefix}-` : ''}${item.name}`}
                  value={item.value}
                  inputmode={item.inputmode ?? 'numeric'}
                  autocomplete={item.autocomplete}
                  pattern={item.pattern}
                  attributes={item.attributes}
                />
              </div>
            );
          })}
          {p.formGroup?.afterInputs?.text}
        </div>
      )}
    </InputsGroup>
  );
}

type FileProps = FieldProps & {
  multiple?: boolean;
  /** Our own words in place of the browser's, which are in the browser's language. */
  words?: { choose: string; none: string };
};

export function FileUpload({ words, ...p }: FileProps) {
  const id = p.id ?? p.name;
  const input = (
    <input
      class={classes('govuk-file-upload', p.classes, p.errorMessage && 'govuk-file-upload--error')}
      id={id}
      name={p.name}
      type="file"
      disabled={p.disabled}
      multiple={p.multiple}
      aria-describedby={described(p, id)}
      {...p.attributes}
    />
  );
  return (
    <Group {...p} id={id}>
      {p.formGroup?.beforeInput?.text}
      {words ? <OwnWords {...words}>{input}</OwnWords> : input}
      {p.formGroup?.afterInput?.text}
    </Group>
  );
}

/**
 * Over the browser's own button and line, which stay what is pressed, focused and read out. Without scripts the line is the
 * browser's: nothing else can name the chosen file.
 */
export const OwnWords = ({ choose, none, children }: { choose: string; none: string; children: ComponentChildren }) => (
  <span class="mc-file" data-none={none}>
    {children}
    <span class="mc-file__button" aria-hidden="true">
      {choose}
    </span>
    <span class="mc-file__name" aria-hidden="true">
      {none}
    </span>
  </span>
);

export const fileWords = (t: Translate) => ({ choose: t('papers.choose-file'), none: t('papers.none-chosen') });

/** On a form whose papers are sent ahead: where it is said that one has arrived, and what is said while they are on their way. */
export const uploadWords = (t: Translate, taken: string) => ({
  'data-upload': taken,
  'data-sending': t('papers.sending'),
  'data-checking': t('papers.checking'),
  'data-with-form': t('papers.with-form'),
  // Said at once, before anything is sent; the server looks for itself.
  'data-limit': String(MAX_UPLOAD_BYTES),
  'data-too-large': t('papers.too-large', { limit: MAX_UPLOAD_BYTES / 1024 / 1024 }),
  'data-empty': t('papers.empty'),
  'data-wrong-type': t('papers.wrong-type'),
  'data-error': t('error.prefix'),
});

export interface ErrorItem {
  text: Content;
  href?: string;
  attributes?: Attributes;
}

export function ErrorSummary(
  p: Common & {
    titleText: Content;
    descriptionText?: Content;
    errorList?: readonly ErrorItem[];
    disableAutoFocus?: boolean;
  },
) {
  return (
    <div
      class={classes('govuk-error-summary', p.classes)}
      data-disable-auto-focus={p.disableAutoFocus === undefined ? undefined : String(p.disableAutoFocus)}
      {...p.attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{p.titleText}</h2>
        <div class="govuk-error-summary__body">
          {p.descriptionText && <p>{p.descriptionText}</p>}
          {p.errorList && p.errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {p.errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {item.text}
                    </a>
                  ) : (
                    item.text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
