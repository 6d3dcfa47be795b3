/** The formats that a text of a form can have, by what they are called in a schema. */
import { isHealthCard } from '#kernel/health-card.ts';
import { isHouseholdName } from '#kernel/household-name.ts';
import { isCitizenNumber, readIdNumber } from '#kernel/id-number.ts';
import { isPlotText } from '#kernel/land-plot.ts';
import { areLawCitations } from '#kernel/law-text.ts';
import { areParties } from '#kernel/parties.ts';
import { arePeople } from '#kernel/personal-number.ts';
import { isPhone } from '#kernel/phone.ts';
import { isCivilName, isPersonName, saysSomething } from '#kernel/text.ts';
import {
  isAddress,
  isCommuneAddress,
  isEthnicGroup,
  isFacilityName,
  isNationality,
  isPaperLine,
  isPaperNumber,
  isPlace,
} from '#kernel/told-text.ts';

export const TEXT_FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'ethnic-group': isEthnicGroup,
  nationality: isNationality,
  place: isPlace,
  'facility-name': isFacilityName,
  'commune-address': isCommuneAddress,
  address: isAddress,
  'paper-number': isPaperNumber,
  'paper-line': isPaperLine,
  reason: saysSomething,
  'person-name': isPersonName,
  'civil-name': isCivilName,
  parties: areParties,
  people: arePeople,
  phone: isPhone,
  'household-name': isHouseholdName,
  'citizen-number': isCitizenNumber,
  'id-number': (text) => readIdNumber(text) !== undefined,
  'health-card': isHealthCard,
  'land-plot': isPlotText,
  'law-citations': areLawCitations,
};
