/**
 * Who may stand in for whom: whoever fills the post itself. A post is filled by who holds it and by the deputies that the province
 * names for it (a vice-chair for the chair); nobody else becomes a head by somebody being away.
 */
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { holds, type Officer, type Province } from './province.ts';

/** Holds the post in the unit on that date, or one of its deputies' posts there. */
export function fills(province: Province, officer: Officer, unit: string, post: string, date: string): boolean {
  return postsFilling(province, post).some((one) => holds(officer, unit, one, date));
}

/** The post, then those of its deputies. */
export function postsFilling({ source }: Province, post: string): string[] {
  return [post, ...(source.posts.find((one) => one.id === post)?.deputies ?? [])];
}

/** The posts whose work an officer of this post does. */
export function postsFilledBy({ source }: Province, post: string): string[] {
  return [post, ...source.posts.filter((one) => one.deputies?.includes(post)).map((one) => one.id)];
}

/** Every post of who is away must be filled by who stands in, on the first day and on the last. */
export function checkStandIn(
  province: Province,
  question: { absent: Officer; standIn: Officer; from: string; to: string },
): Outcome<true> {
  const { absent, standIn, from, to } = question;
  if (absent.id === standIn.id) return refuse('stand-in-self');
  for (const { unit, post } of absent.holds.filter((held) => held.from <= from && (!held.to || from < held.to)))
    for (const date of [from, to])
      if (!fills(province, standIn, unit, post, date))
        return refuse('stand-in-not-entitled', {
          officer: standIn.name,
          post: nameOfPost(province, post),
          unit: province.findUnit(unit)?.name ?? unit,
          date,
        });
  return true;
}

export const nameOfPost = ({ source }: Province, post: string) =>
  source.posts.find((one) => one.id === post)?.name ?? post;
