/** What somebody typed or chose in a form, as a browser keeps it and puts it back. */
export type Typed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
export type Values = [name: string, value: string][];

const fieldsOf = (form: HTMLFormElement): Typed[] =>
  [...form.querySelectorAll<Typed>('input[name], select[name], textarea[name]')].filter(
    (one) => !['hidden', 'file', 'submit', 'password'].includes(one.type),
  );
const isChoice = (field: Typed): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox';

export function valuesOf(form: HTMLFormElement): Values {
  return fieldsOf(form).flatMap(
    (field): Values => (isChoice(field) && !field.checked ? [] : [[field.name, field.value]]),
  );
}

/** `isMeant`: of which names. */
export function fillIn(form: HTMLFormElement, values: Values, isMeant: (name: string) => boolean = () => true): void {
  for (const [name, all] of Map.groupBy(fieldsOf(form), (field) => field.name)) {
    if (!isMeant(name)) continue;
    const kept = values.filter(([one]) => one === name).map(([, value]) => value);
    let next = 0;
    for (const field of all)
      if (isChoice(field)) field.checked = kept.includes(field.value);
      else field.value = kept[next++] ?? field.value;
  }
}
