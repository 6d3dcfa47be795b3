/** Who may stand in for whom: whoever holds the post, or a deputy's (a vice-chair for the chair), or signs for the head by a written authority. Nobody else becomes a head by somebody being away. */
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { worksAt } from './authorised.ts';
import { deskPost } from './head-posts.ts';
import type { Officer, Province } from './province.ts';

/** Every post of who is away must be filled by who stands in, on the first day and on the last; for which procedures is asked of each dossier. */
export function checkStandIn(
  province: Province,
  question: { absent: Officer; standIn: Officer; from: string; to: string },
): Outcome<true> {
  const { absent, standIn, from, to } = question;
  if (absent.id === standIn.id) return refuse('stand-in-self');
  for (const { unit, post } of absent.holds.filter((held) => held.from <= from && (!held.to || from < held.to)))
    for (const date of [from, to])
      if (!worksAt(province, standIn, { unit, post: deskPost(post), date, procedure: 'any' }))
        return refuse('stand-in-not-entitled', {
          officer: standIn.name,
          post: nameOfPost(province, post),
          unit: province.findUnit(unit)?.name ?? unit,
          date: printedDate(date),
        });
  return true;
}

/** 2026-11-25 → 25/11/2026. */
export const printedDate = (date: string): string => date.split('-').reverse().join('/');

export const nameOfPost = ({ source }: Province, post: string) =>
  source.posts.find((one) => one.id === post)?.name ?? post;
