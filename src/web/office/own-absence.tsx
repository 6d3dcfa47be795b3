/** That the officer who looks is recorded as away: until when, who stands in, and where they end it. */
import { findAbsence } from '#authority/permission.ts';
import type { Staff } from '#dossier/decide-tasks.ts';
import { InsetText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

export function OwnAbsence({ view, absences }: { view: View; absences: Staff['absences'] }) {
  const { t, fmt, officer, now, platform } = view;
  const absence = officer && findAbsence(absences, officer.id, now.toString());
  if (!absence) return null;
  const to = fmt.dateTime(absence.to);
  const standIn = absence.standIn && (platform.province.officers.get(absence.standIn)?.name ?? absence.standIn);
  return (
    <InsetText
      text={
        <>
          <span class="mc-line">{standIn ? t('absence.own-stood-in', { to, standIn }) : t('absence.own', { to })}</span>
          <a class="govuk-link" href="/office/absence">
            {t('absence.end-own')}
          </a>
        </>
      }
    />
  );
}
