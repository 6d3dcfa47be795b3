/**
 * The law that a decision against a person names must be found by who reads it (Decree 63/2010/NĐ-CP Art. 18.5): by the number of
 * its document, or as the procedure itself lists it. What is known to have ended by the day, not to hold yet, or to be of another
 * province's council, is no ground for anything.
 */
import { refuseUnfit, unheldIn, whoseCouncil } from '#authority/council.ts';
import { misnamedIn, type NamedLaw, type Said } from '#kernel/law-names.ts';
import { citationsIn, councilIn, lawNumberKey, namesArticle, numbersIn } from '#kernel/law-text.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { type Context, submittedOn } from './context.ts';
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

/** Where a law is named: when, in which province and procedure. */
export type LawContext = Pick<Context, 'province' | 'at'> & { rules: Pick<Rules, 'lawText' | 'lawNames' | 'laws'> };

/** What a person is refused by, or loses a result by, names the article too: of every document it names, they must find the place. */
export function refuseGround(
  state: Pick<DossierState, 'submittedAt'>,
  law: string,
  context: LawContext,
): Refusal | undefined {
  const unfit = refuseLaw(state, law, context);
  if (unfit) return unfit;
  const { lawText, lawNames } = context.rules;
  const bare = citationsIn(lawText(law), lawNames).find(({ text }) => !namesArticle(text));
  return bare && refuse('law-article-needed', { law: bare.text });
}

/** What the People's Council sets is taken by its resolution alone, found by number and article or clause: a law only lets it set that. */
export function refuseCouncil(
  state: Pick<DossierState, 'submittedAt'>,
  law: string,
  context: LawContext,
): Refusal | undefined {
  const unfit = refuseNoLaw(state, law, context);
  if (unfit) return unfit;
  const said = context.rules.lawText(law);
  const { province, at, rules } = context;
  // What a commune or a district resolved sets no charge.
  const isLower = whoseCouncil(province, said, province.calendar.dateOf(at), rules.laws)?.is === 'lower';
  const council = isLower ? 'none' : councilIn(said);
  if (council === 'placed') return undefined;
  return refuse(council === 'bare' ? 'law-article-needed' : 'law-council-needed', { law: said });
}

const COUNCIL_DECIDES = /thuoc tham quyen (?:quyet dinh )?cua (?:hoi dong nhan dan|hdnd)/u;

/** Nothing but what guides a council in what it decides, by its own title: it sets no amount of its own. */
export function leavesToCouncil(law: string, { rules }: Pick<LawContext, 'rules'>): boolean {
  const numbers = numbersIn(rules.lawText(law));
  const isGuide = (number: string) =>
    rules.laws.some(
      (one) =>
        lawNumberKey(`${one.number}/`).startsWith(lawNumberKey(`${number}/`)) &&
        COUNCIL_DECIDES.test(foldVietnamese(one.title)),
    );
  return numbers.length > 0 && numbers.every(isGuide);
}

export function refuseLaw(
  state: Pick<DossierState, 'submittedAt'>,
  law: string,
  context: LawContext,
): Refusal | undefined {
  const unfit = refuseNoLaw(state, law, context);
  if (unfit) return unfit;
  const { lawText, lawNames } = context.rules;
  // Each of them: one that can be found carries no other that cannot.
  const vague = citationsIn(lawText(law), lawNames).find(({ isFound }) => !isFound);
  return vague && refuse('law-vague', { law: vague.text });
}

/** Whether a text names a document of law by its number, and each that it names is in force. */
export function citesHeld(text: string, context: LawContext): boolean {
  const cited = citationsIn(context.rules.lawText(text), context.rules.lawNames).filter(({ isFound }) => isFound);
  return cited.length > 0 && !refuseNoLaw({}, text, context);
}

/** None is named, or one that is not in force. */
const refuseNoLaw = (
  state: Pick<DossierState, 'submittedAt'>,
  law: string,
  context: LawContext,
): Refusal | undefined =>
  law.trim()
    ? (refuseUnheld(state, law, context) ?? refuseMisnamed(context.rules.lawText(law), context))
    : refuse('law-needed');

/** Where a name is compared with the lists. */
export type NamedContext = Pick<LawContext, 'province' | 'at'> & { rules: Pick<Rules, 'laws'> };

/** The documents that the procedure and the province list, by the names under which people know them. */
export const namedLaws = ({ province, rules, at }: NamedContext): readonly NamedLaw[] =>
  province.law.namedOn(province.calendar.dateOf(at), rules.laws);

/** A name, a day or an issuer beside the number of another document: nobody can tell which of the two is meant. */
export function refuseMisnamed(said: string, context: NamedContext, as: Said = 'citation'): Refusal | undefined {
  const found = misnamedIn(said, namedLaws(context), as);
  if (!found) return undefined;
  const { said: law, number, right, other } = found;
  return other ? refuse('law-titled', { title: right, other, number }) : refuse('law-misnamed', { law, number, right });
}

/** Only whether it holds here on the day, of what need not be an article. */
export function refuseUnheld(
  state: Pick<DossierState, 'submittedAt'>,
  law: string,
  { province, rules, at }: LawContext,
): Refusal | undefined {
  const day = { date: province.calendar.dateOf(at), since: submittedOn(state, { province, at }) };
  const found = unheldIn(province, rules.lawText(law), day, rules.laws);
  return found && refuseUnfit(found);
}
