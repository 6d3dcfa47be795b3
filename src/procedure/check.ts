/** What a pack must satisfy to be published, as far as reading it shows. What only playing its cases shows is checked there. */

import { checkExpression, placeholders } from '#engine/feel/feel.ts';
import { askedTooEarly } from '#engine/form/conditions.ts';
import type { FieldSchema } from '#engine/form/form.ts';
import { isRefusal, must, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { unknownAudience } from './applicants.ts';
import { eligibilityOf } from './asks.ts';
import type { RegisterData } from './check-types.ts';
import { examineConclusions, examineParts } from './conclusion.ts';
import { isGround, isUnnamed, lawText } from './law.ts';
import { lawKey, lawReferences } from './law-dates.ts';
import { readLetter } from './letter.ts';
import type { Pack } from './pack.ts';
import { resultLetters, resultWord } from './result-case.ts';
import { decidedTwice, readableModels } from './rule-models.ts';

const LANGUAGES = ['vi', 'en', 'hi'];

/** Every fault found, not only the first. `posts` are those the province has. */
export function examinePack(pack: Pack, registers: RegisterData, posts: ReadonlySet<string>): Refusal[] {
  return [
    ...words(pack),
    ...laws(pack),
    ...channels(pack),
    ...tasks(pack, posts),
    ...conclusions(pack),
    ...parts(pack),
    ...onceOnly(pack, registers),
    ...letters(pack),
    ...decidedTwice(pack),
    ...place(pack),
    ...audience(pack),
    ...about(pack),
    ...terms(pack),
    ...residence(pack),
    ...questions(pack),
    ...silence(pack),
    ...waiting(pack),
    ...(pack.files['README.md'] || isImported(pack) ? [] : [fault('README.md', phrase('file-missing'))]),
  ];
}

/** Its source has one language and no page about it, and nobody here writes them. */
const isImported = ({ manifest }: Pack): boolean => manifest.origin === 'catalogue';

const fault = (where: string, detail: Phrase) => refuse('pack-invalid', { where, detail });

/** What says where the place lies is an address of the application, so that its commune is chosen and not typed. */
function place({ manifest, forms }: Pack): Refusal[] {
  const field = manifest.place?.field;
  if (!field || forms['apply']?.schema?.properties?.[field]?.address) return [];
  return [fault('procedure.yaml', phrase('place-field', { field }))];
}

/** Who may apply is said, in words that are applied; only the national database may leave it open. */
function audience({ manifest }: Pack): Refusal[] {
  if (manifest.origin === 'catalogue') return [];
  if (!manifest.audience?.length) return [fault('procedure.yaml', phrase('audience-none'))];
  const unknown = unknownAudience(manifest.audience);
  return unknown.length ? [fault('procedure.yaml', phrase('audience-unknown', { names: unknown.join('; ') }))] : [];
}

/** What tells one dossier from another is an answer of the application. */
function about({ manifest, forms }: Pack): Refusal[] {
  const field = manifest.about;
  if (!field || forms['apply']?.schema?.properties?.[field]) return [];
  return [fault('procedure.yaml', phrase('about-field', { field }))];
}

/** What says where residence is asked for is there to be answered. */
function residence({ manifest, forms }: Pack): Refusal[] {
  if (!manifest.residence) return [];
  const { at, homes, apart, recorded, found } = manifest.residence;
  const asked = forms['apply']?.schema?.properties ?? {};
  const inSteps = (field: string) =>
    manifest.steps.some(({ form }) => form && forms[form]?.schema?.properties?.[field]);
  const police = [recorded, ...(found ? [found] : [])];
  const missing = [...[at, ...homes, apart].filter((field) => !asked[field]), ...police.filter((one) => !inSteps(one))];
  return missing.map((field) => fault('procedure.yaml', phrase('residence-field', { field })));
}

/** A term is counted from a day that everybody answers, and FEEL knows its end by a name that nothing else has. */
function terms({ manifest, forms }: Pack): Refusal[] {
  const asked = forms['apply']?.schema?.properties ?? {};
  const taken = new Set([...Object.keys(asked), ...manifest.steps.map(({ id }) => id), ...SEEN_BY_FEEL]);
  return Object.entries(manifest.terms ?? {}).flatMap(([name, { from }]) => [
    ...(asked[from]?.format === 'date'
      ? []
      : [fault('procedure.yaml', phrase('term-from', { term: name, field: from }))]),
    ...(taken.has(name) ? [fault('procedure.yaml', phrase('term-named', { term: name }))] : []),
  ]);
}
const SEEN_BY_FEEL = ['channel', 'place', 'applicant', 'components', 'submittedOn', 'decidedOn', 'issuedOn', 'code'];

/** Only law in force makes silence a yes, and leaves the time of a question out of a limit; a draft does neither. */
function silence({ manifest: { consultation, law } }: Pack): Refusal[] {
  if (!consultation || isGround(law, consultation.law)) return [];
  const bad = (of: string) => fault('procedure.yaml', phrase('consultation-groundless', { of }));
  return [
    ...(consultation.silence === 'consent' ? [bad('consultation.silence: consent')] : []),
    ...(consultation.clock === 'stops' ? [bad('consultation.clock: stops')] : []),
  ];
}

/** The same of the time that who applied takes; a setting of the province says from where it is. */
function waiting({ manifest: { supplement, confirmation, law } }: Pack): Refusal[] {
  return Object.entries({ supplement, confirmation }).flatMap(([part, said]) =>
    said?.clock === 'not-counted' && !isGround(law, said.law)
      ? [fault('procedure.yaml', phrase('clock-groundless', { of: `${part}.clock: not-counted`, law: `${part}.law` }))]
      : [],
  );
}

/** What asks for a field is answered before it. */
function questions({ forms }: Pack): Refusal[] {
  return Object.entries(forms).flatMap(([name, { layout = [] }]) =>
    askedTooEarly(layout).map((one) => fault(`forms/${name}.yaml`, phrase('field-too-early', one))),
  );
}

/** Every word is there in every language that it is written in, and none that nobody uses. */
function words(pack: Pack): Refusal[] {
  const needed = neededWords(pack);
  const faults: Refusal[] = [];
  for (const language of isImported(pack) ? ['vi'] : LANGUAGES) {
    const has = pack.words[language];
    const where = `words/${language}.yaml`;
    if (!has) {
      faults.push(fault(where, phrase('file-missing')));
      continue;
    }
    const missing = [...needed].filter((key) => !has[key]?.trim());
    if (missing.length) faults.push(fault(where, phrase('words-missing', { names: missing.join(', ') })));
    // What an earlier reading said of an imported one may be said no more.
    const idle = isImported(pack) ? [] : Object.keys(has).filter((key) => !needed.has(key));
    if (idle.length) faults.push(fault(where, phrase('words-idle', { names: idle.join(', ') })));
  }
  return faults;
}

function neededWords(pack: Pack): Set<string> {
  const { manifest } = pack;
  const needed = new Set(['name', 'summary', 'result']);
  for (const one of manifest.result.cases ?? []) needed.add(resultWord(one));
  for (const { step } of manifest.result.follows ?? []) needed.add(`follows.${step}`);
  for (const step of manifest.steps) needed.add(`step.${step.id}`);
  for (const component of manifest.components) {
    needed.add(`component.${component.id}`);
    for (const one of component.oneOf ?? []) needed.add(`component.${component.id}.${one}`);
    if (component.case) needed.add(`case.${component.case}`);
    if (component.group) needed.add(`group.${component.group}`);
  }
  for (const { id, case: one } of manifest.conditions ?? []) {
    needed.add(`condition.${id}`);
    if (one) needed.add(`case.${one}`);
  }
  for (const form of Object.values(pack.forms)) {
    for (const { section } of form.layout ?? []) needed.add(`section.${section}`);
    for (const { id } of form.checks ?? []) needed.add(`check.${id}`);
    for (const [name, field] of everyField(form.schema?.properties)) {
      needed.add(`field.${name}`);
      for (const value of optionsOf(field)) needed.add(`option.${name}.${value}`);
      if (field.asks) needed.add(`because.${field.asks.because}`);
    }
  }
  for (const { exemptions = [] } of Object.values(manifest.channels).flatMap(({ fees = [] }) => fees))
    for (const { id } of exemptions) needed.add(`exemption.${id}`);
  const cases = new Set(manifest.components.map(({ id }) => `when.${id}`));
  // Who must bring it has to be told where the heading of its list does not say it.
  for (const { id, when = '', required, case: one } of manifest.origin === 'catalogue' ? [] : manifest.components)
    if (when && required !== false && !(one && !/ (?:and|or) /.test(when))) needed.add(`when.${id}`);
  for (const key of wordsOfRules(pack)) needed.add(key);
  const reasons = reasonsOf(pack);
  for (const reason of reasons) needed.add(`reason.${reason}`);
  const besideReason = reasons.flatMap((one) => [`instead.${one}`, `advice.${one}`, `source.${one}`]);
  const beside = new Set([...besideReason, ...(manifest.conditions ?? []).map(({ id }) => `source.${id}`)]);
  for (const key of wordsOfFacts(pack, needed)) needed.add(key);
  // What a pack may say beyond that, it says in every language. What is entered in a register may be no answer of a form.
  const entered = new Set(Object.keys(manifest.result.data ?? {}).map((name) => `field.${name}`));
  for (const key of Object.values(pack.words).flatMap((words) => Object.keys(words)))
    if (
      /^(intent|search|cost|paper|hint\.\w+|know\.[\w-]+|competence\.[\w-]+|note\.(papers|decides|result|time))$/.test(
        key,
      ) ||
      entered.has(key) ||
      cases.has(key) ||
      beside.has(key)
    )
      needed.add(key);
  return needed;
}

/** What is entered in a register is shown to people: by the name of the answer it is, else by a name of its own. */
function wordsOfFacts({ manifest }: Pack, known: ReadonlySet<string>): string[] {
  return Object.entries(manifest.result.data ?? {}).flatMap(([name, expression]) => {
    const answer = /^[\w.]+$/.test(expression) ? expression.split('.').at(-1) : undefined;
    if (answer && known.has(`field.${answer}`)) return [];
    const literal = /^"([\w-]+)"$/.exec(expression)?.[1];
    return [`field.${name}`, ...(literal ? [`option.${name}.${literal}`] : [])];
  });
}

type Fields = Readonly<Record<string, FieldSchema>>;
/** The fields of a form with those of its repeating rows. */
const everyField = (fields: Fields = {}): [string, FieldSchema][] =>
  Object.entries(fields).flatMap(([name, field]) => [
    [name, field],
    ...everyField((field['items'] as { properties?: Fields } | undefined)?.properties),
  ]);

function optionsOf(field: FieldSchema): unknown[] {
  const items = field['items'] as FieldSchema | undefined;
  return (field['enum'] ?? items?.['enum'] ?? []) as unknown[];
}

/** What a dossier tells of its rules: their names, and answers that are texts. Eligibility answers by its reasons. */
function wordsOfRules({ rules, manifest }: Pack): string[] {
  const words: string[] = [];
  for (const model of readableModels({ rules })) {
    for (const { id, logic } of Object.values(model.decisions)) {
      if (eligibilityOf(manifest).includes(id)) continue;
      words.push(`decision.${id}`);
      if (logic.kind === 'table')
        for (const text of logic.rules.flatMap((rule) => rule.outputs))
          if (/^"[\w-]+"$/.test(text)) words.push(`option.${id}.${text.slice(1, -1)}`);
    }
  }
  return words;
}

/** The reasons the decisions of eligibility can give, which are literal texts of their tables. */
const reasonsOf = (pack: Pack): string[] => eligibilityOf(pack.manifest).flatMap((id) => reasonsIn(pack, id));

function reasonsIn(pack: Pack, id: string): string[] {
  for (const { decisions } of readableModels(pack)) {
    const logic = decisions[id]?.logic;
    if (logic?.kind !== 'table') continue;
    const column = logic.outputs.findIndex((output) => output.name === 'reason');
    return logic.rules.map((rule) => rule.outputs[column]?.replace(/^"|"$/g, '')).filter(Boolean);
  }
  return [];
}

/** What a channel costs is said in exactly one way, and only the national database may leave its limit open. */
function channels({ manifest }: Pack): Refusal[] {
  return Object.entries(manifest.channels).flatMap(([name, { limit, fees, free, feeUnknown }]) => {
    const of = `channels.${name}`;
    const costs = [fees?.length, free, feeUnknown].filter(Boolean).length;
    const open = ('unstated' in limit || 'byCase' in limit) && manifest.origin !== 'catalogue';
    return [
      ...(costs === 1 ? [] : [fault('procedure.yaml', phrase('fee-unsaid', { of }))]),
      ...(open ? [fault('procedure.yaml', phrase('limit-open', { of }))] : []),
    ];
  });
}

/** Every law reference starts with a key of `law:`; what follows names the article. A document of a pack of our own has a number. */
function laws(pack: Pack): Refusal[] {
  const { law: listed, origin } = pack.manifest;
  const unnamed = Object.entries(listed).filter(([, law]) => origin !== 'catalogue' && isUnnamed(law));
  const unlisted = lawReferences(pack).flatMap(([where, law]) => {
    if (law === undefined || pack.manifest.law[lawKey(law)]) return [];
    return [
      fault('procedure.yaml', law ? phrase('law-unlisted', { of: where, law }) : phrase('law-none', { of: where })),
    ];
  });
  return [
    ...unlisted,
    ...unnamed.map(([key]) => fault('procedure.yaml', phrase('law-unnumbered', { of: `law.${key}` }))),
  ];
}

/** Every user task has a post that exists, and a form: its own, or that of its act. */
function tasks(pack: Pack, posts: ReadonlySet<string>): Refusal[] {
  return pack.manifest.steps.flatMap((step) => [
    ...(posts.has(step.post) ? [] : [fault('procedure.yaml', phrase('step-post', { step: step.id, post: step.post }))]),
    ...(step.act === 'complete-task' && !step.form
      ? [fault('procedure.yaml', phrase('step-formless', { step: step.id }))]
      : []),
  ]);
}

/** What is recorded before the decision says whether it supports the request, or asks for nothing that could. */
function conclusions(pack: Pack): Refusal[] {
  const forms = new Set(pack.manifest.steps.flatMap((step) => (step.act === 'complete-task' ? (step.form ?? []) : [])));
  return [...forms].flatMap((name) =>
    pack.forms[name] ? examineConclusions(pack.forms[name], `forms/${name}.yaml`) : [],
  );
}

/** What refuses a part says by which law; the words of each ground name the article that it is of. */
function parts(pack: Pack): Refusal[] {
  const { steps, law } = pack.manifest;
  const articleOf = (field: string, choice: string, reference: string) =>
    Boolean(pack.words['vi']?.[`option.${field}.${choice}`]?.includes(lawText(law, reference)));
  return steps.flatMap((step) => {
    const form = step.act === 'decide-dossier' ? undefined : pack.forms[step.form ?? ''];
    return form ? examineParts(form, `forms/${step.form}.yaml`, { steps, articleOf }, step) : [];
  });
}

/** No form asks for what a register already holds, unless it says why it must. */
function onceOnly(pack: Pack, registers: RegisterData): Refusal[] {
  const faults: Refusal[] = [];
  const own = pack.manifest.result.register;
  if (own && !registers.has(own))
    faults.push(fault('procedure.yaml result', phrase('register-missing', { register: own })));
  for (const name of Object.keys(pack.manifest.result.data ?? {}))
    if (own && registers.has(own) && !registers.get(own)!.holds.includes(name))
      faults.push(fault('procedure.yaml result', phrase('register-lacks', { register: own, datum: name })));
  for (const [formName, form] of Object.entries(pack.forms))
    for (const [field, schema] of Object.entries(form.schema?.properties ?? {})) {
      const where = `forms/${formName}.yaml ${field}`;
      if (schema.source && !registers.get(schema.source.register)?.holds.includes(schema.source.datum))
        faults.push(fault(where, phrase('source-none', { datum: `${schema.source.register}.${schema.source.datum}` })));
      for (const name of strangeIn(schema)) faults.push(fault(where, phrase('field-strange', { name })));
      if (schema.source || schema.asks || formName !== 'apply') continue;
      if (own && registers.get(own)?.holds.includes(field)) continue;
      const holder = [...registers.values()].find((register) => register.holds.includes(field));
      if (holder) faults.push(fault(where, phrase('asks-again', { register: holder.id })));
    }
  for (const component of pack.manifest.components)
    if (component.register && !registers.has(component.register))
      faults.push(
        fault(
          `procedure.yaml components.${component.id}`,
          phrase('register-missing', { register: component.register }),
        ),
      );
  return faults;
}

const OWN = new Set(['idNumber', 'name', 'birthYear', 'residence', 'nationality']);

/** What a field is bound to and nobody has, and choices that are none of its own: misspelt, they would bind nothing. */
function strangeIn({ own, sexes = {}, enum: choices, default: preset }: FieldSchema): string[] {
  const isChoice = (value: unknown) => !Array.isArray(choices) || choices.map(String).includes(String(value));
  return [
    ...(own && !OWN.has(own.datum) ? [`own.datum: ${own.datum}`] : []),
    ...Object.entries(sexes).flatMap(([choice, sex]) =>
      isChoice(choice) && ['male', 'female'].includes(sex) ? [] : [`sexes: ${choice}: ${sex}`],
    ),
    ...(preset !== undefined && !isChoice(preset) ? [`default: ${preset}`] : []),
  ];
}

function letters(pack: Pack): Refusal[] {
  const faults = resultLetters(pack.manifest.result)
    .filter((letter) => !pack.letters[letter])
    .map((letter) => fault(`letters/${letter}.md`, phrase('file-missing')));
  for (const { letter: name, after } of pack.manifest.papers ?? []) {
    const text = pack.letters[name];
    if (text === undefined) faults.push(fault(`letters/${name}.md`, phrase('file-missing')));
    // The number of a book is drawn for the result alone.
    else if (must(readLetter(name, text)).head.number === 'drawn')
      faults.push(fault(`letters/${name}.md`, phrase('paper-number')));
    if (!pack.manifest.steps.some((step) => step.id === after))
      faults.push(fault('procedure.yaml', phrase('paper-step', { of: `papers.${name}`, step: after })));
  }
  for (const { step } of pack.manifest.result.follows ?? [])
    if (!pack.manifest.steps.some(({ id }) => id === step))
      faults.push(fault('procedure.yaml', phrase('paper-step', { of: 'result.follows', step })));
  for (const [name, template] of Object.entries(pack.letters)) {
    // One or the other is false.
    const { head, body } = must(readLetter(name, template));
    const { form, draft } = head;
    if (form && draft) faults.push(fault(`letters/${name}.md`, phrase('letter-form-draft')));
    // It would be signed as it stands.
    if (/[{}]/.test([body, ...(head.recipients ?? [])].join('\n').replace(/\{\{[^{}]+\}\}/g, '')))
      faults.push(fault(`letters/${name}.md`, phrase('letter-open')));
    for (const expression of placeholders(template)) {
      const checked = checkExpression(expression, `letters/${name}.md`);
      if (isRefusal(checked)) faults.push(checked);
    }
  }
  return faults;
}
