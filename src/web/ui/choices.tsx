/** Radios and checkboxes: one of several, or some of them. */

import { useAgain } from './again.ts';
import { type FieldProps, type FormGroup, Hint, InputsGroup, Label, type LegendProps } from './fields.tsx';
import type { Common, Text } from './parts.ts';
import { classes, ids } from './parts.ts';

export interface Choice extends Text {
  id?: string;
  name?: string;
  value?: string | number;
  checked?: boolean;
  disabled?: boolean;
  hint?: Text;
  label?: Common;
  divider?: string;
  behaviour?: string;
  conditional?: Text;
}

export interface ChoicesProps extends Common {
  name: string;
  idPrefix?: string;
  items: readonly (Choice | undefined)[];
  fieldset?: Common & { describedBy?: string; legend?: LegendProps };
  hint?: Text;
  errorMessage?: FieldProps['errorMessage'];
  formGroup?: FormGroup;
  describedBy?: string;
}

function Choices(given: ChoicesProps & { kind: 'radios' | 'checkboxes'; isChecked(item: Choice): boolean }) {
  const p = useAgain({ ...given, id: given.idPrefix });
  const prefix = p.id;
  return (
    <InputsGroup {...p} id={prefix}>
      {(describedBy) => (
        <div class={classes(`govuk-${p.kind}`, p.classes)} {...p.attributes} data-module={`govuk-${p.kind}`}>
          {p.formGroup?.beforeInputs?.text}
          {p.items.map(
            (item, i) =>
              item && (
                <ChoiceItem
                  {...p}
                  item={item}
                  id={item.id ?? `${prefix}${i > 0 ? `-${i + 1}` : ''}`}
                  outer={p.kind === 'checkboxes' && !p.fieldset ? describedBy : undefined}
                />
              ),
          )}
          {p.formGroup?.afterInputs?.text}
        </div>
      )}
    </InputsGroup>
  );
}

function ChoiceItem(
  p: ChoicesProps & {
    kind: 'radios' | 'checkboxes';
    item: Choice;
    id: string;
    outer?: string;
    isChecked(item: Choice): boolean;
  },
) {
  const { item, id, kind } = p;
  if (item.divider) return <div class={`govuk-${kind}__divider`}>{item.divider}</div>;
  const checked = p.isChecked(item);
  const conditional = item.conditional?.text;
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`}
          id={id}
          name={kind === 'checkboxes' ? (item.name ?? p.name) : p.name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.behaviour}
          aria-describedby={ids(p.outer, item.hint?.text !== undefined && `${id}-item-hint`)}
          {...item.attributes}
        />
        <Label
          text={item.text}
          classes={classes(`govuk-${kind}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {item.hint?.text !== undefined && (
          <Hint {...item.hint} id={`${id}-item-hint`} classes={classes(`govuk-${kind}__hint`, item.hint.classes)} />
        )}
      </div>
      {conditional && (
        <div
          class={classes(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  );
}

export function Radios(p: ChoicesProps & { value?: string | number }) {
  const { posted } = useAgain(p);
  const value = p.value ?? posted;
  return (
    <Choices
      {...p}
      kind="radios"
      isChecked={(item) =>
        item.checked || (Boolean(value) && String(item.value) === String(value) && item.checked !== false)
      }
    />
  );
}

export function Checkboxes(p: ChoicesProps & { values?: readonly (string | number)[] }) {
  const chosen = p.values?.map(String);
  return (
    <Choices
      {...p}
      kind="checkboxes"
      isChecked={(item) => item.checked || (Boolean(chosen?.includes(String(item.value))) && item.checked !== false)}
    />
  );
}
