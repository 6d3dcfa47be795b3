/**
 * What shows that a published condition is not met: a document of an authority, a paper that lies there, or an answer that was given. Who
 * receives names it and writes no reason of their own: before anybody competent looked into the matter none could be weighed (Decree
 * 63/2010/NĐ-CP Art. 18.5; form 03 of Circular 03/2025/TT-VPCP).
 */
import { LANGUAGES, type Language, type Outcome, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { answerWords } from './answer-words.ts';
import type { Context } from './context.ts';
import { dayText } from './money-back.ts';
import { isDayWithin, isNamedWhole, type NamedDocument } from './named-document.ts';
import { isBlank } from './proven.ts';
import { clean } from './receiver.ts';
import type { Component, Rules, Words } from './rules.ts';
import type { DossierState, Submitted } from './state.ts';

export const SHOWN_BY_KINDS = ['document', 'component', 'answer'] as const;

export type ShownBy = ({ kind: 'document' } & NamedDocument) | { kind: 'component' | 'answer'; id: string };

/** The most letters of each part of a document that is named. */
export const DOCUMENT_LIMITS = { issuer: 150, number: 60, issued: 10 } as const;

/** No document of an authority of this state is older. */
const FIRST_DAY = '1945-09-02';
type Asked = Pick<Context, 'province' | 'at'> & { rules: Rules };

/** Handed in, received or not. */
export const isIn = ({ status }: Pick<DossierState, 'status'>): boolean => status !== 'none' && status !== 'draft';

/** Online a number of sheets is a paper of nobody. */
export const isBrought = ({ register, file, originals, copies }: Submitted, { channel }: DossierState): boolean =>
  !register && (Boolean(file) || (channel !== 'online' && originals + copies > 0));

/**
 * Papers that lie there, of an imported procedure: of what was handed in those that came; at the counter those that it lists for the case.
 * That a condition of our packs is not met, an authority says. Every paper of the request could stand beside it.
 */
export function papersThere(state: DossierState, rules: Rules): readonly Component[] {
  if (!rules.imported) return [];
  if (isIn(state))
    return rules.components.filter(({ id }) =>
      state.components.some((one) => one.component === id && isBrought(one, state)),
    );
  const { open, out } = rules.openOf('apply', state.answers);
  const given = Object.fromEntries(Object.entries(state.answers).filter(([name]) => !out.has(name)));
  const vars = { ...given, channel: state.channel, place: state.place ?? null, applicant: state.applicant };
  return rules.components.filter((one) => rules.isAsked(one, vars) || rules.readIn(one).some((name) => open.has(name)));
}

/**
 * Answers that were given to what is asked for, of an imported procedure. What answers of our packs say is for their rules: beside one of
 * their conditions any answer could stand.
 */
export function answersThere({ answers }: DossierState, rules: Rules): readonly string[] {
  if (!rules.imported) return [];
  const { out } = rules.openOf('apply', answers);
  return rules.fieldsOf('apply').filter((field) => !out.has(field) && !isBlank(answers[field]));
}

const inLanguages = (say: (language: Language) => string): Words =>
  Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as unknown as Words;

/** In words, as a paper prints it; refused where it names nothing that can be looked at. */
export function shownWords(
  by: ShownBy,
  { id, text }: { id: string; text: Words },
  state: DossierState,
  asked: Asked,
): Outcome<{ shownBy: ShownBy; words: Words }> {
  const { rules, province, at } = asked;
  if (by.kind === 'document') {
    const named = {
      issuer: clean(by.issuer),
      number: clean(by.number).replace(/^số\s*:?\s+/iu, ''),
      issued: clean(by.issued),
    };
    const isPlain = !/[;:!?\n]|\.\s/.test(named.issuer);
    if (!isNamedWhole(named) || !isPlain) return refuse('shown-by-document', { ground: text, id });
    const today = province.calendar.dateOf(at);
    if (!isDayWithin(named.issued, FIRST_DAY, today))
      return refuse('shown-by-date', { date: named.issued, from: dayText(FIRST_DAY), to: dayText(today), id });
    const said = phrase('shown-document', { ...named, date: dayText(named.issued) });
    return { shownBy: { kind: 'document', ...named }, words: inLanguages((language) => phraseText(said, language)) };
  }
  if (by.kind === 'component') {
    const paper = papersThere(state, rules).find((one) => one.id === by.id);
    return paper
      ? { shownBy: { kind: 'component', id: paper.id }, words: saysOf(phrase('shown-paper', { text: paper.name })) }
      : refuse('shown-by-not-there', { item: rules.itemName(by.id), ground: text, id });
  }
  if (by.kind === 'answer') {
    if (!answersThere(state, rules).includes(by.id))
      return refuse('shown-by-not-there', { item: rules.itemName(by.id), ground: text, id });
    const said = answerWords(rules, by.id, state.answers[by.id]);
    return { shownBy: { kind: 'answer', id: by.id }, words: saysOf(phrase('shown-answer', { text: said })) };
  }
  return refuse('shown-by-needed', { ground: text, id });
}

const saysOf = (said: Phrase): Words => inLanguages((language) => phraseText(said, language));
