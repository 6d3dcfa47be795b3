/** What people read beside a date that may yet change: received too late for the last day before those that Tết may take. */
import { beforeAll, expect, it } from 'vitest';
import { perform } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { calendarGaps } from '#main/serve.ts';
import { birthHandedIn } from '../support/begun.ts';
import { sitePages } from '../support/pages.ts';
import { birthAnswers, officer } from '../support/platform.ts';

const { site, textOf } = sitePages({ start: '2027-02-02T16:00', locale: 'vi-VN' });
let id: string;

beforeAll(async () => {
  const { platform } = site.running.system;
  id = await birthHandedIn({ platform }, { answers: { ...birthAnswers, childDateOfBirth: '2027-01-20' } });
  must(await perform(platform, id, { act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
});

const NOTE = 'Lịch nghỉ Tết Nguyên đán năm 2027 chưa có quyết định chính thức; ngày hẹn trả có thể thay đổi.';

const places: [string, string, (dossier: string) => string][] = [
  ['the applicant in the dossier', 'an', (dossier) => `/my/dossiers/${dossier}`],
  ['the applicant in the list', 'an', () => '/my/dossiers'],
  ['the applicant on the slips', 'an', (dossier) => `/my/dossiers/${dossier}/slips`],
  ['the officer in the dossier', 'hong-gai.civil.minh', (dossier) => `/office/dossiers/${dossier}`],
  ['the officer in the inbox', 'hong-gai.civil.minh', () => '/office'],
  ['the head on the desk', 'hong-gai.chair', () => '/office/desk'],
  ['the officer in the book', 'hong-gai.civil.minh', () => '/office/book'],
];
it.each(places)('%s is told that it may change', async (_, who, path) => {
  expect(await textOf(who, path(id))).toContain(NOTE);
});

it('whoever starts the server is told what the calendar does not know', () => {
  expect(calendarGaps(site.running.system).join()).toMatch(
    /Tết Nguyên đán 2027 .* provinces\/quang-ninh\/calendar\.yaml/,
  );
});
